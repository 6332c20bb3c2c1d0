"""The objectives of a plan at a glance."""

from datetime import date

import polars as pl
import streamlit as st

from kam_core.plans import choices
from kam_core.plans.kinds import OBJECTIVE
from kam_core.plans.plan import Plan
from kam_core.text.words import _
from pages.session import link
from pages.widgets import plan_lines, record_words, table
from pages.widgets.table import As, Column


def show(plan: Plan, today: date) -> None:
    """Each objective with how it stands."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.header(_("Objectives"), width="stretch")
        address = {link.ACCOUNT: plan.account_id, "part": "plan", "sheet": "objectives"}
        st.page_link("account.py", label=_("Change them"), icon=":material/edit:", query_params=address)
    rows = plan_lines.rows(OBJECTIVE, plan.account_id).filter(pl.col("plan_id") == plan.plan_id)
    if rows.is_empty():
        st.caption(_("No objectives yet; three to five are enough."))
        return
    is_late = (pl.col("due_on") < today).fill_null(value=False) & ~pl.col("status").is_in(("reached", "dropped"))
    told = rows.with_columns(pl.when(is_late).then(pl.lit("late")).otherwise(pl.col("status")).alias("state"))
    words = {"late": _("Late"), **{code: _(label) for code, label in choices.OBJECTIVE_STATUSES.items()}}
    columns = [
        Column("title", _("Objective")),
        Column("state", _("Status"), words=words),
        Column("owner_id", _("Owner"), words=record_words.names(plan.account_id).people),
        Column("due_on", _("Due"), As.DAY),
        Column("target", _("Target"), As.DECIMAL),
        Column("actual", _("Now"), As.DECIMAL),
        Column("unit", _("Unit")),
    ]
    table.show(told, columns, key="summary_objectives", says=_("Objectives"), whole=True)
