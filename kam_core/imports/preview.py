"""What a drop would do, found by doing it in a transaction that is not kept: the figures are those it will have."""

from dataclasses import dataclass
from decimal import Decimal

import polars as pl

from kam_core.imports.changes import changes, conflicts
from kam_core.imports.dropping import load_all
from kam_core.imports.planning import Plan
from kam_core.imports.rejected import rejected
from kam_core.ingest.batches import Batch
from kam_core.ingest.progress import Progress, silent
from kam_core.scoring import criteria, scores
from kam_core.scoring.bands import with_bands
from kam_core.store.database import Database
from kam_core.store.moments import moments
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction

MOST = 200


@dataclass(frozen=True, slots=True)
class FilePreview:
    """What one file would do: `batch` counts its rows; `changes` and `conflicts` are as the module `changes` has them.

    `changes` holds the first `MOST` rows alone; `rejected` has `line`, `raw`, `reason`.
    """

    file_name: str
    batch: Batch
    changes: pl.DataFrame
    conflicts: pl.DataFrame
    rejected: pl.DataFrame


@dataclass(frozen=True, slots=True)
class Totals:
    """What the store comes to, in the base currency; null where there is nothing to add up."""

    accounts: int
    revenue: Decimal | None
    won: Decimal | None
    open_pipeline: Decimal | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What a drop would do: file by file in the order of loading, and to the whole.

    `moved` has one row an account that would stand in another quadrant, or is new in one: `account_id`,
    `account_name`, `before`, `after` (null: in none).
    """

    files: tuple[FilePreview, ...]
    before: Totals
    after: Totals
    moved: pl.DataFrame


def preview(store: Store, plan: Plan, who: str, progress: Progress = silent) -> Preview:
    """Load a plan and keep nothing of it. Others read and save meanwhile; another import has to wait.

    Raises:
        RefusedError, ContractError: as `dropping.load`.
    """

    def rehearsed(transaction: Transaction) -> Preview:
        database = transaction.database(store.connection)
        before, stood = _totals(database), _quadrants(database)
        batches = load_all(transaction, plan, who, progress)
        files = tuple(
            _file(database, batch, ready.file.file_name) for batch, ready in zip(batches, plan.files, strict=True)
        )
        return Preview(files, before, _totals(database), _moved(database, stood, _quadrants(database)))

    with store.writer.alone():
        return store.writer.rehearse(rehearsed)


def _file(database: Database, batch: Batch, file_name: str) -> FilePreview:
    left_out = rejected(database, batch.batch_id)
    return FilePreview(
        file_name, batch, changes(database, batch.batch_id, MOST), conflicts(database, batch.batch_id), left_out
    )


def _totals(database: Database) -> Totals:
    return Totals(*database.read("imports", "totals").row(0))


def _quadrants(database: Database) -> pl.DataFrame:
    """Where each account stands today under the criteria in force, or under those that would be made for it."""
    today = moments(database).today
    chosen = with_bands(database, criteria.in_force(database, today))
    return scores.compute(database, chosen, today).select("account_id", "quadrant")


def _moved(database: Database, before: pl.DataFrame, after: pl.DataFrame) -> pl.DataFrame:
    both = before.rename({"quadrant": "before"}).join(
        after.rename({"quadrant": "after"}), on="account_id", how="full", coalesce=True
    )
    moved = both.filter(pl.col("before").ne_missing(pl.col("after"))).sort("account_id")
    names = database.read("imports", "account_names")
    return moved.join(names, on="account_id", how="left", maintain_order="left").select(
        "account_id", "account_name", "before", "after"
    )
