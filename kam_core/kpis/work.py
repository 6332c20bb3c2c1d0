"""How a population is worked on: plans, actions, contacts and requests; each read once, and only if asked for."""

from dataclasses import dataclass
from functools import cached_property

import polars as pl

from kam_core.kpis import contact_counts, growth
from kam_core.kpis.contact_counts import Requests, Threads, Touched
from kam_core.kpis.growth import Gaps
from kam_core.kpis.plan_counts import due_actions, plan_counts
from kam_core.period import Period
from kam_core.store.database import Database
from kam_core.store.moments import moments


@dataclass(frozen=True, slots=True)
class Plans:
    """The newest plans of a population as they stand now, summed; the columns of `plan_counts` say what is counted."""

    plans: int
    of_key_accounts: int
    answered: int
    applicable: int
    aged: int
    stale: int


@dataclass(frozen=True, slots=True)
class Due:
    """Actions that were due in a window: all, those of which we know when they were done, and those done in time."""

    actions: int
    known: int
    on_time: int


class Work:
    """The work on a population; every `at` is a place in `days`."""

    def __init__(self, database: Database, population: pl.DataFrame | None, days: pl.DataFrame) -> None:
        """Read nothing yet; a `population` of null is every account.

        `days` has `point`, the `day` it is read on, and the twelve months from `first` to before `until`.
        """
        self._database, self._population, self._days = database, population, days
        self._last = days.row(-1, named=True)

    def plans(self, at: int) -> Plans | None:
        """What plans hold today; null on every earlier day, and without a plan."""
        return self._plans if at == self._last["point"] else None

    def gaps(self, at: int) -> Gaps | None:
        """How far we grow more than customers do; null on every earlier day, and where no plan says how they grow."""
        return self._gaps if at == self._last["point"] else None

    def due(self, at: int) -> Due | None:
        """The actions that were due in the twelve months; null without any."""
        window = self._days.row(at, named=True)
        found = self._actions.filter(
            pl.col("due_on") >= window["first"],
            pl.col("due_on") < window["until"],
            pl.col("due_on") <= window["day"],
        )["on_time"]
        return Due(found.len(), found.count(), int(found.sum())) if found.len() else None

    def touched(self, at: int) -> Touched | None:
        """When both sides last spoke; null where they never did."""
        return self._touched.get(at)

    def threads(self, at: int) -> Threads | None:
        """By how many threads accounts hang; null where nobody said with whom we spoke."""
        return self._threads.get(at)

    def requests(self, at: int) -> Requests | None:
        """The requests of the twelve months; null without any."""
        return self._requests.get(at)

    @cached_property
    def _counts(self) -> pl.DataFrame:
        """A row a plan; none on an earlier day than today, because how plans stood then is not known."""
        found = plan_counts(self._database, self._population, self._last["day"])
        return found if self._last["day"] >= moments(self._database).today else found.clear()

    @cached_property
    def _plans(self) -> Plans | None:
        if self._counts.is_empty():
            return None
        sums = self._counts.select(pl.col("is_key", "answered", "applicable", "aged", "stale").sum()).row(0)
        return Plans(self._counts.height, *sums)

    @cached_property
    def _gaps(self) -> Gaps | None:
        return growth.gaps(self._database, self._counts, Period(self._last["first"], self._last["until"]))

    @cached_property
    def _actions(self) -> pl.DataFrame:
        return due_actions(self._database, self._population, self._last["day"])

    @cached_property
    def _touched(self) -> dict[int, Touched]:
        return contact_counts.touched(self._database, self._population, self._days)

    @cached_property
    def _threads(self) -> dict[int, Threads]:
        return contact_counts.threads(self._database, self._population, self._days)

    @cached_property
    def _requests(self) -> dict[int, Requests]:
        return contact_counts.requests(self._database, self._population, self._days)
