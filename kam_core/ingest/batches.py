"""Loads: the row that each leaves in `facts`, and the history row that follows it in `app`."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from kam_core.store.clock import now_utc
from kam_core.store.request import Request
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Batch:
    """One load. `file_hash` is the SHA-256 of the file; `warnings` are sentences on what does not fit the rest."""

    batch_id: int
    kind: str
    rows_in: int
    rows_loaded: int
    file_hash: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the rows of a load come from, and who loads them."""

    path: Path
    file_hash: str
    who: str
    source: str
    illustrative: bool


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
        file_name=origin.path.name,
        file_hash=batch.file_hash,
        rows_in=batch.rows_in,
        rows_loaded=batch.rows_loaded,
        illustrative=origin.illustrative,
        loaded_by=origin.who,
        loaded_at=now_utc(),
    )


def record_missing(store: Store) -> None:
    """Give each load its history row; to be called when a store is opened, since a crash may have kept one back."""
    for row in store.database.read("ingest", "unrecorded_batches").iter_rows(named=True):
        batch_id, who = str(row.pop("batch_id")), row.pop("loaded_by")

        def note(transaction: Transaction, batch_id: str = batch_id, row: dict[str, object] = row) -> None:
            transaction.record("import", "batch", batch_id, {name: (None, value) for name, value in row.items()})

        store.writer.save(Request(who, "import", f"batch-{batch_id}"), note)
