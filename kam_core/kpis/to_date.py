"""What customers left since the first month that is loaded, at several month ends at once."""

from dataclasses import dataclass
from decimal import Decimal

import polars as pl

from kam_core.kpis.population import read_of
from kam_core.store.database import Database


@dataclass(frozen=True, slots=True)
class ToDate:
    """What a population bought up to a month end, in the base currency.

    `costed_revenue` is the part of `revenue` whose cost is known, `margin` what it left after that cost; `accounts`
    have any such revenue.
    """

    accounts: int
    revenue: Decimal
    costed_revenue: Decimal
    margin: Decimal


def by_window(database: Database, population: pl.DataFrame | None, windows: pl.DataFrame) -> dict[int, ToDate]:
    """What a population left up to the end of each window.

    Args:
        database: where to read.
        population: one column `account_id`; null for all accounts.
        windows: `point`, and `until`, the day after its end.

    Returns:
        By point; absent where nothing was ordered before its end.
    """
    rows = read_of(database, "to_date", population, {"windows": windows.select("point", "until")})
    return {point: ToDate(*sums) for point, *sums in rows.iter_rows()}
