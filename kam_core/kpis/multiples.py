"""The revenue of each of many accounts by quarter, to be looked at side by side."""

from datetime import date

import polars as pl

from kam_core.period import Period, add_months, last_closed_quarter_end
from kam_core.store.database import Database

_MONTHS = 3
_YEAR = 4


def quarters(database: Database, accounts: pl.DataFrame, closed_through: date, count: int = 12) -> pl.DataFrame:
    """What each account bought in each of the last closed calendar quarters.

    Args:
        database: where to read.
        accounts: one column `account_id`; few enough to be looked at.
        closed_through: the last month end that counts.
        count: how many quarters, at most 80.

    Returns:
        One row an account, the largest of the last four quarters first: `account_id`, `account_name`, `revenue` and
        `before` (Float64, of the last four quarters and the four before), `change` (a ratio; null without revenue
        before), `quarters` (the first days, oldest first) and `values` (as many; a quarter without orders is 0, one
        that the company's data do not hold whole null).
    """
    end = add_months(last_closed_quarter_end(closed_through), 1)
    span = Period(add_months(end, -_MONTHS * count), end)
    numbered = accounts.select("account_id").unique().sort("account_id").with_row_index("account")
    rows = database.read(
        "kpis",
        "account_months",
        frames={"population": numbered.with_columns(pl.col("account").cast(pl.Int32))},
        first=span.first,
        until=span.until,
    )
    names = database.read("kpis", "account_names", frames={"population": numbered})
    first = database.read("kpis", "first_month")["first_month"][0]
    days = span.months()[::_MONTHS]
    whole = numbered.join(pl.DataFrame({"quarter": range(count)}), how="cross")
    summed = rows.group_by("account", (pl.col("month") // _MONTHS).cast(pl.Int64).alias("quarter")).agg(
        pl.col("revenue").sum()
    )
    known = [day for day in days if first is not None and day >= first.replace(day=1)]
    filled = whole.join(
        summed.with_columns(pl.col("account").cast(pl.UInt32)), on=["account", "quarter"], how="left"
    ).with_columns(
        pl.when(pl.col("quarter") >= count - len(known)).then(pl.col("revenue").fill_null(0.0)).alias("value")
    )
    lists = (
        filled.sort("account", "quarter")
        .group_by("account_id", maintain_order=True)
        .agg(pl.col("value").alias("values"))
    )
    return _compared(lists.join(names, on="account_id"), days)


def _compared(rows: pl.DataFrame, days: list[date]) -> pl.DataFrame:
    """With the last four quarters against those before."""
    year, before = pl.col("values").list.tail(_YEAR), pl.col("values").list.slice(len(days) - 2 * _YEAR, _YEAR)
    whole = before.list.drop_nulls().list.len() == _YEAR
    told = rows.with_columns(
        year.list.sum().alias("revenue"),
        pl.when(whole).then(before.list.sum()).alias("before"),
        pl.lit(pl.Series([days])).first().alias("quarters"),
    )
    change = pl.when(pl.col("before") > 0).then(pl.col("revenue") / pl.col("before") - 1)
    return (
        told.with_columns(change.alias("change"))
        .select("account_id", "account_name", "revenue", "before", "change", "quarters", "values")
        .sort("revenue", "account_id", descending=[True, False])
    )
