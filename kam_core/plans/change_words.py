"""A change between two snapshots as people read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from kam_core.kpis.catalogue import BY_CODE
from kam_core.kpis.wording import shown
from kam_core.people.choices import ACCOUNT_ROLES, LEVELS, STANCES
from kam_core.plans import choices
from kam_core.plans.answer_words import Known, answer_words, is_opinion
from kam_core.plans.changes import Change, Group, Move
from kam_core.plans.snapshot import Snapshot
from kam_core.questions.catalogue import Question, questions
from kam_core.text import numbers
from kam_core.text.words import _, later

GROUPS = {
    Group.POSITION: later("Place in the portfolio"),
    Group.KPIS: later("Figures"),
    Group.OBJECTIVES: later("Objectives"),
    Group.ACTIONS: later("Actions"),
    Group.PEOPLE: later("People"),
    Group.TEAM: later("Our team"),
    Group.ANSWERS: later("Answers"),
    Group.PLAN: later("The plan itself"),
}
_MOVES = {
    Move.NEW: later("New"),
    Move.GONE: later("Put away"),
    Move.DONE: later("Done"),
    Move.DROPPED: later("Dropped"),
    Move.OVERDUE: later("Overdue"),
    Move.LEFT: later("Left"),
    Move.CONFIRMED: later("Confirmed"),
    Move.CHANGED: later("Changed"),
}
_FIELDS = {
    "attractiveness": later("Attractiveness"),
    "strength": later("Strength"),
    "quadrant": later("Quadrant"),
    "status": later("Status"),
    "actual": later("Now"),
    "target": later("Target"),
    "due_on": later("Due"),
    "owner_id": later("Owner"),
    "stance": later("Stance"),
    "level": later("Level"),
    "power": later("Power"),
    "title": later("Title"),
    "stage": later("Stage"),
    "depth": later("Depth"),
    "completeness": later("Answered"),
    "freshness": later("Fresh answers"),
    "on_time": later("Actions on time"),
}
QUADRANTS = {
    "strategic": later("Strategic"),
    "star": later("Star"),
    "status": later("Status"),
    "streamline": later("Streamline"),
}
_WORDS: Mapping[str, Mapping[str, str]] = {
    "quadrant": QUADRANTS,
    "stance": STANCES,
    "level": LEVELS,
    "stage": choices.STAGES,
    "depth": choices.DEPTHS,
    "state": choices.STATES,
}
# What somebody of us thinks of a person: for our screens, and in no file that leaves the house.
_PRIVATE_FIELDS = ("stance", "power")


@dataclass(frozen=True, slots=True)
class Told:
    """A change in words, none of them escaped: what it is about, what happened, and its value before and now.

    `dated`: what happened has a day rather than a value before.
    """

    what: str
    move: str
    before: str
    now: str
    dated: bool


def known(before: Snapshot, now: Snapshot, currency: str) -> Known:
    """The names of two snapshots; the newer one's count."""
    names: dict[str, str] = {}
    for taken in (before, now):
        names |= {one["id"]: one["name"] for one in taken["people"]} | taken["names"]
    return Known(names, currency)


def told(change: Change, known: Known) -> Told:
    """A change in words."""
    return Told(
        _about(change),
        _(_MOVES[change.move]),
        _value(change, change.before, known),
        _value(change, change.after, known),
        dated=change.move in (Move.LEFT, Move.OVERDUE),
    )


def is_private(change: Change) -> bool:
    """Whether it is an opinion on a person."""
    if change.group == Group.ANSWERS:
        asked = _questions().get(change.record_id)
        return asked is not None and is_opinion(asked)
    return change.group == Group.PEOPLE and change.field in _PRIVATE_FIELDS


def _questions() -> dict[str, Question]:
    return {one.id: one for one in questions()}


def _about(change: Change) -> str:
    match change.group:
        case Group.KPIS:
            kpi = BY_CODE.get(change.record_id)
            return _(kpi.name) if kpi else change.record_id
        case Group.TEAM:
            return _(ACCOUNT_ROLES.get(change.record_id, change.record_id))
        case Group.ANSWERS:
            asked = _questions().get(change.record_id)
            return _(asked.text) if asked else change.record_id
    field = _(_FIELDS[change.field]) if change.field in _FIELDS else ""
    if change.called is None:
        return field
    return _("{what}: {field}", what=change.called, field=field) if change.move == Move.CHANGED else change.called


def _value(change: Change, value: Any, known: Known) -> str:
    if value is None:
        return numbers.UNKNOWN
    field = change.field or ""
    match change.group:
        case Group.KPIS:
            kpi = BY_CODE.get(change.record_id)
            return shown(Decimal(value), kpi.unit, known.currency) if kpi else str(value)
        case Group.ANSWERS if field == "value":
            asked = _questions().get(change.record_id)
            return answer_words(asked, value, known) if asked else str(value)
    if field == "status":
        statuses = choices.ACTION_STATUSES if change.group == Group.ACTIONS else choices.OBJECTIVE_STATUSES
        return _(statuses.get(value, value))
    if field in _WORDS:
        return _(_WORDS[field].get(value, value))
    return _plain_value(field, value, known)


def _plain_value(field: str, value: Any, known: Known) -> str:
    match field:
        case "due_on" | "left_on":
            return numbers.day(date.fromisoformat(value))
        case "owner_id":
            return known.names.get(value, value)
        case "target" | "actual" | "attractiveness" | "strength":
            return numbers.tenths(Decimal(value))
        case "completeness" | "freshness" | "on_time":
            return numbers.percent(Decimal(value), 0)
        case _other:
            return str(value)
