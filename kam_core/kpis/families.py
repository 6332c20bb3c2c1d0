"""What accounts buy of each product family now and a year before: their total hides that they switch families."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import numpy as np
import polars as pl
from numpy.typing import ArrayLike, NDArray

from kam_core.kpis.population import read_of
from kam_core.kpis.ratio import ratio
from kam_core.kpis.trailing import money, trailing_years
from kam_core.kpis.windows import bounds
from kam_core.period import Period, add_months, first_of_month, trailing_year
from kam_core.store.database import Database

_YEAR = 12
# How many columns of a bridge count cells; the others are amounts.
_COUNTS = 2


@dataclass(frozen=True, slots=True)
class FamilySums:
    """The bridge of a cohort where each account's part in a family counts for itself; sums are exact.

    `end` = `start` + `more` + `added` - `less` - `lost`. `added` is what accounts buy of families that they did not buy
    in the year before, `lost` what they bought of families of which they buy nothing any more.
    """

    start: Decimal
    more: Decimal
    added: Decimal
    less: Decimal
    lost: Decimal
    end: Decimal

    @property
    def grr(self) -> float | None:
        """Gross retention by family, 1.0 at most and never above that by account; null without revenue before."""
        return ratio(self.start - self.less - self.lost, self.start)

    @property
    def cross_sold(self) -> float | None:
        """What was added, over the revenue of the year before; null without any."""
        return ratio(self.added, self.start)


def by_family(database: Database, population: pl.DataFrame | None, period: Period) -> pl.DataFrame:
    """The bridge of each family over accounts that bought anything in the same months a year before.

    Returns:
        One row a family, the greatest change first: `family`, `accounts_before`, `accounts` (that bought it before, and
        now), and Decimal in the base currency `start_revenue`, `more`, `added`, `less`, `lost`, `end_revenue` and
        `change`. New accounts are not in it. Empty without a cohort.
    """
    rows = _kept(database, period) if population is None else None
    if rows is None:
        rows = read_of(database, "family_bridge", population, **bounds(period))
    changed = rows.with_columns((pl.col("end_revenue") - pl.col("start_revenue")).alias("change"))
    return changed.sort(pl.col("change").abs(), "family", descending=[True, False])


def _kept(database: Database, period: Period) -> pl.DataFrame | None:
    """The bridge of each family over all accounts as it is kept at each load; null where none is for this period."""
    last = period.until - timedelta(days=1)
    if period != trailing_year(last):
        return None
    found = database.read("kpis", "company_family_bridge", month=first_of_month(last))
    return None if found.is_empty() else found


def of_accounts(database: Database, accounts: pl.DataFrame, period: Period) -> pl.DataFrame:
    """What some accounts bought of each family in a period, and in the same months a year before.

    Returns:
        One row an account and family: `account_id`, `family`, Decimal `start_revenue`, `end_revenue`, `change`,
        `margin` (null where a cost is unknown), `last_order_date`; an account's greatest change first.
    """
    rows = database.read(
        "kpis", "account_families", frames={"population": accounts.select("account_id")}, **bounds(period)
    )
    changed = rows.with_columns((pl.col("end_revenue") - pl.col("start_revenue")).alias("change"))
    return changed.sort("account_id", pl.col("change").abs(), "family", descending=[False, True, False])


def by_month(database: Database, population: pl.DataFrame | None, span: Period) -> dict[date, FamilySums]:
    """The bridge of all families together, for the year that ends with each month of a span.

    Returns:
        By the first day of that month; absent without a cohort. It knows nothing of how far the data reach back.
    """
    ends = span.months()
    if population is None:
        kept = database.read("kpis", "company_family_years", months=ends)
        if not kept["start_revenue"].null_count():
            return {month: FamilySums(*sums) for month, *sums in kept.iter_rows() if sums[0]}
    first = add_months(span.first, 1 - 2 * _YEAR)
    rows = read_of(database, "family_months", population, first=first, until=span.until)
    if rows.is_empty():
        return {}
    account_of = rows.unique("cell").sort("cell")["account"].to_numpy()
    cells = rows.select(pl.col("cell").alias("account"), "month", "revenue")
    years = trailing_years(cells, account_of.size, len(ends) + 2 * _YEAR - 1)
    found = {end: _together(bridges(years[at], years[at + _YEAR], account_of)) for at, end in enumerate(ends)}
    return {end: sums for end, sums in found.items() if sums.start}


def _together(bridge: NDArray[np.int64]) -> FamilySums:
    """The sums of the one row of a bridge."""
    return FamilySums(*(money(amount) for amount in bridge[0, _COUNTS:]))


def bridges(
    before: NDArray[np.int64], year: NDArray[np.int64], account_of: NDArray[np.int64], firsts: ArrayLike = 0
) -> NDArray[np.int64]:
    """What cells come to, of accounts with revenue before.

    Args:
        before: ten-thousandths of the year before, one a cell.
        year: the same of the year.
        account_of: whose each cell is, accounts numbered from 0; all cells of an account are among them.
        firsts: the place of the first cell of each family, where cells of a family follow one another.

    Returns:
        One row a family: cells bought before and now, then ten-thousandths in the order of `FamilySums`.
    """
    account_start = np.zeros(int(account_of.max()) + 1, dtype=np.int64)
    np.add.at(account_start, account_of, before)
    ours = account_start[account_of] > 0
    start, end = before * ours, year * ours
    gained, missing = np.maximum(end - start, 0), np.maximum(start - end, 0)
    held, holds = (start > 0).astype(np.int64), (end > 0).astype(np.int64)
    parts = held, holds, start, gained * held, gained * (1 - held), missing * holds, missing * (1 - holds), end
    return np.column_stack([np.add.reduceat(part, np.atleast_1d(firsts)) for part in parts])
