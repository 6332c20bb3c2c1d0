"""Reviews of an account: the one to come with what changed since the last, those held, and the next period."""

import streamlit as st

from kam_core.accounts.model import Account
from kam_core.plans import plan as plans
from kam_core.plans import reviews
from kam_core.plans.plan import Plan
from kam_core.reports.report import Report
from kam_core.text.numbers import day as day_words
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import empty, mark, review_draft, review_past, review_period, review_print


def show(account: Account, currency: str) -> None:
    """What is next on top; what was is below."""
    plan = resources.kept_with_plans(plans.current, account.id)
    if plan is None:
        empty.show(_("No plan yet, so nothing to review."), _("Start a growth plan under Plan; it takes one click."))
        review_print.handover(account)
        return
    held = resources.kept_with_plans(reviews.reviews, account.id)
    _head(account, plan)
    drafts = held.filter(held["locked_at"].is_null() & (held["plan_id"] == plan.plan_id))
    if drafts.height:
        review_draft.show(account, plan, str(drafts["review_id"][0]), currency)
    else:
        review_draft.offer(plan, currency)
    review_past.show(account, held.filter(held["locked_at"].is_not_null()), currency)
    review_period.show(plan, is_drafted=bool(drafts.height))


def _head(account: Account, plan: Plan) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.header(_("Review"), width="content")
        if plan.illustrative:
            mark.illustrative()
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.text(_next(plan), width="content")
        review_print.button(Report.PLAN, plan.plan_id, _("Plan"), account.name)
        review_print.handover(account)


def _next(plan: Plan) -> str:
    if plan.next_review_on is None:
        return _("No date for the next review is set.")
    late = plan.next_review_on < resources.moments().today
    day = day_words(plan.next_review_on)
    return _("The next review was due on {day}.", day=day) if late else _("The next review is on {day}.", day=day)
