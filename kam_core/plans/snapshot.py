"""What a plan and its account are at one moment, in a form that is kept and compared with another moment.

JSON alone: text, whole numbers, flags, null, lists and objects. Amounts, shares and days are text, so that what is read
back equals what was written. `format` is raised with any change of the shape; an older one is still read.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl

from kam_core.accounts.model import AccountId
from kam_core.kpis import account as account_kpis
from kam_core.people import team
from kam_core.people.choices import ACCOUNT_ROLES
from kam_core.people.kinds import STAKEHOLDER
from kam_core.plans.answer_values import ids
from kam_core.plans.kinds import ACTION, OBJECTIVE
from kam_core.plans.plan import Plan
from kam_core.plans.plan import plan as plan_of
from kam_core.plans.quality import quality
from kam_core.questions.catalogue import questions
from kam_core.records.queries import of_account
from kam_core.scoring.position import position
from kam_core.store.database import Database

FORMAT = 1
# Shares and scores are doubles: more digits than these say nothing.
_DIGITS = 6
_ANSWER = ("state", "value", "reason", "confidence", "source", "confirmed_on", "carried")
_OBJECTIVE = ("title", "theme", "measure", "unit", "baseline", "target", "actual", "owner_id", "due_on", "status")
_ACTION = ("title", "owner_id", "due_on", "status", "done_on", "objective_id")
_PERSON = ("title", "level", "power", "stance", "left_on")
_QUALITY = ("completeness", "freshness", "on_time", "quality", "answered", "applicable", "unknown", "stale")
_OPEN = ("open", "doing")

Snapshot = dict[str, Any]


def snapshot(database: Database, plan_id: str, day: date) -> Snapshot:
    """The plan and its account as they are now.

    Args:
        database: where from; of one moment, where somebody else may save meanwhile.
        plan_id: of which plan.
        day: today: what is overdue or stale is measured against it, and KPIs and the matrix are those of this day.

    Returns:
        `format`, `day`, `plan_id`, `account_id`, `period` [first, last day], `stage`, `depth`;
        `answers`: those given, by their number, each `id`, `state`, `value`, `reason`, `confidence`, `source`,
        `confirmed_on`, `carried`;
        `kpis`: each `code`, `value` (null: unknown);
        `people`: their contacts by name, each `id`, `name`, `title`, `level`, `power`, `stance`, `left_on`;
        `team`: the six roles, each `role`, `names` (null: nobody), `strength`;
        `objectives` of the plan and `actions` of the account, by id, each with `id` and its fields, actions with
        `overdue`;
        `position`: `attractiveness`, `strength`, `quadrant`; null where the account has no score of this day;
        `quality`: of the plan, null where it is not the newest of its account;
        `names`: of the people and contacts whose ids stand in it.

    Raises:
        RefusedError: there is no such plan.
    """
    plan = plan_of(database, plan_id)
    answers = _answers(database, plan)
    objectives = _rows(_of_plan(of_account(database, OBJECTIVE, plan.account_id), plan), "objective_id", _OBJECTIVE)
    actions = [
        {**row, "overdue": is_overdue(row, day)}
        for row in _rows(of_account(database, ACTION, plan.account_id), "action_id", _ACTION)
    ]
    named = [*_people_in(answers), *(row["owner_id"] for row in (*objectives, *actions))]
    return {
        "format": FORMAT,
        "day": day.isoformat(),
        "plan_id": plan.plan_id,
        "account_id": plan.account_id,
        "period": [plan.period_start.isoformat(), plan.period_end.isoformat()],
        "stage": plan.stage,
        "depth": plan.depth,
        "answers": answers,
        "kpis": _kpis(database, plan.account_id, day),
        "people": _people(database, plan.account_id),
        "team": _team(database, plan.account_id),
        "objectives": objectives,
        "actions": actions,
        "position": _position(database, plan.account_id, day),
        "quality": _quality(database, plan, day),
        "names": _names(database, plan.account_id, named),
    }


def written(taken: Snapshot) -> str:
    """A snapshot as the store keeps it: the same one is always the same text."""
    return json.dumps(taken, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read(kept: str) -> Snapshot:
    """A snapshot that `written` wrote."""
    taken: Snapshot = json.loads(kept)
    return taken


def as_kept(value: object) -> Any:
    """A value as a snapshot keeps it: numbers that can have decimals and days are text."""
    if isinstance(value, float):
        return f"{value:.{_DIGITS}f}"
    if isinstance(value, Decimal):
        return format(value.normalize() + 0, "f")
    return value.isoformat() if isinstance(value, date) else value


def is_overdue(row: Mapping[str, Any], day: date) -> bool:
    """Whether an action of a snapshot was to be done before `day`, and is not."""
    # Days in text sort as days do.
    return row["status"] in _OPEN and row["due_on"] is not None and row["due_on"] < day.isoformat()


def _answers(database: Database, plan: Plan) -> list[dict[str, Any]]:
    given = {row["question_id"]: row for row in database.read("plans", "answers", plan_id=plan.plan_id).to_dicts()}
    known = [(one.id, given[one.id]) for one in questions() if one.id in given]
    return [{"id": question_id, **_kept(row, _ANSWER)} for question_id, row in known if row["state"] != "open"]


def _people_in(answers: Iterable[Mapping[str, Any]]) -> list[str]:
    people = {one.id for one in questions() if one.answer_type == "people"}
    return [one for row in answers if row["id"] in people for one in ids(row["value"])]


def _kpis(database: Database, account_id: AccountId, day: date) -> list[dict[str, Any]]:
    return [
        {"code": one.kpi.code, "value": as_kept(one.value)} for one in account_kpis.strip(database, account_id, day)
    ]


def _people(database: Database, account_id: AccountId) -> list[dict[str, Any]]:
    there = of_account(database, STAKEHOLDER, account_id).sort("contact_name", "contact_id")
    return [
        {"id": row["contact_id"], "name": row["contact_name"], **_kept(row, _PERSON)}
        for row in there.iter_rows(named=True)
    ]


def _team(database: Database, account_id: AccountId) -> list[dict[str, Any]]:
    held = {row["role"]: row for row in team.coverage(team.team(database, account_id)).to_dicts()}
    return [{"role": role, **_kept(held[role], ("names", "strength"))} for role in ACCOUNT_ROLES]


def _position(database: Database, account_id: AccountId, day: date) -> dict[str, Any] | None:
    row = position(database, account_id, day)
    return row and _kept(row, ("attractiveness", "strength", "quadrant"))


def _quality(database: Database, plan: Plan, day: date) -> dict[str, Any] | None:
    found = quality(database, pl.DataFrame({"account_id": [plan.account_id]}), day)
    if found.is_empty() or found["plan_id"][0] != plan.plan_id:
        return None
    return _kept(found.row(0, named=True), _QUALITY)


def _names(database: Database, account_id: AccountId, mentioned: Iterable[str | None]) -> dict[str, str]:
    known: dict[str, str] = dict(database.read("plans", "names", account_id=account_id).iter_rows())
    return {one: known[one] for one in sorted({one for one in mentioned if one}) if one in known}


def _of_plan(rows: pl.DataFrame, plan: Plan) -> pl.DataFrame:
    return rows.filter(pl.col("plan_id") == plan.plan_id)


def _rows(rows: pl.DataFrame, key: str, fields: tuple[str, ...]) -> list[dict[str, Any]]:
    return [{"id": row[key], **_kept(row, fields)} for row in rows.iter_rows(named=True)]


def _kept(row: Mapping[str, Any], fields: tuple[str, ...]) -> dict[str, Any]:
    return {name: as_kept(row[name]) for name in fields}
