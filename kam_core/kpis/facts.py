"""What the KPIs of a population are computed from: read once, and only what is asked for."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

import numpy as np
import polars as pl
from numpy.typing import NDArray

from kam_core.accounts import membership
from kam_core.kpis.trailing import Parts, parts, trailing_years
from kam_core.period import Moments, Period, add_months, last_closed_month_end, trailing_year
from kam_core.store.database import Database
from kam_core.store.moments import moments

# A year of monthly points, and the point twelve months before the last.
POINTS = 13
YEAR = 12
_NOBODY = pl.DataFrame(schema={"account_id": pl.String})


class Rows(StrEnum):
    """Whose rows of a rollup a statement sums."""

    EVERYONE = "everyone"
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class Total:
    """What a population bought in twelve months; `costed_revenue` is the part whose `cost` is known."""

    revenue: Decimal
    costed_revenue: Decimal
    cost: Decimal
    orders: int


@dataclass(frozen=True, slots=True)
class Served:
    """The accounts of a population whose cost to serve, and all their other cost, is known over twelve months."""

    accounts: int
    revenue: Decimal
    margin: Decimal
    cost_to_serve: Decimal


def window_end(known: Moments, day: date) -> date:
    """The month end at which the windows of `day` end; where no month is closed, the last one before it."""
    return known.closed_on(day) or last_closed_month_end(day)


def everyone_or(database: Database, population: pl.DataFrame | None) -> pl.DataFrame | None:
    """The population, or null for one of all accounts: nothing needs to be joined then."""
    if population is None or population.height == database.read("kpis", "account_count")["accounts"][0]:
        return None
    return population


class Facts:
    """The facts of a population at `ends`: thirteen month ends, oldest first, the last is that of `day`.

    Every `at` is a place in `ends`. Money is in the base currency.
    """

    def __init__(self, database: Database, population: pl.DataFrame | None, day: date) -> None:
        """Read nothing yet; a `population` of null is every account."""
        self._database = database
        self._population = everyone_or(database, population)
        self._day = day
        last = window_end(moments(database), day)
        after = [add_months(last, 2 + at - POINTS) for at in range(POINTS)]
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
        return self._parts[at]

    def members(self, at: int) -> NDArray[np.int32]:
        """The key accounts of the population at this point (the last: on `day`), as places in `revenue_by_account`."""
        return self._members.filter(pl.col("point") == at)["account"].to_numpy()

    def revenue_by_account(self, at: int) -> NDArray[np.float64]:
        """The revenue of each account of the population in the twelve months to this point."""
        years: NDArray[np.float64] = self._years[at + YEAR]
        return years

    def served(self, at: int) -> Served | None:
        """The accounts with a known cost to serve; null without any."""
        return self._served.get(at)

    @cached_property
    def ceiling(self) -> int:
        """How many key accounts the company allows itself."""
        return membership.ceiling(self._database)

    @cached_property
    def _first_month(self) -> date | None:
        first: date | None = self._database.read("kpis", "first_month")["first_month"][0]
        return first

    @property
    def _span(self) -> Period:
        until = add_months(self.ends[-1], 1)
        return Period(add_months(until, 1 - POINTS - 2 * YEAR), until)

    @cached_property
    def _accounts(self) -> pl.DataFrame:
        """The population with a number for each account."""
        ids = self._database.read("kpis", "account_ids") if self._population is None else self._population
        return ids.select("account_id").unique().with_columns(account=pl.int_range(pl.len(), dtype=pl.Int32))

    @cached_property
    def _months(self) -> dict[date, Total]:
        rows = Rows.EVERYONE if self._population is None else Rows.CHOSEN
        return self._read_months(rows, _NOBODY if self._population is None else self._population)

    @cached_property
    def _company_months(self) -> dict[date, Total]:
        return self._months if self._population is None else self._read_months(Rows.EVERYONE, _NOBODY)

    def _read_months(self, rows: Rows, population: pl.DataFrame) -> dict[date, Total]:
        frame = self._database.read(
            "kpis",
            "months",
            choices={"rows": rows},
            frames={"population": population},
            first=self._span.first,
            until=self._span.until,
        )
        return {month: Total(*sums) for month, *sums in frame.iter_rows()}

    def _total(self, months: dict[date, Total], at: int, back: int) -> Total | None:
        if self.held(at) < YEAR + back:
            return None
        first = trailing_year(self.ends[at]).back(back).first
        found = [months[month] for month in (add_months(first, n) for n in range(YEAR)) if month in months]
        return Total(
            sum((month.revenue for month in found), Decimal()),
            sum((month.costed_revenue for month in found), Decimal()),
            sum((month.cost for month in found), Decimal()),
            sum(month.orders for month in found),
        )

    @cached_property
    def _years(self) -> NDArray[np.float64]:
        rows = self._database.read(
            "kpis",
            "account_months",
            frames={"population": self._accounts},
            first=self._span.first,
            until=self._span.until,
        )
        return trailing_years(rows, self._accounts.height, POINTS + 2 * YEAR - 1)

    @cached_property
    def _parts(self) -> list[Parts]:
        return [parts(self._years[at], self._years[at + YEAR]) for at in range(POINTS)]

    @cached_property
    def _members(self) -> pl.DataFrame:
        # A decision of today counts today, not from the next month end on.
        days = pl.DataFrame({"point": range(POINTS), "day": [*self.ends[:-1], self._day]})
        listed = self._database.read("kpis", "members", frames={"days": days})
        return listed.join(self._accounts, on="account_id").select("point", "account")

    @cached_property
    def _served(self) -> dict[int, Served]:
        years = [trailing_year(end) for end in self.ends]
        windows = pl.DataFrame(
            {"point": range(POINTS), "first": [y.first for y in years], "until": [y.until for y in years]}
        )
        frame = self._database.read("kpis", "served", frames={"windows": windows, "population": self._accounts})
        return {point: Served(*sums) for point, *sums in frame.iter_rows()}
