"""The files of one drop, as they come out of reading and preparing, and what a person decided about them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kam_core.crm.decisions import Prepared
from kam_core.crm.proposal import Holds
from kam_core.ingest.mode import Mode
from kam_core.reading.model import Reading


@dataclass(frozen=True, slots=True)
class Incoming:
    """One file, as one of its kind.

    `rows` is a Parquet file as `Prepared.path` has it; `references` says what each column that names another record
    holds. `rejected` is a Parquet file of `line`, `raw`, `reason`, of which `duplicates` say what another row says.
    `texts` is a Parquet file of the cells as they were read, `line` first; `header` are the names of these.
    `fields` are those that the file fills, where it need not have all: rows that it changes keep their other values.
    `again`: it is loaded though the same file was before.
    """

    kind: str
    rows: Path
    file_name: str
    file_hash: str
    source: str = "own"
    references: Mapping[str, Holds] = field(default_factory=dict)
    rejected: Path | None = None
    duplicates: int = 0
    texts: Path | None = None
    header: tuple[str, ...] = ()
    fields: tuple[str, ...] | None = None
    mode: Mode = Mode.UPDATE
    profile: str | None = None
    illustrative: bool = False
    again: bool = False


def incoming(
    reading: Reading,
    prepared: Prepared,
    source: str,
    *,
    file_name: str = "",
    mode: Mode = Mode.UPDATE,
    profile: str | None = None,
    again: bool = False,
) -> Incoming:
    """A file that was read and prepared, to be dropped."""
    return Incoming(
        prepared.kind,
        prepared.path,
        file_name or reading.path.name,
        reading.file_hash,
        source,
        prepared.references,
        prepared.rejected,
        prepared.duplicates,
        reading.rows,
        reading.names,
        prepared.fields,
        mode,
        profile,
        again=again,
    )


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person said of names that a drop calls, by kind ('accounts', 'products', 'people', 'contacts').

    `same` gives the id of the record in the store for a name or id as the file writes it; None is "none of those we
    have": for an account of a file of accounts, a new one. `create_accounts`: accounts that rows need and nobody
    has are made, with the text of the file as id and name.
    """

    same: Mapping[str, Mapping[str, str | None]] = field(default_factory=dict)
    create_accounts: bool = False

    def of(self, kind: str) -> Mapping[str, str | None]:
        """What was said of one kind."""
        return self.same.get(kind, {})


NOTHING = Decided()
