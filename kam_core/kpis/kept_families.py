"""What all accounts together bought by product family, kept at each load, as `kept` does of accounts."""

from collections.abc import Iterable, Iterator
from datetime import date

import numpy as np
import polars as pl
from numpy.typing import NDArray

from kam_core.kpis.families import sums_of
from kam_core.kpis.trailing import trailing_years
from kam_core.period import Period, add_months
from kam_core.store.transaction import Transaction

_YEAR = 12
# A month is in the twelve years that end in the year from it on, and in those before the twelve that follow.
_REACH = 2 * _YEAR
# So many accounts at once, for all their months to fit into the memory of a small machine.
_TOGETHER = 20_000
_MONEY = pl.Decimal(18, 4)
_AMOUNTS = ("start_revenue", "more", "added", "less", "lost", "end_revenue")
_COUNTS = ("families", "accounts", "active", "several", "lines", "pairs")
_COLUMNS: dict[str, pl.DataType | type[pl.DataType]] = {
    "month": pl.Date,
    **dict.fromkeys(_AMOUNTS, _MONEY),
    **dict.fromkeys(_COUNTS, pl.Int64),
}
_NOBODY = pl.DataFrame(schema={"account_id": pl.String})


def redo(transaction: Transaction, months: Iterable[date]) -> None:
    """Add up the stored family months anew from the first of `months` on: who had bought by then counts ever after.

    Kept are all months from the first with orders to the last that a year with orders reaches, without a gap.
    """
    touched = sorted(months)
    if not touched:
        return
    firsts = transaction.read("kpis", "first_bought")
    ordered = transaction.first("kpis", "last_month")
    # Null where all orders were undone; what earlier ones reach ends before those that were undone began.
    until = add_months(ordered[0], _REACH) if ordered and ordered[0] else touched[0]
    transaction.execute("kpis", "clear_company_family_years", first=min(touched[0], until))
    kept = transaction.first("kpis", "last_family_year")
    if firsts.is_empty():
        return
    first = add_months(kept[0], 1) if kept and kept[0] else firsts["month"][0]
    if first < until:
        transaction.insert("facts.company_family_year", _years(transaction, Period(first, until), firsts))


def _years(transaction: Transaction, span: Period, firsts: pl.DataFrame) -> pl.DataFrame:
    """The rows of `facts.company_family_year` of a span, which begins with the first month with orders or later."""
    first = span.back(_REACH - 1).first
    bought = transaction.read(
        "kpis", "family_months", frames={"population": _NOBODY}, everyone=True, first=first, until=span.until
    )
    amounts = np.zeros((len(span.months()), len(_AMOUNTS)), dtype=object)
    counts = np.zeros((len(span.months()), 4), dtype=np.int64)
    for cells, account_of in _parts(bought):
        years = trailing_years(cells, account_of.size, len(span.months()) + _REACH - 1)
        for at in range(len(span.months())):
            found = sums_of(years[at], years[at + _YEAR], account_of)
            amounts[at] += np.array([found.start, found.more, found.added, found.less, found.lost, found.end])
            counts[at] += _counted(years[at + _YEAR], account_of)
    known = [
        firsts.filter(pl.col("month") <= month).select(pl.col("families", "accounts").sum()).row(0)
        for month in span.months()
    ]
    rows = [
        (month, *sums, *there, *(int(count) for count in counted))
        for month, sums, there, counted in zip(span.months(), amounts, known, counts, strict=True)
    ]
    return pl.DataFrame(rows, schema=_COLUMNS, orient="row")


def _parts(bought: pl.DataFrame) -> Iterator[tuple[pl.DataFrame, NDArray[np.int64]]]:
    """Cells of some accounts after the other, numbered from 0, and whose each cell is: accounts numbered from 0 too."""
    accounts = bought["account"].n_unique()
    for low in range(0, accounts, _TOGETHER):
        rows = bought.filter(pl.col("account").is_between(low, low + _TOGETHER, closed="left"))
        numbered = rows.select(pl.col("cell") - pl.col("cell").min(), pl.col("account") - low, "month", "revenue")
        account_of = numbered.unique("cell").sort("cell")["account"].to_numpy().astype(np.int64)
        yield numbered.select(pl.col("cell").alias("account"), "month", "revenue"), account_of


def _counted(year: NDArray[np.int64], account_of: NDArray[np.int64]) -> NDArray[np.int64]:
    """`active`, `several`, `lines` and `pairs` of the cells of some accounts."""
    lines = np.bincount(account_of[year > 0]).astype(np.int64)
    return np.array([(lines > 0).sum(), (lines > 1).sum(), lines.sum(), (lines * (lines - 1)).sum()], dtype=np.int64)
