"""What all accounts together bought by product family, kept at each load, as `kept` does of accounts."""

from collections.abc import Iterable, Iterator
from datetime import date

import numpy as np
import polars as pl
from numpy.typing import NDArray

from kam_core.kpis.families import bridges
from kam_core.kpis.trailing import money, trailing_years
from kam_core.period import Period, add_months
from kam_core.store.transaction import Transaction

_YEAR = 12
# A month is in the twelve years that end in the year from it on, and in those before the twelve that follow.
_REACH = 2 * _YEAR
# So many accounts at once, for all their months to fit into the memory of a small machine.
_TOGETHER = 20_000
_MONEY = pl.Decimal(18, 4)
_COUNTS = ("accounts_before", "accounts")
_AMOUNTS = ("start_revenue", "more", "added", "less", "lost", "end_revenue")
_BRIDGE: dict[str, pl.DataType | type[pl.DataType]] = {
    "month": pl.Date,
    "family": pl.String,
    **dict.fromkeys(_COUNTS, pl.Int64),
    **dict.fromkeys(_AMOUNTS, _MONEY),
}
_YEARS: dict[str, pl.DataType | type[pl.DataType]] = {
    "month": pl.Date,
    **dict.fromkeys(("families", "accounts", "active", "several", "lines", "pairs"), pl.Int64),
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
    ordered = transaction.first("kpis", "ordered")
    # Null where all orders were undone; what earlier ones reach ends before those that were undone began.
    until = add_months(ordered[1], _REACH) if ordered and ordered[1] else touched[0]
    for rollup in ("clear_company_family_years", "clear_company_family_bridges"):
        transaction.execute("kpis", rollup, first=min(touched[0], until))
    kept = transaction.first("kpis", "last_family_year")
    if firsts.is_empty():
        return
    first = add_months(kept[0], 1) if kept and kept[0] else firsts["month"][0]
    if first < until:
        _keep(transaction, Period(first, until), firsts)


def _keep(transaction: Transaction, span: Period, firsts: pl.DataFrame) -> None:
    """The rows of a span, which begins with the first month with orders or later."""
    first, months = span.back(_REACH - 1).first, span.months()
    names = transaction.read("kpis", "families_of_months", first=first, until=span.until)["family"]
    bought = transaction.read(
        "kpis", "family_months", frames={"population": _NOBODY}, everyone=True, first=first, until=span.until
    )
    sums = np.zeros((len(months), names.len(), len(_COUNTS) + len(_AMOUNTS)), dtype=np.int64)
    counts = np.zeros((len(months), 4), dtype=np.int64)
    for cells, whose in _parts(bought):
        years = trailing_years(cells, whose.height, len(months) + _REACH - 1)
        account_of, family_of = whose["account"].to_numpy(), whose["family"].to_numpy()
        there, starts = np.unique(family_of, return_index=True)
        for at in range(len(months)):
            sums[at, there] += bridges(years[at], years[at + _YEAR], account_of, starts)
            counts[at] += _counted(years[at + _YEAR], account_of)
    transaction.insert("facts.company_family_bridge", _bridge_rows(months, names.to_list(), sums))
    known = [firsts.filter(pl.col("month") <= month).select(pl.col("families", "accounts").sum()) for month in months]
    rows = [(month, *had.row(0), *map(int, counted)) for month, had, counted in zip(months, known, counts, strict=True)]
    transaction.insert("facts.company_family_year", pl.DataFrame(rows, schema=_YEARS, orient="row"))


def _bridge_rows(months: list[date], families: list[str], sums: NDArray[np.int64]) -> pl.DataFrame:
    """Those of families that any account of a cohort bought; `sums` by month and family, as `bridges` has them."""
    many = len(_COUNTS)
    rows = [
        (months[at], families[family], *map(int, sums[at, family, :many]), *map(money, sums[at, family, many:]))
        for at, family in np.argwhere(sums.any(axis=2))
    ]
    return pl.DataFrame(rows, schema=_BRIDGE, orient="row")


def _parts(bought: pl.DataFrame) -> Iterator[tuple[pl.DataFrame, pl.DataFrame]]:
    """Of some accounts after the other: what was bought in each cell and month, and whose and of what each cell is.

    Cells are numbered from 0, family by family; accounts from 0 too.
    """
    for low in range(0, bought["account"].n_unique(), _TOGETHER):
        rows = bought.filter(pl.col("account").is_between(low, low + _TOGETHER, closed="left"))
        whose = rows.unique("cell").sort("family", "cell").select("cell", "family", pl.col("account") - low)
        numbered = whose.with_row_index("place").select("cell", account="place")
        yield rows.select("cell", "month", "revenue").join(numbered, on="cell"), whose


def _counted(year: NDArray[np.int64], account_of: NDArray[np.int64]) -> NDArray[np.int64]:
    """`active`, `several`, `lines` and `pairs` of the cells of some accounts."""
    lines = np.bincount(account_of[year > 0]).astype(np.int64)
    return np.array([(lines > 0).sum(), (lines > 1).sum(), lines.sum(), (lines * (lines - 1)).sum()], dtype=np.int64)
