"""What was loaded into a store: of which kind, how much, from where, when, by whom, and what of it was made up."""

from dataclasses import dataclass
from decimal import Decimal

import polars as pl

from kam_core.ingest.kinds import KINDS
from kam_core.store.content import illustrative_rows
from kam_core.store.database import Database

# The list of key accounts is kept rather than loaded, but a demo's list is made up like its other values.
MEMBERS = "members"
_TABLES = {kind.name: kind.table for kind in KINDS} | {MEMBERS: "app.membership"}


@dataclass(frozen=True, slots=True)
class Totals:
    """All order lines in the base currency; null without any, `margin` also where the cost of any line is unknown."""

    revenue: Decimal | None
    margin: Decimal | None


def by_kind(database: Database) -> pl.DataFrame:
    """What the store holds of each kind.

    Returns:
        One row a kind that has rows or was loaded and not undone, in the order of `KINDS` (the list of key accounts,
        'members', is last): `kind`, `rows` Int64, `illustrative_rows` Int64 (made up for the demo), `files` Int64
        (loads), `sources` (names, null where nothing was loaded), `loaded_by` (a name) and `loaded_at` (UTC) of the
        last load.
    """
    counted = database.read("ingest", "rows_by_kind")
    loaded = database.read("ingest", "loads_by_kind")
    made_up = database.ask(illustrative_rows)
    order = pl.DataFrame(
        {
            "kind": list(_TABLES),
            "illustrative_rows": [made_up.get(table, 0) for table in _TABLES.values()],
        }
    )
    everything = order.join(counted, on="kind", how="left", maintain_order="left").join(
        loaded, on="kind", how="left", maintain_order="left"
    )
    held = everything.filter((pl.col("rows") > 0) | pl.col("files").is_not_null())
    return held.select(
        "kind", "rows", "illustrative_rows", pl.col("files").fill_null(0), "sources", "loaded_by", "loaded_at"
    )


def files(database: Database) -> pl.DataFrame:
    """Every load.

    Returns:
        One row a load, newest first: `batch_id`, `kind`, `file_name`, `source`, `rows_in`, `rows_loaded`,
        `illustrative`, `loaded_by` (a name), `loaded_at` (UTC), `file_hash` (SHA-256), `mode`, `profile`
        (null: the file had our own columns), `rows_rejected`, `rows_duplicate`, `rows_new`, `rows_changed`,
        `rows_unchanged`, `rows_removed`, `drop_id` (the same for files loaded together; null: alone), `undone_at`
        (UTC) and `undone_by`
        (a name; both null unless it was undone).
    """
    return database.read("ingest", "loads")


def same_file(database: Database, kind: str, file_hash: str) -> pl.DataFrame:
    """The newest load of this very file as this kind that was not undone.

    Returns:
        One row at most: `batch_id`, `loaded_at` (UTC), `loaded_by` (a name).
    """
    return database.read("ingest", "same_file", kind=kind, file_hash=file_hash)


def totals(database: Database) -> Totals:
    """What all order lines sum to: the figure to compare with the system they came from."""
    return Totals(*database.read("store", "totals").select("revenue", "margin").row(0))
