"""What KPIs need of accounts, families, surveys and deals: each read once, and only if asked for."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property

import polars as pl

from kam_core.kpis import answers, close_dates, families, foretold, profits, rhythm
from kam_core.kpis.answers import Answers, Survey
from kam_core.kpis.close_dates import Slips
from kam_core.kpis.families import FamilySums
from kam_core.kpis.foretold import Foretold
from kam_core.kpis.profits import Profits
from kam_core.kpis.rhythm import Rhythms
from kam_core.kpis.windows import windows
from kam_core.period import Period, first_of_month, trailing_year
from kam_core.store.database import Database


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
        """Read nothing yet; a `population` of null is every account, `points` the months that `ends` end.

        `days` has, by `point`, the `day` of its view and the `first` and `until` of its twelve months.
        """
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
