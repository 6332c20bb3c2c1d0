"""What KPIs need of accounts, families, surveys, deals and the work on them: each read once, only if asked for."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property

import polars as pl

from kam_core.kpis import answers, close_dates, families, foretold, profits, rhythm, spending, to_date
from kam_core.kpis.answers import Answers, Survey
from kam_core.kpis.close_dates import Slips
from kam_core.kpis.families import FamilySums
from kam_core.kpis.foretold import Foretold
from kam_core.kpis.profits import Profits
from kam_core.kpis.rhythm import Rhythms
from kam_core.kpis.spending import Spending
from kam_core.kpis.to_date import ToDate
from kam_core.kpis.windows import windows
from kam_core.kpis.work import Work
from kam_core.period import Period, first_of_month, trailing_year
from kam_core.store.database import Database
from kam_core.whitespace import units
from kam_core.whitespace.units import Reach


class Detail:
    """Sums over single accounts at `ends`; every `at` is a place in them. It does not know how far data reach back."""

    def __init__(
        self,
        database: Database,
        population: pl.DataFrame | None,
        ends: Sequence[date],
        points: Period,
        days: pl.DataFrame,
    ) -> None:
        """Read nothing yet.

        Args:
            database: where to read.
            population: one column `account_id`; null is every account.
            ends: month ends.
            points: the months that they end.
            days: `point`: a place in `ends`; `first` and `until` of the twelve months to it; `day`: what is known by
                then counts.
        """
        self.work = Work(database, population, days)
        self._database, self._population = database, population
        self._ends, self._points, self._days = ends, points, days

    def families(self, at: int) -> FamilySums | None:
        """The bridge with each account's part in a family for itself; null without a cohort."""
        return self._families.get(first_of_month(self._ends[at]))

    def rhythms(self, at: int) -> Rhythms | None:
        """How many accounts are silent against their own rhythm; null where nobody had bought."""
        return self._rhythms.get(first_of_month(self._ends[at]))

    def profits(self, at: int) -> Profits | None:
        """What accounts left, those that left something and those that took; null where nobody ordered."""
        return self._profits.get(first_of_month(self._ends[at]))

    def answers(self, survey: Survey, at: int) -> Answers | None:
        """What was answered in the twelve months; null without an answer."""
        return self._answers.get((at, survey))

    def slips(self, at: int) -> Slips | None:
        """What lists of the twelve months, and until the day, say of close dates; null without a deal open on one."""
        return self._slips.get(at)

    def foretold(self, at: int) -> Foretold | None:
        """What deals should bring in the last full quarter, and brought; null where no list tells."""
        return self._foretold.get(at)

    def to_date(self, at: int) -> ToDate | None:
        """What was left up to this point, in all months that are loaded; null where nothing was ordered."""
        return self._to_date.get(at)

    def spending(self, at: int) -> Spending | None:
        """What accounts spend with everybody and with us; null without an estimate."""
        return self._spending.get(at)

    def units(self, at: int) -> Reach | None:
        """Through how many of its buying units an account bought; null without units, and of more accounts than one.

        No rollup knows units: of many accounts all their order lines would have to be read.
        """
        return self._units.get(at)

    @cached_property
    def _families(self) -> dict[date, FamilySums]:
        return families.by_month(self._database, self._population, self._points)

    @cached_property
    def _rhythms(self) -> dict[date, Rhythms]:
        return rhythm.by_month(self._database, self._population, self._points)

    @cached_property
    def _profits(self) -> dict[date, Profits]:
        return profits.by_month(self._database, self._population, self._points)

    @cached_property
    def _answers(self) -> dict[tuple[int, Survey], Answers]:
        return answers.by_window(self._database, self._population, windows([trailing_year(end) for end in self._ends]))

    @cached_property
    def _slips(self) -> dict[int, Slips]:
        return close_dates.by_window(self._database, self._population, self._days)

    @cached_property
    def _foretold(self) -> dict[int, Foretold]:
        return foretold.by_window(self._database, self._population, self._days)

    @cached_property
    def _to_date(self) -> dict[int, ToDate]:
        return to_date.by_window(self._database, self._population, self._days)

    @cached_property
    def _spending(self) -> dict[int, Spending]:
        return spending.by_window(self._database, self._population, self._days)

    @cached_property
    def _units(self) -> dict[int, Reach]:
        if self._population is None or self._population.height != 1:
            return {}
        return units.reach(self._database, self._population["account_id"][0], self._days)
