"""What is different between two snapshots."""

from typing import Any

import pytest

from kam_core.plans.changes import Change, Group, Move, changes

WAS: dict[str, Any] = {
    "stage": "research",
    "depth": "express",
    "answers": [
        {"id": "T01", "state": "answered", "value": "old", "carried": False},
        {"id": "I05", "state": "answered", "value": "40", "carried": True},
    ],
    "kpis": [{"code": "rev_ttm", "value": "1200"}, {"code": "rev_yoy", "value": None}],
    "people": [
        {"id": "c1", "name": "Cleo", "title": None, "level": None, "power": 5, "stance": "neutral", "left_on": None},
        {"id": "c2", "name": "Dan", "title": None, "level": None, "power": 2, "stance": None, "left_on": None},
    ],
    "team": [{"role": "innovator", "names": None}],
    "objectives": [
        {"id": "o1", "title": "Grow", "status": "open", "actual": None, "target": "9", "due_on": None, "owner_id": "P1"}
    ],
    "actions": [
        {"id": "a1", "title": "Call", "due_on": "2026-01-31", "owner_id": "P1", "status": "open", "overdue": False},
        {"id": "a2", "title": "Write", "due_on": None, "owner_id": "P1", "status": "open", "overdue": False},
        {"id": "a3", "title": "Meet", "due_on": None, "owner_id": "P1", "status": "open", "overdue": False},
    ],
    "position": {"attractiveness": "49.950000", "strength": "60.000000", "quadrant": "status"},
    "quality": {"completeness": "0.500000", "freshness": "1.000000", "on_time": None},
}


def _now(part: str, at: int, **values: Any) -> dict[str, Any]:
    rows = [dict(row) for row in WAS[part]]
    rows[at] |= values
    return {**WAS, part: rows}


def test_nothing_changed_is_no_change() -> None:
    assert changes(WAS, WAS) == ()


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        pytest.param(
            _now("answers", 0, value="new"),
            Change(Group.ANSWERS, Move.CHANGED, "T01", None, "value", "old", "new"),
            id="an answer has another value",
        ),
        pytest.param(
            _now("answers", 1, carried=False),
            Change(Group.ANSWERS, Move.CONFIRMED, "I05", None, "value", "40", "40"),
            id="an answer taken over was confirmed",
        ),
        pytest.param(
            {**WAS, "answers": WAS["answers"][1:]},
            Change(Group.ANSWERS, Move.CHANGED, "T01", None, "value", "old", None),
            id="an answer was taken away",
        ),
        pytest.param(
            _now("kpis", 0, value="1800"),
            Change(Group.KPIS, Move.CHANGED, "rev_ttm", None, "rev_ttm", "1200", "1800"),
            id="a KPI moved",
        ),
        pytest.param(
            _now("people", 0, stance="advocate"),
            Change(Group.PEOPLE, Move.CHANGED, "c1", "Cleo", "stance", "neutral", "advocate"),
            id="somebody thinks otherwise of us",
        ),
        pytest.param(
            _now("people", 1, left_on="2026-01-15"),
            Change(Group.PEOPLE, Move.LEFT, "c2", "Dan", "left_on", None, "2026-01-15"),
            id="somebody left",
        ),
        pytest.param(
            {**WAS, "people": [*WAS["people"], {**WAS["people"][1], "id": "c3", "name": "Eve"}]},
            Change(Group.PEOPLE, Move.NEW, "c3", "Eve"),
            id="somebody came",
        ),
        pytest.param(
            _now("team", 0, names="Ben"),
            Change(Group.TEAM, Move.CHANGED, "innovator", None, "names", None, "Ben"),
            id="a role is covered",
        ),
        pytest.param(
            _now("objectives", 0, status="at_risk"),
            Change(Group.OBJECTIVES, Move.CHANGED, "o1", "Grow", "status", "open", "at_risk"),
            id="an objective has another status",
        ),
        pytest.param(
            _now("actions", 0, overdue=True),
            Change(Group.ACTIONS, Move.OVERDUE, "a1", "Call", "due_on", None, "2026-01-31"),
            id="an action is overdue",
        ),
        pytest.param(
            _now("actions", 1, status="done"),
            Change(Group.ACTIONS, Move.DONE, "a2", "Write", "status", "open", "done"),
            id="an action is done",
        ),
        pytest.param(
            {**WAS, "actions": WAS["actions"][:2]},
            Change(Group.ACTIONS, Move.GONE, "a3", "Meet"),
            id="an action was put away",
        ),
        pytest.param(
            {**WAS, "position": {**WAS["position"], "quadrant": "strategic", "attractiveness": "49.990000"}},
            Change(Group.POSITION, Move.CHANGED, "quadrant", None, "quadrant", "status", "strategic"),
            id="a quadrant changed, and a score by less than anybody sees",
        ),
        pytest.param(
            {**WAS, "quality": {**WAS["quality"], "completeness": "0.620000"}},
            Change(Group.PLAN, Move.CHANGED, "completeness", None, "completeness", "0.500000", "0.620000"),
            id="more is answered",
        ),
        pytest.param(
            {**WAS, "stage": "action_plan"},
            Change(Group.PLAN, Move.CHANGED, "stage", None, "stage", "research", "action_plan"),
            id="the plan came further",
        ),
    ],
)
def test_a_difference_is_one_change(now: dict[str, Any], expected: Change) -> None:
    assert changes(WAS, now) == (expected,)


def test_what_only_one_side_knows_is_not_compared() -> None:
    opening = {name: value for name, value in WAS.items() if name not in ("team", "position", "quality")}
    assert changes(opening, WAS) == ()


def test_groups_come_in_the_order_of_a_review() -> None:
    now = {**_now("answers", 0, value="new"), **{"kpis": [{"code": "rev_ttm", "value": "1"}]}}
    now["position"] = {**WAS["position"], "quadrant": "star"}
    assert [one.group for one in changes(WAS, now)] == [Group.POSITION, Group.KPIS, Group.ANSWERS]
