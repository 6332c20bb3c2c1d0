"""Who is silent against their own rhythm: an account that orders once a quarter is judged by quarters.

An account is silent when more days have passed since its last purchase than nine of ten of its gaps between purchases
lasted. Under three gaps we do not know its rhythm.
"""

from dataclasses import dataclass
from datetime import date

import polars as pl

from kam_core.kpis.population import read_of
from kam_core.period import Period, add_months
from kam_core.store.database import Database

FEWEST_GAPS = 3


@dataclass(frozen=True, slots=True)
class Rhythms:
    """How many accounts had bought, of how many of them we know the rhythm, and how many of these are silent."""

    accounts: int
    known: int
    silent: int


def accounts(database: Database, population: pl.DataFrame | None, day: date) -> pl.DataFrame:
    """The rhythm of each account on a month end, the longest over its time first, those of unknown rhythm last.

    Args:
        database: where to read.
        population: one column `account_id`; null for all accounts.
        day: a month end, because purchases are known by the month.

    Returns:
        One row an account that had bought by then: `account_id`, `gaps` (how many), `last_order_date`, `since` and
        `usual` (days; `usual` is null under three gaps), `silent` (null where `usual` is), `account_name`, and `late`
        (days beyond the usual; null where unknown).
    """
    rows = read_of(database, "rhythm", population, day=day, fewest=FEWEST_GAPS)
    names = database.read("kpis", "account_names", frames={"population": rows.select("account_id")})
    named = rows.join(names, on="account_id", how="left").with_columns(
        silent=pl.col("since") > pl.col("usual"),
        account_name=pl.col("account_name").fill_null(pl.col("account_id")),
        late=pl.col("since") - pl.col("usual"),
    )
    return named.sort("late", "account_id", descending=[True, False], nulls_last=True)


def by_month(database: Database, population: pl.DataFrame | None, span: Period) -> dict[date, Rhythms]:
    """How many are silent at the end of each month of a span, by the first day of the month.

    Absent where nobody had bought by then. Of all accounts it is what is kept at each load, where that is.
    """
    if population is None:
        kept = database.read("kpis", "company_rhythms", first=span.first, until=span.until)
        found = {month: Rhythms(*counts) for month, *counts in kept.iter_rows()}
        if add_months(span.until, -1) in found:
            return found
    rows = read_of(database, "rhythms", population, months=span.months(), fewest=FEWEST_GAPS)
    return {month: Rhythms(*counts) for month, *counts in rows.iter_rows()}
