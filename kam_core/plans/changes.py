"""What is different between two snapshots of a plan and its account."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from kam_core.kpis.catalogue import BY_CODE
from kam_core.kpis.model import Unit
from kam_core.plans.snapshot import Snapshot

_OBJECTIVE = ("status", "actual", "target", "due_on", "owner_id")
_ACTION = ("due_on", "owner_id")
_PERSON = ("stance", "level", "power", "title")
_NOT_GIVEN: Mapping[str, Any] = {"state": "open", "value": None, "confirmed_on": None, "carried": False}
# What nobody sees has not moved: scores are shown to a tenth, shares to a percent.
_TENTH, _PERCENT, _TENTH_OF_PERCENT = Decimal("0.1"), Decimal("0.01"), Decimal("0.001")


class Group(StrEnum):
    """What a change is about, in the order in which a review looks at it."""

    POSITION = "position"
    KPIS = "kpis"
    OBJECTIVES = "objectives"
    ACTIONS = "actions"
    PEOPLE = "people"
    TEAM = "team"
    ANSWERS = "answers"
    PLAN = "plan"


class Move(StrEnum):
    """What happened to it."""

    NEW = "new"
    GONE = "gone"
    DONE = "done"
    DROPPED = "dropped"
    OVERDUE = "overdue"
    LEFT = "left"
    CONFIRMED = "confirmed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference.

    `record_id` is the record's (a question's, a role's, a KPI's code); `called` what people know it by, null where its
    id says it. `field` is what differs, `before` and `after` its values as snapshots keep them.
    """

    group: Group
    move: Move
    record_id: str
    called: str | None = None
    field: str | None = None
    before: Any = None
    after: Any = None


def changes(before: Snapshot, after: Snapshot) -> tuple[Change, ...]:
    """What is different in `after`, by group. What only one of them knows at all is not compared."""
    found = (
        *_fields(before, after, Group.POSITION, ("quadrant", "attractiveness", "strength"), "position", step=_TENTH),
        *_kpis(before, after),
        *_objectives(before, after),
        *_actions(before, after),
        *_people(before, after),
        *_team(before, after),
        *_answers(before, after),
        *_plan(before, after),
    )
    return tuple(found)


def _fields(
    before: Snapshot, after: Snapshot, group: Group, names: Sequence[str], part: str, *, step: Decimal
) -> Iterator[Change]:
    if part not in before or part not in after:
        return
    then, now = before[part] or {}, after[part] or {}
    for name in names:
        if _rough(then.get(name), step) != _rough(now.get(name), step):
            yield Change(group, Move.CHANGED, name, None, name, then.get(name), now.get(name))


def _rough(value: Any, step: Decimal | None) -> Any:
    """A number to its step, where it has one; anything else as it is."""
    if step is None:
        return value
    try:
        return Decimal(value).quantize(step)
    except (ArithmeticError, TypeError, ValueError):
        return value


def _kpis(before: Snapshot, after: Snapshot) -> Iterator[Change]:
    then = {one["code"]: one["value"] for one in before["kpis"]}
    for one in after["kpis"]:
        step = _TENTH_OF_PERCENT if one["code"] in BY_CODE and BY_CODE[one["code"]].unit == Unit.RATIO else None
        if one["code"] in then and _rough(then[one["code"]], step) != _rough(one["value"], step):
            yield Change(Group.KPIS, Move.CHANGED, one["code"], None, one["code"], then[one["code"]], one["value"])


def _objectives(before: Snapshot, after: Snapshot) -> Iterator[Change]:
    then = _by_id(before["objectives"])
    yield from _come_and_gone(Group.OBJECTIVES, then, after["objectives"], "title")
    for old, one in _in_both(then, after["objectives"]):
        yield from _moved(Group.OBJECTIVES, old, one, _OBJECTIVE, "title")


def _actions(before: Snapshot, after: Snapshot) -> Iterator[Change]:
    then = _by_id(before["actions"])
    yield from _come_and_gone(Group.ACTIONS, then, after["actions"], "title")
    for one in after["actions"]:
        old = then.get(one["id"], {"status": "open", "overdue": False})
        ended = {"done": Move.DONE, "dropped": Move.DROPPED}.get(one["status"])
        if ended and old["status"] != one["status"]:
            yield Change(Group.ACTIONS, ended, one["id"], one["title"], "status", old["status"], one["status"])
        if one["overdue"] and not old["overdue"]:
            yield Change(Group.ACTIONS, Move.OVERDUE, one["id"], one["title"], "due_on", None, one["due_on"])
    for old, one in _in_both(then, after["actions"]):
        yield from _moved(Group.ACTIONS, old, one, _ACTION, "title")


def _people(before: Snapshot, after: Snapshot) -> Iterator[Change]:
    then = _by_id(before["people"])
    yield from _come_and_gone(Group.PEOPLE, then, after["people"], "name")
    for old, one in _in_both(then, after["people"]):
        if one["left_on"] and not old["left_on"]:
            yield Change(Group.PEOPLE, Move.LEFT, one["id"], one["name"], "left_on", None, one["left_on"])
        yield from _moved(Group.PEOPLE, old, one, _PERSON, "name")


def _team(before: Snapshot, after: Snapshot) -> Iterator[Change]:
    then = {one["role"]: one["names"] for one in before.get("team") or ()}
    for one in after.get("team") or ():
        if one["role"] in then and then[one["role"]] != one["names"]:
            yield Change(Group.TEAM, Move.CHANGED, one["role"], None, "names", then[one["role"]], one["names"])


def _answers(before: Snapshot, after: Snapshot) -> Iterator[Change]:
    then, now = _by_id(before["answers"]), _by_id(after["answers"])
    for question_id in dict.fromkeys((*now, *then)):
        old, one = then.get(question_id, _NOT_GIVEN), now.get(question_id, _NOT_GIVEN)
        if old["value"] != one["value"]:
            yield Change(Group.ANSWERS, Move.CHANGED, question_id, None, "value", old["value"], one["value"])
        elif old["state"] != one["state"]:
            yield Change(Group.ANSWERS, Move.CHANGED, question_id, None, "state", old["state"], one["state"])
        elif old["carried"] and not one["carried"]:
            yield Change(Group.ANSWERS, Move.CONFIRMED, question_id, None, "value", old["value"], one["value"])


def _plan(before: Snapshot, after: Snapshot) -> Iterator[Change]:
    for name in ("stage", "depth"):
        if before[name] != after[name]:
            yield Change(Group.PLAN, Move.CHANGED, name, None, name, before[name], after[name])
    yield from _fields(before, after, Group.PLAN, ("completeness", "freshness", "on_time"), "quality", step=_PERCENT)


def _by_id(rows: Iterable[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    return {row["id"]: row for row in rows}


def _come_and_gone(
    group: Group, then: Mapping[str, Mapping[str, Any]], rows: Sequence[Mapping[str, Any]], called: str
) -> Iterator[Change]:
    there = {row["id"] for row in rows}
    yield from (Change(group, Move.NEW, row["id"], row[called]) for row in rows if row["id"] not in then)
    yield from (Change(group, Move.GONE, one, row[called]) for one, row in then.items() if one not in there)


def _in_both(
    then: Mapping[str, Mapping[str, Any]], rows: Sequence[Mapping[str, Any]]
) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    return ((then[row["id"]], row) for row in rows if row["id"] in then)


def _moved(
    group: Group, old: Mapping[str, Any], one: Mapping[str, Any], fields: Sequence[str], called: str
) -> Iterator[Change]:
    for name in fields:
        if old[name] != one[name]:
            yield Change(group, Move.CHANGED, one["id"], one[called], name, old[name], one[name])
