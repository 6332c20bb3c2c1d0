"""What a drop comes to: its files in the order in which they load, each with our ids, and what is left to decide."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

import polars as pl

from kam_core.errors import RefusedError
from kam_core.imports.directory import Directory
from kam_core.imports.incoming import NOTHING, Decided, Incoming
from kam_core.imports.raw import NONE, before
from kam_core.imports.resolution import MATCHES, UNKNOWN, Resolved
from kam_core.imports.resolving import resolved
from kam_core.ingest.kinds import KINDS
from kam_core.store.database import Database

_ORDER = {kind.name: place for place, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class Ready:
    """One file of a plan: `rejected` (`line`, `raw`, `reason`) are all its rows that are left out so far."""

    file: Incoming
    rejected: pl.DataFrame


@dataclass(frozen=True, slots=True)
class Plan:
    """A drop, ready to be looked at and loaded.

    `matches` has one row an account of a file of accounts: `file`, `theirs` (the id that the file gives it, by which
    somebody decides), `account_name`, `domain`, `country`, then as `matching.match_accounts`; those that are 'alike'
    are new unless somebody decides. `unknown` has one row a name
    that a file calls and nobody has: `file`, `kind` (of what is called), `field`, `text`, `rows`, then the record
    that is most like it (`candidate`, `candidate_name`, `similarity`; null where none is).
    `revision` is the state of the store that it was made for. `notes` are sentences on what was done to find records.
    """

    drop_id: str
    files: tuple[Ready, ...]
    matches: pl.DataFrame
    unknown: pl.DataFrame
    revision: int
    notes: tuple[str, ...] = ()


def plan(database: Database, files: Sequence[Incoming], folder: Path, decided: Decided = NOTHING) -> Plan:
    """Put the files of a drop in order and find the records that they call, in the store and in each other.

    Args:
        database: the store as it is now.
        files: the files, each read and prepared.
        folder: where the files made here go; it is there.
        decided: what a person said of names; ask again with more of it until nothing is left to decide.

    Raises:
        RefusedError: no file was given.
    """
    if not files:
        raise RefusedError("Name a file to import.")
    with database.one_moment() as moment:
        revision = moment.read("imports", "facts_revision").item()
        directory = Directory(moment, {file.kind for file in files})
    drop_id = uuid4().hex
    done = []
    for number, file in enumerate(sorted(files, key=lambda one: _ORDER[one.kind])):
        done.append(resolved(file, directory, decided, folder / f"resolved-{drop_id}-{number}.parquet"))
    ready = [Ready(one.incoming, pl.concat([before(one.incoming), one.rejected])) for one in done]
    ready += _made(done, folder, drop_id)
    ready.sort(key=lambda one: _ORDER[one.file.kind])
    return Plan(
        drop_id=drop_id,
        files=tuple(ready),
        matches=pl.concat([pl.DataFrame(schema=MATCHES), *(one.matches for one in done)]),
        unknown=pl.concat([pl.DataFrame(schema=UNKNOWN), *(one.unknown for one in done)]),
        revision=revision,
        notes=tuple(note for one in done for note in one.notes),
    )


def _made(done: Iterable[Resolved], folder: Path, drop_id: str) -> list[Ready]:
    """What the drop adds of its own: ids of accounts in the systems of the files, and accounts that somebody wants."""
    found = []
    for number, one in enumerate(done):
        names = list(one.created)
        accounts = pl.DataFrame({"account_id": names, "account_name": names})
        for kind, rows in (("external_ids", one.external_ids), ("accounts", accounts)):
            if rows.height:
                path = folder / f"{kind}-{drop_id}-{number}.parquet"
                rows.write_parquet(path)
                found.append(Ready(_of(one.incoming, kind, path), NONE))
    return found


def _of(file: Incoming, kind: str, path: Path) -> Incoming:
    mark = hashlib.sha256(f"{file.file_hash} {kind}".encode()).hexdigest()
    made = Incoming(kind, path, file.file_name, mark, file.source, profile=file.profile, again=True)
    return replace(made, illustrative=file.illustrative)
