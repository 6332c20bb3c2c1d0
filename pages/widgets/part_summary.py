"""An account on one screen: who it is, how it stands, what comes next, and what has changed."""

import streamlit as st

from kam_core.accounts.model import Account
from kam_core.plans import plan as plans
from pages.session import resources
from pages.widgets import plan_start, summary_needs, summary_news, summary_plan, summary_scores


def show(account: Account) -> None:
    """The two scores side by side; what needs somebody; objectives; what was said and changed lately."""
    today = resources.moments().today
    plan = resources.kept_with_plans(plans.current, account.id)
    if plan is None:
        plan_start.show(account)
    summary_scores.show(account.id, plan, today)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        summary_needs.show(account.id, today)
        if plan:
            summary_plan.show(plan, today)
    with right:
        summary_news.show(account.id, today)
