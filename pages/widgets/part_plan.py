"""The growth plan of an account: its questions, objectives, roadmap and how we serve the customer."""

from kam_core.accounts.model import Account
from kam_core.plans import plan as plans
from kam_core.text.numbers import day as day_words
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import (
    pickers,
    plan_coach,
    plan_head,
    plan_objectives,
    plan_questions,
    plan_roadmap,
    plan_service,
    plan_start,
)


def show(account: Account) -> None:
    """The plan of the period that the address names, the newest by default; or how to start one."""
    rows = resources.kept_with_plans(plans.plans, account.id)
    if rows.is_empty():
        plan_start.show(account)
        return
    periods = {
        row["plan_id"]: _("{start} to {end}", start=day_words(row["period_start"]), end=day_words(row["period_end"]))
        for row in rows.iter_rows(named=True)
    }
    chosen = pickers.one("plan", _("Period"), periods) if len(periods) > 1 else next(iter(periods))
    plan = resources.kept_with_plans(plans.plan, chosen)
    plan_head.show(plan, periods[chosen])
    parts = {
        "questions": _("Questions"),
        "objectives": _("Objectives"),
        "roadmap": _("Roadmap and resources"),
        "service": _("How we serve them"),
    }
    match pickers.one("sheet", _("Sheet of the plan"), parts):
        case "objectives":
            plan_objectives.show(plan)
        case "roadmap":
            plan_roadmap.show(plan)
        case "service":
            plan_service.show(plan)
        case _questions:
            plan_questions.show(plan)
            plan_coach.show(plan)
