"""How the customer is and how well the plan is kept: two scores side by side, and never one."""

from datetime import date

import polars as pl
import streamlit as st

from kam_core.accounts.model import AccountId
from kam_core.health import scores
from kam_core.health.measures import BY_CODE
from kam_core.health.model import Explanation
from kam_core.plans import choices, quality
from kam_core.plans.plan import Plan
from kam_core.questions.catalogue import questions
from kam_core.store.database import Database
from kam_core.text.numbers import UNKNOWN, number, percent, signed_number
from kam_core.text.numbers import day as day_words
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import health_words, mark

_SHAPES = {
    "red": ":material/arrow_circle_down:",
    "amber": ":material/do_not_disturb_on:",
    "green": ":material/check_circle:",
}


def show(account_id: AccountId, plan: Plan | None, today: date) -> None:
    """Health on the left, the plan's own quality on the right."""
    left, right = st.columns(2, gap="medium", border=True)
    with left:
        _health(resources.kept_with_plans(scores.explained, account_id, today))
    with right:
        _quality(account_id, plan, today)


def _health(told: Explanation) -> None:
    row = told.row
    st.markdown(_("**Customer health**"))
    band = str(row["band"]) if row["band"] else None
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.metric(
            _("Health of 100"),
            UNKNOWN if row["health"] is None else number(int(str(row["health"]))),
            delta=None
            if row["trend"] is None
            else _("{points} in 90 days", points=signed_number(int(str(row["trend"])))),
            delta_color="off" if row["trend"] == 0 else "normal",
            width="content",
        )
        if band:
            st.badge(health_words.bands()[band], icon=_SHAPES[band], color="gray")
    if row["health"] is None:
        st.caption(_("Too little is known for a score: less than half of what it is made of."))
    if row["cap"]:
        st.markdown(f":material/lock: {health_words.caps()[str(row['cap'])]}")
    for label, codes in ((_("Raises it"), told.up), (_("Lowers it"), told.down)):
        if codes:
            names = ", ".join(_(BY_CODE[code].name) for code in codes)
            st.caption(_("{label}: {names}", label=label, names=names))
    st.caption(_("{share} of its weight is known.", share=percent(float(str(row["coverage"])), 0)))


def _quality(account_id: AccountId, plan: Plan | None, today: date) -> None:
    st.markdown(_("**Plan quality**"))
    rows = resources.kept_with_plans(_of_account, account_id, today)
    row = rows.row(0, named=True) if rows.height else None
    if plan is None or row is None:
        st.caption(_("There is no plan yet, so nothing to keep."))
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.metric(_("Quality"), percent(row["quality"], 0), width="content")
        st.badge(_("Stage: {stage}", stage=_(choices.STAGES[plan.stage])), color="gray")
        if plan.illustrative:
            mark.illustrative()
    st.caption(
        _(
            "{depth} depth, {answered} of {whole} questions answered.",
            depth=_(choices.DEPTHS[plan.depth]),
            answered=row["answered"],
            whole=len(questions()),
        )
    )
    st.caption(
        _(
            "Answered {completeness}, fresh {freshness}, actions on time {on_time}.",
            completeness=percent(row["completeness"], 0),
            freshness=percent(row["freshness"], 0),
            on_time=percent(row["on_time"], 0),
        )
    )
    if plan.next_review_on:
        st.caption(_("Next review on {day}.", day=day_words(plan.next_review_on)))


def _of_account(database: Database, account_id: str, today: date) -> pl.DataFrame:
    return quality.quality(database, pl.DataFrame({"account_id": [account_id]}), today)
