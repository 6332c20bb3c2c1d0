"""Who is silent against their own rhythm: an account that orders once a quarter is judged by quarters.

An account is silent when more days have passed since its last purchase than nine of ten of its gaps between purchases
lasted. Under three gaps we do not know its rhythm.
"""

from dataclasses import dataclass
from datetime import date

import polars as pl

from kam_core.kpis.population import read_of
from kam_core.store.database import Database

FEWEST_GAPS = 3


@dataclass(frozen=True, slots=True)
class Rhythms:
    """How many accounts had bought, of how many of them we know the rhythm, and how many of these are silent."""

    accounts: int
    known: int
    silent: int


def on_days(database: Database, population: pl.DataFrame | None, days: pl.DataFrame) -> pl.DataFrame:
    """The rhythm of accounts on each of some days.

    Args:
        database: where to read.
        population: one column `account_id`; null for all accounts.
        days: `point` and `day`; month ends, because purchases are known by the month.

    Returns:
        One row a day and account that had bought by then: `point`, `account_id`, `gaps` (how many), `last_order_date`,
        `since` and `usual` (days; `usual` is null under three gaps), `silent` (null where `usual` is).
    """
    rows = read_of(database, "rhythm", population, {"days": days}, fewest=FEWEST_GAPS)
    return rows.with_columns((pl.col("since") > pl.col("usual")).alias("silent"))


def accounts(database: Database, population: pl.DataFrame | None, day: date) -> pl.DataFrame:
    """The rhythm of each account on a month end, the longest over its time first, those of unknown rhythm last.

    Returns:
        As `on_days`, without `point`, with `account_name`, and `late` (days beyond the usual; null where unknown).
    """
    rows = on_days(database, population, pl.DataFrame({"point": [0], "day": [day]})).drop("point")
    names = database.read("kpis", "account_names", frames={"population": rows.select("account_id")})
    named = rows.join(names, on="account_id", how="left").with_columns(
        pl.col("account_name").fill_null(pl.col("account_id")), (pl.col("since") - pl.col("usual")).alias("late")
    )
    return named.sort("late", "account_id", descending=[True, False], nulls_last=True)


def counted(rows: pl.DataFrame) -> dict[int, Rhythms]:
    """What `on_days` comes to, by point; absent where nobody had bought."""
    grouped = rows.group_by("point").agg(
        pl.len().alias("accounts"), pl.col("silent").count().alias("known"), pl.col("silent").sum().alias("late")
    )
    return {int(point): Rhythms(*counts) for point, *counts in grouped.iter_rows()}
