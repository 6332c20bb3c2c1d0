"""What each account leaves after the cost of what it bought, and how that adds up: the whale curve."""

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal

import numpy as np
import polars as pl
from numpy.typing import NDArray

from kam_core.kpis.population import read_of
from kam_core.kpis.trailing import money, trailing_years
from kam_core.period import Period, add_months
from kam_core.store.database import Database

_YEAR = 12
# So many fields of `Profits` count accounts; the others are amounts.
_COUNTS = 4
# So many accounts at once, for all their months to fit into the memory of a small machine.
_TOGETHER = 20_000


@dataclass(frozen=True, slots=True)
class Profits:
    """What accounts left in a year, in the base currency.

    `earned` is the sum over the `earners`, accounts that left something; `lost` that over the `losers`, as an amount
    above 0. `unknown` counts accounts that bought and whose cost is not known: they are in none of the other sums;
    `known_revenue` of `revenue` is that of accounts whose cost is.
    """

    earners: int
    losers: int
    even: int
    unknown: int
    earned: Decimal
    lost: Decimal
    revenue: Decimal
    known_revenue: Decimal

    @property
    def known(self) -> int:
        """How many accounts it rests on."""
        return self.earners + self.losers + self.even

    @property
    def total(self) -> Decimal:
        """What all of them left."""
        return self.earned - self.lost


def curve(database: Database, population: pl.DataFrame | None, period: Period) -> pl.DataFrame:
    """The whale curve of a period: accounts from the one that left most to the one that took most.

    Returns:
        One row an account that ordered: `rank` (1 is the most profitable), `account_id`, `account_name`, `revenue`,
        `profit` and `cumulative` Decimal in the base currency. Those whose cost is unknown come last, the largest
        first, with null in `rank`, `profit` and `cumulative`.
    """
    rows = read_of(database, "account_profits", population, first=period.first, until=period.until)
    names = database.read("kpis", "account_names", frames={"population": rows.select("account_id")})
    order = rows.sort(["profit", "revenue", "account_id"], descending=[True, True, False], nulls_last=True)
    known = pl.col("profit").is_not_null()
    return order.join(names, on="account_id", how="left", maintain_order="left").select(
        pl.when(known).then(known.cum_sum()).cast(pl.Int64).alias("rank"),
        "account_id",
        pl.col("account_name").fill_null(pl.col("account_id")),
        "revenue",
        "profit",
        pl.when(known).then(pl.col("profit").cum_sum()).alias("cumulative"),
    )


def by_month(database: Database, population: pl.DataFrame | None, span: Period) -> dict[date, Profits]:
    """What accounts left in the year that ends with each month of a span, by the first day of that month.

    Absent where nobody ordered. Of all accounts it is what is kept at each load, where that is.
    """
    if population is None:
        kept = database.read("kpis", "company_profit_years", first=span.first, until=span.until)
        found = {month: Profits(*sums) for month, *sums in kept.iter_rows()}
        if add_months(span.until, -1) in found:
            return found
    rows = read_of(database, "costs_of_accounts", population, first=first_of(span), until=span.until)
    return of_months(rows, span)


def first_of(span: Period) -> date:
    """The first month of the year that ends with the first month of a span."""
    return add_months(span.first, 1 - _YEAR)


def of_months(rows: pl.DataFrame, span: Period) -> dict[date, Profits]:
    """The same, worked out.

    Args:
        rows: one row an account and month with orders, `month` counting from `first_of(span)`, `account` from 0:
            `revenue`, and `margin` (null where the cost is unknown).
        span: the months.
    """
    months = span.months()
    sums = np.zeros((len(months), len(fields(Profits))), dtype=np.int64)
    for low in range(0, rows["account"].n_unique(), _TOGETHER):
        some = rows.filter(pl.col("account").is_between(low, low + _TOGETHER, closed="left"))
        sums += _sums(some.with_columns(pl.col("account") - low), len(months))
    return {month: _profits(row) for month, row in zip(months, sums, strict=True) if row[:_COUNTS].any()}


def _profits(row: NDArray[np.int64]) -> Profits:
    earners, losers, even, unknown = map(int, row[:_COUNTS])
    return Profits(earners, losers, even, unknown, *map(money, row[_COUNTS:]))


def _sums(rows: pl.DataFrame, months: int) -> NDArray[np.int64]:
    """One row a month, in the order of `Profits`: counts of accounts, and ten-thousandths."""
    unknown = pl.col("margin").is_null()
    revenue, margin, ordered, uncosted = (
        trailing_years(rows.select("account", "month", revenue=part), rows["account"].n_unique(), months + _YEAR - 1)
        for part in (pl.col("revenue"), pl.col("margin").fill_null(0), pl.lit(1.0), unknown.cast(pl.Float64))
    )
    known = (ordered > 0) & (uncosted == 0)
    profit = np.where(known, margin, 0)
    columns = (
        profit > 0,
        profit < 0,
        known & (profit == 0),
        uncosted > 0,
        profit.clip(min=0),
        -profit.clip(max=0),
        revenue,
        np.where(known, revenue, 0),
    )
    return np.column_stack([column.sum(axis=1) for column in columns])
