"""What a plan and its account were when the plan was opened: what a first review is compared with."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import polars as pl

from kam_core.accounts.model import AccountId
from kam_core.kpis import account as account_kpis
from kam_core.people.kinds import STAKEHOLDER
from kam_core.plans.kinds import ACTION, ANSWER, OBJECTIVE, PLAN
from kam_core.plans.plan import Plan
from kam_core.plans.plan import plan as plan_of
from kam_core.plans.snapshot import Snapshot, as_kept, is_overdue
from kam_core.records.model import Kind
from kam_core.records.texts import read
from kam_core.scoring.position import position
from kam_core.store.database import Database

_PARTS = {"objectives": OBJECTIVE, "actions": ACTION, "people": STAKEHOLDER}

# Of a record's field (its kind's name, id and field), what it was, and the act that changed it first.
_First = Mapping[tuple[str, str], Mapping[str, tuple[str, str | None]]]


def opening(database: Database, taken: Snapshot) -> Snapshot:
    """A snapshot turned back, by the history, to when its plan was opened.

    The team and the plan's quality are not told by it, and neither is a position that nobody computed that day: they
    are absent. What was put away since is absent as well. A plan that nobody opened (a demo's) is turned back to the
    first day of its period.
    """
    plan = plan_of(database, taken["plan_id"])
    sequence, opened_on = _opened(database, plan, date.fromisoformat(taken["day"]))
    first = _changed_first(database, plan, taken, sequence, opened_on)
    turned = {name: _turned_back(taken[name], kind, first) for name, kind in _PARTS.items()}
    for row in turned["actions"]:
        row["overdue"] = is_overdue(row, opened_on)
    stands = _stood(database, plan.account_id, opened_on)
    kpis = [
        {"code": one.kpi.code, "value": as_kept(one.value)}
        for one in account_kpis.strip(database, plan.account_id, opened_on)
    ]
    whole = {name: value for name, value in taken.items() if name not in ("team", "quality", "position")}
    then = {"answers": _answers(taken, first), **turned, **stands, "kpis": kpis, "day": opened_on.isoformat()}
    return {**whole, **then, **_plan(taken, first)}


def _opened(database: Database, plan: Plan, until: date) -> tuple[int | None, date]:
    """The last change that was saved with the plan, and the day, as far as it is not after `until`."""
    found = database.read("plans", "plan_opened", plan_id=plan.plan_id)
    sequence, opened_at = found.row(0) if found.height else (None, None)
    # Where today is fixed, the clock on the wall is ahead of it.
    known = opened_at is not None and opened_at.date() <= until
    return sequence, opened_at.date() if known else min(plan.period_start, until)


def _changed_first(database: Database, plan: Plan, taken: Snapshot, sequence: int | None, since: date) -> _First:
    known = [row["id"] for name in _PARTS for row in taken[name]]
    rows = database.read(
        "plans",
        "changed_first",
        frames={"known": pl.DataFrame({"record_id": known}, schema={"record_id": pl.String})},
        plan_id=plan.plan_id,
        sequence=sequence,
        since=since,
    )
    first: dict[tuple[str, str], dict[str, tuple[str, str | None]]] = {}
    for record, record_id, field, action, old in rows.iter_rows():
        first.setdefault((record, record_id), {})[field] = (action, old)
    return first


def _turned_back(rows: list[dict[str, Any]], kind: Kind, first: _First) -> list[dict[str, Any]]:
    """The records that were there, each as it was; a contact keeps its name, which is how people know it."""
    kept = []
    for row in rows:
        changed = first.get((kind.name, row["id"]), {})
        if not _was_made(changed):
            kept.append({**row, **_were(kind, changed, row.keys() - {"id", "name"})})
    return kept


def _answers(taken: Snapshot, first: _First) -> list[dict[str, Any]]:
    """Answers that stood then: those taken over, and those of a plan that nobody opened."""
    prefix = f"{taken['plan_id']}:"
    there = {row["id"]: row for row in taken["answers"]}
    fields = ("state", "value", "reason", "confidence", "source", "confirmed_on", "carried")
    emptied = {record_id.removeprefix(prefix) for record, record_id in first if record == ANSWER.name} - there.keys()
    # Given once, and open again now.
    for question_id in sorted(emptied):
        there[question_id] = {"id": question_id, **dict.fromkeys(fields), "state": "open", "carried": False}
    stood = []
    for question_id, row in there.items():
        changed = first.get((ANSWER.name, prefix + question_id), {})
        if not _was_made(changed):
            stood.append({**row, **_were(ANSWER, changed, fields)})
    return [row for row in stood if row["state"] != "open"]


def _plan(taken: Snapshot, first: _First) -> dict[str, Any]:
    return _were(PLAN, first.get((PLAN.name, taken["plan_id"]), {}), ("stage", "depth"))


def _stood(database: Database, account_id: AccountId, day: date) -> dict[str, Any]:
    row = position(database, account_id, day)
    names = ("attractiveness", "strength", "quadrant")
    return {"position": {name: as_kept(row[name]) for name in names}} if row else {}


def _was_made(changed: Mapping[str, tuple[str, str | None]]) -> bool:
    """Whether the record was made since: its first change is that."""
    return any(action == "add" for action, _old in changed.values())


def _were(kind: Kind, changed: Mapping[str, tuple[str, str | None]], fields: Any) -> dict[str, Any]:
    """What the fields were that have changed since."""
    return {name: as_kept(read(kind.field(name), changed[name][1])) for name in fields if name in changed}
