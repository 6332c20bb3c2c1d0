"""Five habits of those who keep their key accounts, each read from what the product knows of one account."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from kam_core.plans.plan import Plan
from kam_core.store.database import Database
from kam_core.text.words import _, later

# How far back a habit is looked for, and how many levels and kinds of contact make one.
DAYS = 90
LEVELS_NEEDED = 2
TALKS_NEEDED = 3


@dataclass(frozen=True, slots=True)
class Habit:
    """One habit. `kept`: null where nothing tells. `why` says what it is read from; `label` is translated later."""

    key: str
    label: str
    kept: bool | None
    why: str


@dataclass(frozen=True, slots=True)
class _Known:
    trusted_levels: int
    confirmed_needs: int
    needs: int
    talks: int
    members: int
    acknowledged: int
    objectives: int
    measured_objectives: int


def _relations(known: _Known) -> tuple[bool | None, str]:
    why = _("Well connected at {n} levels; {needed} are asked for.", n=known.trusted_levels, needed=LEVELS_NEEDED)
    return known.trusted_levels >= LEVELS_NEEDED, why


def _solutions(known: _Known) -> tuple[bool | None, str]:
    if not known.needs:
        return None, _("No need is in the register.")
    why = _("{n} of {all} needs confirmed in {days} days.", n=known.confirmed_needs, all=known.needs, days=DAYS)
    return known.confirmed_needs == known.needs, why


def _talks(known: _Known) -> tuple[bool | None, str]:
    why = _(
        "{n} two-way contacts in {days} days; {needed} are asked for.", n=known.talks, days=DAYS, needed=TALKS_NEEDED
    )
    return known.talks >= TALKS_NEEDED, why


def _training(known: _Known) -> tuple[bool | None, str]:
    if not known.members:
        return None, _("Nobody is in the team.")
    return known.acknowledged == known.members, _(
        "{n} of {all} in the team know the plan.", n=known.acknowledged, all=known.members
    )


def _measured(known: _Known) -> tuple[bool | None, str]:
    if not known.objectives:
        return None, _("The plan has no objectives.")
    why = _("{n} of {all} objectives are measured.", n=known.measured_objectives, all=known.objectives)
    return known.measured_objectives == known.objectives, why


_HABITS: tuple[tuple[str, str, Callable[[_Known], tuple[bool | None, str]]], ...] = (
    ("relations", later("Strong relations with those who matter"), _relations),
    ("solutions", later("Solutions made for their needs"), _solutions),
    ("talks", later("Regular talks"), _talks),
    ("training", later("A team that knows the plan"), _training),
    ("measured", later("Measured objectives"), _measured),
)


def habits(database: Database, plan: Plan, today: date) -> tuple[Habit, ...]:
    """The five habits, in order."""
    since = today - timedelta(days=DAYS)
    row = database.read("plans", "habits", account_id=plan.account_id, plan_id=plan.plan_id, since=since, today=today)
    known = _Known(**row.row(0, named=True))
    return tuple(Habit(key, label, *told(known)) for key, label, told in _HABITS)
