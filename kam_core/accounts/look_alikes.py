"""Accounts that a reader could take for another: their names look the same."""

import polars as pl

from kam_core.store.database import Database
from kam_core.text.twins import look


def look_alikes(database: Database) -> pl.DataFrame:
    """The accounts whose name looks like another account's.

    Returns:
        One row such an account, those that look alike together: `group` (counts from 1), `account_id`,
        `account_name`, `segment`, `country`.
    """
    names = database.read("accounts", "names")
    looks = names.with_columns(look=pl.Series([look(name) for name in names["account_name"]], dtype=pl.String))
    alike = looks.filter(pl.len().over("look") > 1).sort("look", "account_id")
    return alike.select(pl.col("look").rank("dense").alias("group"), "account_id", "account_name", "segment", "country")
