"""What KPIs need of accounts, families, surveys and the work on them: each read once, and only if asked for."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property

import polars as pl

from kam_core.kpis import answers, families, profits, rhythm
from kam_core.kpis.answers import Answers, Survey
from kam_core.kpis.families import FamilySums
from kam_core.kpis.profits import Profits
from kam_core.kpis.rhythm import Rhythms
from kam_core.kpis.windows import windows
from kam_core.kpis.work import Work
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

        `days` has for each of them, by its place `point`, the `day` it is read on and the window from `first` to before
        `until`.
        """
        self.work = Work(database, population, days)
        self._database, self._population = database, population
        self._ends, self._points = ends, points

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
