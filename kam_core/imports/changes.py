"""What a load changed, value by value, for as long as it is the last that touched its rows."""

import json

import polars as pl

from kam_core.ingest.images import held_in, key_of
from kam_core.ingest.kinds import kind_named
from kam_core.store.database import Database

_CHANGES = {"key": pl.String, "field": pl.String, "before": pl.String, "after": pl.String}


def changes(database: Database, batch_id: int, most: int) -> pl.DataFrame:
    """The fields that a load changed in the first rows that it changed.

    Args:
        database: sees the load.
        batch_id: which load.
        most: of so many rows.

    Returns:
        One row a field that is another now: `key` (its parts by " / "), `field`, `before`, `after` (texts;
        null: empty). Of order lines: day, account, product, quantity, revenue and cost.
    """
    batch = database.one("imports", "batch", batch_id=batch_id)
    if batch is None:
        return pl.DataFrame(schema=_CHANGES)
    kind = kind_named(batch["kind"])
    if kind.name == "order_lines":
        found = database.read("imports", "changed_lines", batch_id=batch_id, most=most)
    else:
        parts = {"table": kind.table, "key": key_of(kind), "held": held_in(kind)}
        found = database.read_of("imports", "changed_rows", parts, batch_id=batch_id, most=most)
    told = [
        (" / ".join(json.loads(key)), field, old, new[field])
        for key, before, after in found.iter_rows()
        for new in [json.loads(after)]
        for field, old in json.loads(before).items()
        if old != new[field]
    ]
    return pl.DataFrame(told, schema=_CHANGES, orient="row")


def conflicts(database: Database, batch_id: int) -> pl.DataFrame:
    """Fields that somebody edited by hand and whose loaded value a load changed: the edit stays until it is dropped.

    To drop it is an edit like any other: `accounts.edit.edit` to the value in `after`.

    Returns:
        One row a field: `account_id`, `account_name`, `field`, `edited` (what counts), `before` and `after` (what was
        and is loaded). Null is empty.
    """
    return database.read("imports", "conflicts", batch_id=batch_id)
