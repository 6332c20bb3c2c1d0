"""Whose KPIs: what all accounts bought is kept at each load, what some of them did is added up when it is asked for."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

import polars as pl

from kam_core.kpis.trade import Aims, Deals, Renewals, Signed
from kam_core.kpis.trailing import Parts, parts, trailing_years
from kam_core.period import Period
from kam_core.store.database import Database
from kam_core.whitespace import cells as white_space
from kam_core.whitespace.lines import Lines, buyers, lines, lines_of_all
from kam_core.whitespace.model import Room

_YEAR = 12
_NOBODY = pl.DataFrame(schema={"account_id": pl.String})


class Rows(StrEnum):
    """Whose rows a statement reads."""

    EVERYONE = "everyone"
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class Total:
    """What a population bought in some months; `costed_revenue` is the part whose `cost` is known."""

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


class Population(ABC):
    """The accounts that KPIs are of. Each call reads; months are named by their first day."""

    def __init__(self, database: Database, rows: Rows, accounts: pl.DataFrame) -> None:
        """Read nothing yet."""
        self._database, self._accounts = database, accounts
        self._choices = {"rows": rows}

    @abstractmethod
    def months(self, span: Period) -> dict[date, Total]:
        """What was bought in each month of a span; a month without orders is absent."""

    @abstractmethod
    def years(self, span: Period) -> dict[date, Parts]:
        """Sums over accounts for the year that ends with each month of a span; absent where all of them are 0."""

    def members(self, days: pl.DataFrame) -> dict[int, int]:
        """How many are key accounts on each `day` of `days`, by its `point`; absent where none is."""
        frames = {"days": days, "population": self._accounts}
        return dict(self._database.read("kpis", "members", choices=self._choices, frames=frames).iter_rows())

    def revenue_of_members(self, days: pl.DataFrame) -> dict[int, Decimal]:
        """What these bought from the day `first` to before `until` of `days`, by `point`; absent where nothing."""
        frames = {"days": days, "population": self._accounts}
        found = self._database.read("kpis", "revenue_of_members", choices=self._choices, frames=frames)
        return dict(found.iter_rows())

    def served(self, windows: pl.DataFrame) -> dict[int, Served]:
        """Whose cost to serve is known from `first` to before `until` of `windows`, by `point`; absent where none."""
        return {point: Served(*sums) for point, *sums in self._by_point("served", windows)}

    def deals(self, windows: pl.DataFrame) -> dict[int, Deals]:
        """Deals by `point`: decided from `first` to before `until` of `windows`, open on `day`; absent without any."""
        return {point: Deals(*rest) for point, *rest in self._by_point("deals", windows)}

    def aims(self, windows: pl.DataFrame) -> dict[int, Aims]:
        """Targets by `point`; absent where no account has one and deals."""
        return {point: Aims(*rest) for point, *rest in self._by_point("aims", windows)}

    def renewals(self, windows: pl.DataFrame) -> dict[int, Renewals]:
        """Contracts by `point`: those whose end lies in the window; absent without any."""
        return {point: Renewals(*rest) for point, *rest in self._by_point("renewals", windows)}

    def signed(self, windows: pl.DataFrame) -> dict[int, Signed]:
        """Contracts by `point`: those that start in the window; absent without any."""
        return {point: Signed(*rest) for point, *rest in self._by_point("signed", windows)}

    def _by_point(self, statement: str, windows: pl.DataFrame) -> Iterator[tuple[Any, ...]]:
        frames = {"windows": windows, "population": self._accounts}
        return self._database.read("kpis", statement, choices=self._choices, frames=frames).iter_rows()

    def lines(self, windows: pl.DataFrame) -> dict[int, Lines]:
        """How many families they buy from `first` to before `until` of `windows`, by `point`."""
        return lines(self._database, windows, self._choices["rows"], self._accounts)

    def room(self, period: Period) -> Room:
        """What those that ever ordered could buy more."""
        ordered = buyers(self._database, period.until, self._choices["rows"], self._accounts)
        return white_space.room(self._database, ordered, period)


class Everyone(Population):
    """All accounts. What was bought counts also where its account is not loaded yet."""

    def __init__(self, database: Database) -> None:
        """Read nothing yet."""
        super().__init__(database, Rows.EVERYONE, _NOBODY)

    def months(self, span: Period) -> dict[date, Total]:
        """As they were kept at the last load."""
        found = self._database.read("kpis", "company_months", first=span.first, until=span.until)
        return {month: Total(*sums) for month, *sums in found.iter_rows()}

    def years(self, span: Period) -> dict[date, Parts]:
        """As they were kept at the last load."""
        found = self._database.read("kpis", "company_years", first=span.first, until=span.until)
        return {month: Parts(*sums) for month, *sums in found.iter_rows()}

    def lines(self, windows: pl.DataFrame) -> dict[int, Lines]:
        """As they were kept at the last load, where all of them were."""
        kept = lines_of_all(self._database, windows, Rows.CHOSEN)
        return super().lines(windows) if kept is None else kept


class Chosen(Population):
    """The accounts of a frame with a column `account_id`."""

    def __init__(self, database: Database, accounts: pl.DataFrame) -> None:
        """Read nothing yet."""
        super().__init__(database, Rows.CHOSEN, accounts.select("account_id").unique())

    def months(self, span: Period) -> dict[date, Total]:
        """Added up from the months of each account."""
        frames = {"population": self._accounts}
        found = self._database.read("kpis", "months", frames=frames, first=span.first, until=span.until)
        return {month: Total(*sums) for month, *sums in found.iter_rows()}

    def years(self, span: Period) -> dict[date, Parts]:
        """Added up from the months of each account."""
        numbered = self._accounts.with_columns(account=pl.int_range(pl.len(), dtype=pl.Int32))
        first = span.back(2 * _YEAR - 1).first
        bought = self._database.read(
            "kpis", "account_months", frames={"population": numbered}, first=first, until=span.until
        )
        return years_of(bought, numbered.height, span)


def years_of(bought: pl.DataFrame, accounts: int, span: Period) -> dict[date, Parts]:
    """Sums over accounts for the year that ends with each month of a span.

    Args:
        bought: as `trailing_years` takes it, from 23 months before the span on.
        accounts: how many there are.
        span: the months.
    """
    ends = span.months()
    years = trailing_years(bought, accounts, len(ends) + 2 * _YEAR - 1)
    return {end: parts(years[at], years[at + _YEAR]) for at, end in enumerate(ends)}


def population_of(database: Database, accounts: pl.DataFrame | None) -> Population:
    """Those of a frame with a column `account_id`, or all accounts: for null, and where the frame has them all."""
    if accounts is None or accounts["account_id"].n_unique() == database.read("kpis", "account_count")["accounts"][0]:
        return Everyone(database)
    return Chosen(database, accounts)


def read_of(
    database: Database,
    name: str,
    accounts: pl.DataFrame | None,
    frames: Mapping[str, pl.DataFrame] | None = None,
    **values: Any,
) -> pl.DataFrame:
    """The rows of a statement of this package that takes `population` and `$everyone`.

    Args:
        database: where to read.
        name: the statement.
        accounts: a frame with a column `account_id`; null for all accounts, loaded or not.
        frames: what else it reads.
        values: what else it takes.
    """
    population = _NOBODY if accounts is None else accounts.select("account_id").unique()
    held = {"population": population, **(frames or {})}
    return database.read("kpis", name, frames=held, everyone=accounts is None, **values)
