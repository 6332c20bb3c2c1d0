"""What keeping more customers is worth, worked out with one's own figures.

Lifetime profit of a customer is worked out as for the KPI (`kam_core.kpis.lifetime`); its change in percent does not
depend on the margin. The quoted 25 to 95 % more profit for 5 points more retention (Reichheld, Bain & Company) came
about in the same way, in trades of their own.
"""

from dataclasses import dataclass

import polars as pl

from kam_core.errors import RefusedError
from kam_core.kpis.lifetime import lifetime_profit

LONGEST = 50


@dataclass(frozen=True, slots=True)
class Whatif:
    """What somebody entered: `margin` a year of one customer, rates as ratios (0.2 is 20 %), whole `years`.

    `gain` is how much of all customers are kept more, as points of the rate; retention ends at 100 %.
    """

    margin: float
    churn: float
    gain: float
    years: int
    discount: float

    def __post_init__(self) -> None:
        """Refuse what no customer base can have.

        Raises:
            RefusedError: a rate is not from 0 to 1, or the years are not from 1 to 50.
        """
        if not (0 <= self.churn <= 1 and 0 <= self.gain <= 1 and 0 <= self.discount <= 1):
            raise RefusedError("Churn, the gain and the discount are from 0 to 100%.")
        if not 1 <= self.years <= LONGEST:
            raise RefusedError("Years are 1 to {most}, not {years}.", most=LONGEST, years=self.years)

    @property
    def retention(self) -> float:
        """The part of the customers that is kept from one year to the next, now."""
        return 1 - self.churn

    @property
    def retention_after(self) -> float:
        """The same with what is gained."""
        return min(1.0, self.retention + self.gain)

    @property
    def before(self) -> float:
        """Lifetime profit of a customer, as it is."""
        return lifetime_profit(self.margin, self.retention, self.years, self.discount)

    @property
    def after(self) -> float:
        """Lifetime profit with what is gained."""
        return lifetime_profit(self.margin, self.retention_after, self.years, self.discount)

    @property
    def change(self) -> float | None:
        """How much more profit that is, as a ratio; the margin cancels out. Null where a customer leaves none."""
        if self.margin <= 0:
            return None
        unit = lifetime_profit(1.0, self.retention, self.years, self.discount)
        return lifetime_profit(1.0, self.retention_after, self.years, self.discount) / unit - 1


def by_year(whatif: Whatif) -> pl.DataFrame:
    """How it builds up.

    Returns:
        One row a year: `year` (from 1), `kept` and `kept_after` (the part of today's customers that is left in it),
        `profit` and `profit_after` (of one customer until the end of it, at today's value).
    """
    rows = [
        {
            "year": year,
            "kept": whatif.retention ** (year - 1),
            "kept_after": whatif.retention_after ** (year - 1),
            "profit": lifetime_profit(whatif.margin, whatif.retention, year, whatif.discount),
            "profit_after": lifetime_profit(whatif.margin, whatif.retention_after, year, whatif.discount),
        }
        for year in range(1, whatif.years + 1)
    ]
    return pl.DataFrame(rows)
