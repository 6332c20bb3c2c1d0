"""What open deals should bring in a quarter, as lists said when it began, beside what deals brought in it."""

from dataclasses import dataclass
from decimal import Decimal

import polars as pl

from kam_core.kpis.population import read_of
from kam_core.store.database import Database


@dataclass(frozen=True, slots=True)
class Foretold:
    """Deals that were to close in a quarter when it began, or were won in it.

    `due` were open and to close in it: the `weighed` of them, which have an amount and a probability, should bring
    `weighted_amount`. `won` brought `won_amount`, as far as they have one. Nothing of `known` ones is missing.
    """

    deals: int
    due: int
    weighed: int
    known: int
    weighted_amount: Decimal
    won_amount: Decimal

    @property
    def foretold(self) -> Decimal | None:
        """What deals should bring; null where no amount or no probability of any of them is known."""
        return None if self.due and not self.weighed else self.weighted_amount


def by_window(database: Database, population: pl.DataFrame | None, windows: pl.DataFrame) -> dict[int, Foretold]:
    """The last full quarter of windows.

    Args:
        database: where to read.
        population: one column `account_id`; null for all deals, those without an account too.
        windows: `point`, and the first day `until` of the month after each.

    Returns:
        By point; absent without such a deal, and where no list tells what was open when the quarter began, or what
        became of it.
    """
    rows = read_of(database, "foretold", population, {"windows": windows.select("point", "until")})
    return {point: Foretold(*sums) for point, *sums in rows.iter_rows()}
