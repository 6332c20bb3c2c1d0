"""What the KPIs of a population are computed from: read once, and only what is asked for."""

from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

import polars as pl

from kam_core.accounts import membership
from kam_core.kpis.detail import Detail
from kam_core.kpis.population import Everyone, Served, Total, population_of
from kam_core.kpis.trade import Aims, Deals, Renewals, Signed
from kam_core.kpis.trailing import Parts
from kam_core.period import Moments, Period, add_months, first_of_month, last_closed_month_end, trailing_year
from kam_core.store.database import Database
from kam_core.store.moments import moments
from kam_core.whitespace.lines import Lines
from kam_core.whitespace.model import Room

# A year of monthly points, and the point twelve months before the last.
POINTS = 13
YEAR = 12


def window_end(known: Moments, day: date) -> date:
    """The month end at which the windows of `day` end; where no month is closed, the last one before it."""
    return known.closed_on(day) or last_closed_month_end(day)


class Facts:
    """The facts of a population at `ends`: month ends, oldest first, the last is that of `day`.

    Every `at` is a place in `ends`. Money is in the base currency.
    """

    def __init__(self, database: Database, population: pl.DataFrame | None, day: date, points: int = POINTS) -> None:
        """Read no facts yet; a `population` of null is every account. `points`: how many month ends."""
        self._database = database
        self._accounts = population
        self._population = population_of(database, population)
        self._day = day
        last = window_end(moments(database), day)
        after = [add_months(last, 2 + at - points) for at in range(points)]
        self.ends = tuple(month - timedelta(days=1) for month in after)

    def held(self, at: int) -> int:
        """How many months up to this point the company's data hold; 0 where they start later."""
        if self._first_month is None:
            return 0
        end = self.ends[at]
        return max(0, (end.year - self._first_month.year) * YEAR + end.month - self._first_month.month + 1)

    def total(self, at: int, back: int = 0) -> Total | None:
        """The twelve months that end `back` months before this point; null where the data do not reach back."""
        return self._total(self._months, at, back)

    def company_total(self, at: int) -> Total | None:
        """The same for every account of the company."""
        return self._total(self._company_months, at, 0)

    def parts(self, at: int) -> Parts:
        """Sums over single accounts; `held` says whether the data reach back far enough for them."""
        return self._parts.get(first_of_month(self.ends[at]), Parts())

    def members(self, at: int) -> int:
        """How many of the population are key accounts at this point (the last: on `day`)."""
        return self._members.get(at, 0)

    def revenue_of_members(self, at: int) -> Decimal:
        """What these bought in the twelve months to this point."""
        return self._revenue_of_members.get(at, Decimal())

    def served(self, at: int) -> Served | None:
        """The accounts with a known cost to serve; null without any."""
        return self._served.get(at)

    def deals(self, at: int) -> Deals | None:
        """What became of deals in the twelve months, and what is open; null without any deal."""
        return self._deals.get(at)

    def aims(self, at: int) -> Aims | None:
        """What the quarter after the last closed month should bring; null without targets."""
        return self._aims.get(at)

    def renewals(self, at: int) -> Renewals | None:
        """The contracts that ended in the twelve months; null without any."""
        return self._renewals.get(at)

    def signed(self, at: int) -> Signed | None:
        """The contracts that start in the twelve months; null without any."""
        return self._signed.get(at)

    def lines(self, at: int) -> Lines | None:
        """Families bought in the twelve months to this point; null where the data do not hold them."""
        return self._lines.get(at) if self.held(at) >= YEAR else None

    def white_space(self, at: int) -> Room | None:
        """What the population could buy more at this point; null where the data do not hold the twelve months."""
        year = trailing_year(self.ends[at])
        return self._population.room(year) if self.held(at) >= YEAR else None

    @cached_property
    def ceiling(self) -> int:
        """How many key accounts the company allows itself."""
        return membership.ceiling(self._database)

    @cached_property
    def _first_month(self) -> date | None:
        first: date | None = self._database.read("kpis", "first_month")["first_month"][0]
        return first

    @property
    def _points(self) -> Period:
        return Period(first_of_month(self.ends[0]), add_months(self.ends[-1], 1))

    @property
    def _span(self) -> Period:
        return Period(add_months(self._points.first, 1 - 3 * YEAR), self._points.until)

    @cached_property
    def _months(self) -> dict[date, Total]:
        return self._population.months(self._span)

    @cached_property
    def _company_months(self) -> dict[date, Total]:
        return Everyone(self._database).months(self._span)

    def _total(self, months: dict[date, Total], at: int, back: int) -> Total | None:
        if self.held(at) < YEAR + back:
            return None
        year = trailing_year(self.ends[at]).back(back)
        found = [months[month] for month in year.months() if month in months]
        return Total(
            sum((month.revenue for month in found), Decimal()),
            sum((month.costed_revenue for month in found), Decimal()),
            sum((month.cost for month in found), Decimal()),
            sum(month.orders for month in found),
        )

    @cached_property
    def _parts(self) -> dict[date, Parts]:
        return self._population.years(self._points)

    @cached_property
    def _days(self) -> pl.DataFrame:
        years = [trailing_year(end) for end in self.ends]
        return pl.DataFrame(
            {
                "point": range(len(self.ends)),
                # A decision of today counts today, not from the next month end on.
                "day": [*self.ends[:-1], self._day],
                "first": [year.first for year in years],
                "until": [year.until for year in years],
            }
        )

    @cached_property
    def _lines(self) -> dict[int, Lines]:
        return self._population.lines(self._days)

    @cached_property
    def _members(self) -> dict[int, int]:
        return self._population.members(self._days)

    @cached_property
    def _revenue_of_members(self) -> dict[int, Decimal]:
        return self._population.revenue_of_members(self._days)

    @cached_property
    def _served(self) -> dict[int, Served]:
        return self._population.served(self._days)

    @cached_property
    def detail(self) -> Detail:
        """What needs single accounts and families."""
        return Detail(self._database, self._accounts, self.ends, self._points, self._days)

    @cached_property
    def _deals(self) -> dict[int, Deals]:
        return self._population.deals(self._days)

    @cached_property
    def _aims(self) -> dict[int, Aims]:
        return self._population.aims(self._days)

    @cached_property
    def _renewals(self) -> dict[int, Renewals]:
        return self._population.renewals(self._days)

    @cached_property
    def _signed(self) -> dict[int, Signed]:
        return self._population.signed(self._days)
