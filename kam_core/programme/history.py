"""What every account bought, month after month, so that any year of all accounts is one subtraction."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl
from numpy.typing import NDArray

from kam_core.period import Period
from kam_core.store.database import Database

_UNITS = 10_000
_HALF = 6


@dataclass(frozen=True, slots=True)
class History:
    """Sums so far, a row a month and a column an account of `accounts` (`account_id`, `segment`), from `span.first` on.

    `revenue` and `cost` are whole ten-thousandths, as they are kept: a credit that takes all back leaves exactly 0.
    `unknown` counts the months with orders whose cost is unknown.
    """

    accounts: pl.DataFrame
    span: Period
    revenue: NDArray[np.int64]
    cost: NDArray[np.int64]
    unknown: NDArray[np.int64]

    def year(self, first: date, until: date) -> dict[str, NDArray[np.float64]]:
        """`revenue`, `margin` (NaN where a cost is unknown) and `trend` of each account.

        The trend is what the last six months have more than the months before, over both together; 0 without revenue.
        """
        start, end = self._row(first), self._row(until)
        revenue = (self.revenue[end] - self.revenue[start]) / _UNITS
        late = (self.revenue[end] - self.revenue[end - _HALF]) / _UNITS
        margin = revenue - (self.cost[end] - self.cost[start]) / _UNITS
        margin[self.unknown[end] > self.unknown[start]] = np.nan
        trend = np.divide(2 * late - revenue, revenue, out=np.zeros_like(revenue), where=revenue > 0)
        return {"revenue": revenue, "margin": margin, "trend": np.clip(trend, -1, 1)}

    def _row(self, month: date) -> int:
        return (month.year - self.span.first.year) * 12 + month.month - self.span.first.month


def read(database: Database, span: Period) -> History:
    """The history of all accounts that bought anything in a span."""
    accounts = database.read("programme", "buyers", first=span.first, until=span.until)
    numbered = accounts.select("account_id", account=pl.int_range(pl.len(), dtype=pl.Int32))
    rows = database.read("programme", "months", frames={"buyers": numbered}, first=span.first, until=span.until)
    places = rows["month"].to_numpy().astype(np.intp) + 1, rows["account"].to_numpy()
    shape = len(span.months()) + 1, accounts.height
    cost = rows["cost"]
    return History(
        accounts,
        span,
        _so_far(np.rint(rows["revenue"].to_numpy() * _UNITS), places, shape),
        _so_far(np.rint(cost.fill_null(0.0).to_numpy() * _UNITS), places, shape),
        _so_far(cost.is_null().to_numpy(), places, shape),
    )


def _so_far(
    values: NDArray[np.float64] | NDArray[np.bool_], places: tuple[NDArray[np.intp], ...], shape: tuple[int, int]
) -> NDArray[np.int64]:
    sums = np.zeros(shape, dtype=np.int64)
    sums[places] = values
    return np.cumsum(sums, axis=0, out=sums)
