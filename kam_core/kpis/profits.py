"""What each account leaves after the cost of what it bought, and how that adds up: the whale curve."""

from dataclasses import dataclass
from decimal import Decimal

import polars as pl

from kam_core.kpis.population import read_of
from kam_core.kpis.windows import windows
from kam_core.period import Period
from kam_core.store.database import Database


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


def by_window(database: Database, population: pl.DataFrame | None, shown: pl.DataFrame) -> pl.DataFrame:
    """One row a window and account that ordered in it: `point`, `account_id`, `revenue`, `profit` (null: unknown)."""
    return read_of(database, "account_profits", population, {"windows": shown})


def curve(database: Database, population: pl.DataFrame | None, period: Period) -> pl.DataFrame:
    """The whale curve of a period: accounts from the one that left most to the one that took most.

    Returns:
        One row an account that ordered: `rank` (1 is the most profitable), `account_id`, `account_name`, `revenue`,
        `profit` and `cumulative` Decimal in the base currency. Those whose cost is unknown come last, the largest
        first, with null in `rank`, `profit` and `cumulative`.
    """
    rows = by_window(database, population, windows([period])).drop("point")
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


def summed(rows: pl.DataFrame) -> dict[int, Profits]:
    """What `by_window` comes to, by point; absent where nobody ordered."""
    profit, nothing = pl.col("profit"), pl.lit(0, pl.Decimal(38, 4))
    grouped = rows.group_by("point").agg(
        (profit > 0).sum().alias("earners"),
        (profit < 0).sum().alias("losers"),
        (profit == 0).sum().alias("even"),
        profit.is_null().sum().alias("unknown"),
        profit.filter(profit > 0).sum().alias("earned"),
        (nothing - profit.filter(profit < 0).sum()).alias("lost"),
        pl.col("revenue").sum().alias("revenue"),
        pl.col("revenue").filter(profit.is_not_null()).sum().alias("known_revenue"),
    )
    return {int(point): Profits(*sums) for point, *sums in grouped.iter_rows()}
