"""The rows of a file that were not loaded, kept with their load until it is undone."""

import json

import polars as pl

from kam_core.errors import RefusedError
from kam_core.imports.raw import as_columns
from kam_core.store.database import Database


def rejected(database: Database, batch_id: int) -> pl.DataFrame:
    """Why rows of a file were not loaded.

    Returns:
        One row a row of the file, in its order: `line` (counted from 1), `raw` (as it stands there), `reason`.
    """
    return database.read("imports", "rejected_rows", batch_id=batch_id)


def to_fix(database: Database, batch_id: int) -> pl.DataFrame:
    """The same in the columns of the file, ready to be put right and dropped again.

    Returns:
        As `raw.as_columns` has it: the columns of the file as text, then `line` and `reason`.

    Raises:
        RefusedError: there is no such load.
    """
    found = database.one("imports", "header", batch_id=batch_id)
    if found is None:
        raise RefusedError("There is no load {batch}.", batch=batch_id)
    return as_columns(rejected(database, batch_id), json.loads(found["header"] or "[]"))
