"""A period is closed, and the next one opened: what was answered is asked again, what was begun goes on."""

from datetime import date, timedelta
from typing import cast
from uuid import uuid4

from kam_core.errors import RefusedError
from kam_core.period import add_months
from kam_core.plans.kinds import ACTION, ANSWER, OBJECTIVE, OPEN_QUESTION, PLAN
from kam_core.plans.periods import is_open
from kam_core.plans.plan import Plan, plan_within
from kam_core.plans.set_fields import set_fields
from kam_core.records.model import Kind
from kam_core.records.writing import now
from kam_core.store.clock import now_utc
from kam_core.store.request import Request
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction


def open_next(store: Store, request: Request, plan_id: str) -> str:
    """Close the period of a plan and open the one that follows, as long as this one, in one save.

    Answers are taken over as `carried`: they are asked again and count as no answer until somebody confirms them.
    Objectives that are neither reached nor dropped go on, with their open actions; open questions go with them. The
    roadmap and everything else that belongs to the account stays where it is. The closed plan takes no change.

    Returns:
        The id of the new plan.

    Raises:
        RefusedError: the plan is closed already, a review of it is being prepared, or the account has a plan that
            covers a part of the next period; nothing is saved.
    """

    def change(transaction: Transaction) -> str:
        plan = plan_within(transaction, plan_id)
        _check(transaction, plan)
        _close(transaction, plan)
        next_id = _open(transaction, plan)
        _carry_answers(transaction, plan, next_id)
        _carry_objectives(transaction, plan, next_id)
        for (question_id,) in transaction.read("plans", "open_of_plan", plan_id=plan_id).iter_rows():
            set_fields(transaction, OPEN_QUESTION, question_id, {"plan_id": next_id})
        transaction.moves_portfolio = False
        return next_id

    return cast("str", store.writer.save(request, change))


def following(start: date, end: date) -> tuple[date, date]:
    """The first and last day of the period after one: as many months where it is whole months, else as many days."""
    first = end + timedelta(days=1)
    if start.day == 1 and first.day == 1:
        months = (first.year - start.year) * 12 + first.month - start.month
        return first, add_months(first, months) - timedelta(days=1)
    return first, first + (end - start)


def _check(transaction: Transaction, plan: Plan) -> None:
    is_open(transaction, {"plan_id": plan.plan_id})
    if plan.archived_at is not None:
        raise RefusedError("This plan was put away; bring it back first.")
    drafted = transaction.first("plans", "drafts_of_review", plan_id=plan.plan_id)
    if drafted:
        raise RefusedError("The review of {day} is being prepared: lock it or put it away first.", day=drafted[1])
    start, end = following(plan.period_start, plan.period_end)
    there = transaction.first("plans", "overlapping", account_id=plan.account_id, period_start=start, period_end=end)
    if there:
        raise RefusedError("The account has a plan from {start} to {end} already.", start=there[0], end=there[1])


def _close(transaction: Transaction, plan: Plan) -> None:
    closed_at = now_utc()
    transaction.execute("plans", "close_plan", plan_id=plan.plan_id, locked_at=closed_at)
    transaction.record("close", PLAN.name, plan.plan_id, {"locked_at": (None, closed_at)})


def _open(transaction: Transaction, plan: Plan) -> str:
    next_id = uuid4().hex
    start, end = following(plan.period_start, plan.period_end)
    transaction.execute(
        "plans", "carry_plan", plan_id=plan.plan_id, next_plan_id=next_id, period_start=start, period_end=end
    )
    _told(transaction, PLAN, next_id)
    return next_id


def _carry_answers(transaction: Transaction, plan: Plan, next_id: str) -> None:
    transaction.execute("plans", "carry_answers", plan_id=plan.plan_id, next_plan_id=next_id)
    for (answer_id,) in transaction.read("plans", "carried_answers", plan_id=next_id).iter_rows():
        _told(transaction, ANSWER, answer_id)


def _carry_objectives(transaction: Transaction, plan: Plan, next_id: str) -> None:
    for (objective_id,) in transaction.read("plans", "open_objectives", plan_id=plan.plan_id).iter_rows():
        carried = uuid4().hex
        transaction.execute(
            "plans",
            "carry_objective",
            objective_id=objective_id,
            next_objective_id=carried,
            next_plan_id=next_id,
        )
        _told(transaction, OBJECTIVE, carried)
        for (action_id,) in transaction.read("plans", "actions_of_objective", objective_id=objective_id).iter_rows():
            set_fields(transaction, ACTION, action_id, {"objective_id": carried})


def _told(transaction: Transaction, kind: Kind, record_id: str) -> None:
    """Note a record that was made, as `records.add` does."""
    row = now(transaction, kind, record_id)
    fields = ("account_id", *(one.name for one in kind.fields))
    told = {name: (None, row[name]) for name in fields if row[name] is not None}
    transaction.record("add", kind.name, record_id, told)
