"""The plan of an account for a period: which one there is, and how one is opened."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, cast

import polars as pl

from kam_core.accounts.model import AccountId
from kam_core.errors import RefusedError
from kam_core.plans.kinds import OBJECTIVE, PLAN
from kam_core.plans.templates import MONEY, template_named
from kam_core.records.writing import insert
from kam_core.store.database import Database
from kam_core.store.moments import moments
from kam_core.store.request import Request
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction
from kam_core.text.words import _


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan. `period_start` and `period_end` are its first and last day; `locked_at` (UTC): a review closed it.

    `penetrate`, `expand` and `protect` are the planned split of effort in percent: all null, or 100 together.
    """

    plan_id: str
    account_id: AccountId
    period_start: date
    period_end: date
    stage: str
    depth: str
    template: str | None
    lead_id: str | None
    goal_id: str | None
    purpose: str | None
    service_plan: str | None
    touch_days: int | None
    penetrate: int | None
    expand: int | None
    protect: int | None
    next_review_on: date | None
    programme_decision: str | None
    locked_at: datetime | None
    illustrative: bool
    version: int
    archived_at: datetime | None


def plans(database: Database, account_id: str) -> pl.DataFrame:
    """The plans of an account that are not archived, newest period first; the columns of `Plan`."""
    return database.read("plans", "plans", account_id=account_id)


def current(database: Database, account_id: str) -> Plan | None:
    """The newest plan of an account, or null where it has none."""
    found = plans(database, account_id)
    return Plan(**found.row(0, named=True)) if found.height else None


def plan(database: Database, plan_id: str) -> Plan:
    """One plan, archived or not.

    Raises:
        RefusedError: there is none.
    """
    return _one(plan_id, database.one("plans", "plan", plan_id=plan_id))


def plan_within(transaction: Transaction, plan_id: str) -> Plan:
    """One plan as a save sees it; as `plan`."""
    return _one(plan_id, transaction.one("plans", "plan", plan_id=plan_id))


def year_around(today: date, first_month: int) -> tuple[date, date]:
    """The first and last day of the company's year that `today` lies in; `first_month` is the month it starts in."""
    start = date(today.year - (today.month < first_month), first_month, 1)
    return start, date(start.year + 1, first_month, 1) - timedelta(days=1)


def open_plan(
    store: Store,
    request: Request,
    account_id: str,
    *,
    depth: str = "express",
    template: str | None = None,
    lead_id: str | None = None,
    period_start: date | None = None,
    period_end: date | None = None,
) -> str:
    """Open a plan with the objectives of its template; without a period, for the company's year of today.

    Returns:
        Its id.

    Raises:
        FieldsError: fields whose value is not taken.
        RefusedError: the account has a plan that covers a part of the period.
        UnknownAccountError: there is no such account.
    """
    today = moments(store.database).today

    def change(transaction: Transaction) -> str:
        start, end = period_start, period_end
        if start is None or end is None:
            start, end = year_around(today, _first_month(transaction))
        _check_period(transaction, account_id, start, end)
        return _open(transaction, account_id, {"depth": depth, "template": template, "lead_id": lead_id}, (start, end))

    return cast("str", store.writer.save(request, change))


def _open(transaction: Transaction, account_id: str, given: dict[str, str | None], period: tuple[date, date]) -> str:
    start, end = period
    filled = template_named(given["template"])
    values = {**given, "period_start": start, "period_end": end, "touch_days": filled.touch_days if filled else None}
    plan_id = insert(transaction, PLAN, account_id, values)
    company = transaction.one("store", "company") or {}
    for one in filled.objectives if filled else ():
        unit = company.get("base_currency") if one.unit == MONEY else one.unit
        wanted = {"plan_id": plan_id, "title": _(one.title), "theme": one.theme, "unit": unit}
        insert(
            transaction,
            OBJECTIVE,
            account_id,
            {**wanted, "measure": _(one.measure), "owner_id": given["lead_id"], "due_on": end},
        )
    return plan_id


def _check_period(transaction: Transaction, account_id: str, start: date, end: date) -> None:
    """Refuse a period that ends before it starts, and one that another plan of the account covers in part."""
    if end <= start:
        raise RefusedError("The period ends on {end}, before it starts on {start}.", start=start, end=end)
    found = transaction.read("plans", "overlapping", account_id=account_id, period_start=start, period_end=end)
    if found.height:
        theirs = dict(zip(("start", "end"), found.row(0)[:2], strict=True))
        raise RefusedError("The account has a plan from {start} to {end} already.", **theirs)


def _first_month(transaction: Transaction) -> int:
    return int(transaction.read("accounts", "setting", setting="fiscal_year_start")["value"][0] or 1)


def _one(plan_id: str, found: dict[str, Any] | None) -> Plan:
    if found is None:
        raise RefusedError("There is no plan {plan}.", plan=plan_id)
    return Plan(**found)
