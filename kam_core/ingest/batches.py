"""Loads: the row that each leaves in `facts`, and the history row that follows it in `app`."""

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

import polars as pl

from kam_core.errors import RefusedError
from kam_core.ingest.mode import Mode
from kam_core.store.clock import now_utc
from kam_core.store.request import Request
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Batch:
    """One load. `file_hash` is the SHA-256 of the file; `warnings` are sentences on what does not fit the rest.

    `rows_in` = `rows_loaded` + `rows_rejected` + `rows_duplicate`; `rows_loaded` = `rows_new` + `rows_changed` +
    `rows_unchanged`. `rows_removed` were in the store and are not any more.
    """

    batch_id: int
    kind: str
    rows_in: int
    rows_loaded: int
    file_hash: str
    warnings: tuple[str, ...] = ()
    rows_rejected: int = 0
    rows_duplicate: int = 0
    rows_new: int = 0
    rows_changed: int = 0
    rows_unchanged: int = 0
    rows_removed: int = 0


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the rows of a load come from, who loads them, and how.

    `path` is what is read, `file_name` how people know it. `rejected` has the columns `line`, `raw` and `reason`: rows
    of the file that are not among those at `path`; `duplicates` of them because another row says the same.
    `header` are the names of the columns of the file as it came; columns in `apart` are not of the file.
    """

    path: Path
    file_hash: str
    who: str
    source: str
    illustrative: bool
    file_name: str
    mode: Mode = Mode.UPDATE
    profile: str | None = None
    drop_id: str | None = None
    rejected: pl.DataFrame | None = None
    duplicates: int = 0
    header: tuple[str, ...] = ()
    apart: frozenset[str] = frozenset()


def fingerprint(path: Path) -> str:
    """SHA-256 of a file, as hexadecimal text."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def keep(transaction: Transaction, batch: Batch, origin: Origin) -> None:
    """Write the row of a load into `facts.batch`."""
    transaction.execute(
        "ingest",
        "insert_batch",
        batch_id=batch.batch_id,
        kind=batch.kind,
        source=origin.source,
        file_name=origin.file_name,
        illustrative=origin.illustrative,
        loaded_by=origin.who,
        loaded_at=now_utc(),
        mode=origin.mode.value,
        profile=origin.profile,
        drop_id=origin.drop_id,
        header=json.dumps(origin.header, ensure_ascii=False) if origin.header else None,
        **{name: value for name, value in asdict(batch).items() if name not in ("batch_id", "kind", "warnings")},
    )
    if origin.rejected is not None and origin.rejected.height:
        transaction.execute("ingest", "keep_rejected", frames={"rejected": origin.rejected}, batch_id=batch.batch_id)


def refuse_again(transaction: Transaction, kind: str, file_hash: str) -> None:
    """See that this very file was not loaded as this kind before; a load that was undone does not count.

    Raises:
        RefusedError: it was; it says which load that is.
    """
    earlier = transaction.one("ingest", "same_file", kind=kind, file_hash=file_hash)
    if earlier:
        raise RefusedError(
            "This file was loaded before: load {batch}, by {who} on {day}. Undo that one, or ask to load it again.",
            batch=earlier["batch_id"],
            who=earlier["loaded_by"],
            day=f"{earlier['loaded_at']:%Y-%m-%d}",
        )


def record_missing(store: Store) -> None:
    """Give each load and each undoing its history; to be called when a store is opened, since a crash may lack one."""
    for row in store.database.read("ingest", "unrecorded_batches").iter_rows(named=True):
        batch_id, who, undone = str(row.pop("batch_id")), row.pop("who"), row.pop("undone")
        action, request_id = ("undo", f"batch-{batch_id}-undone") if undone else ("import", f"batch-{batch_id}")
        there = {name: value for name, value in row.items() if value is not None}
        told = {name: (value, None) if undone else (None, value) for name, value in there.items()}
        request = Request(who, "import", request_id)
        store.writer.follow(
            request, partial(Transaction.record, action=action, record="batch", record_id=batch_id, values=told)
        )
