"""The first lines of a plan: its period, where it stands, how deep it asks, and how well it is kept."""

from dataclasses import asdict
from datetime import date

import polars as pl
import streamlit as st

from kam_core.plans import quality
from kam_core.plans.kinds import PLAN
from kam_core.plans.plan import Plan
from kam_core.store.database import Database
from kam_core.text.numbers import day as day_words
from kam_core.text.numbers import percent
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import autosave, mark, plan_stage


def show(plan: Plan, period: str) -> None:
    """Period, stage with its exit outputs, depth, lead, and the plan's own quality."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.header(_("Plan {period}", period=period), width="content")
        if plan.illustrative:
            mark.illustrative()
    if plan.locked_at:
        st.info(
            _(
                "This period was closed on {day}: it can be read and stays as it is. Open the next one under Review.",
                day=day_words(plan.locked_at.date()),
            ),
            icon=":material/lock:",
        )
    with st.grid(4, min_column_width=170, gap="small"):
        for name in ("stage", "depth", "lead_id", "next_review_on"):
            autosave.field(PLAN, asdict(plan), name, locked=plan.locked_at is not None)
    plan_stage.show(plan)
    _quality(plan)


def _quality(plan: Plan) -> None:
    rows = resources.kept_with_plans(_of_account, plan.account_id, resources.moments().today)
    row = next((one for one in rows.iter_rows(named=True) if one["plan_id"] == plan.plan_id), None)
    if row is None:
        return
    st.caption(
        _(
            "Plan quality {quality}: answered {completeness}, fresh {freshness}, actions on time {on_time}. "
            "It says how well the plan is kept and nothing about the customer's health.",
            quality=percent(row["quality"], 0),
            completeness=percent(row["completeness"], 0),
            freshness=percent(row["freshness"], 0),
            on_time=percent(row["on_time"], 0),
        )
    )


def _of_account(database: Database, account_id: str, today: date) -> pl.DataFrame:
    return quality.quality(database, pl.DataFrame({"account_id": [account_id]}), today)
