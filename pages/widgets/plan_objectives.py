"""What a plan is to reach: three to five objectives, each with measure, start, target, owner and date."""

import polars as pl
import streamlit as st

from kam_core.plans import templates
from kam_core.plans.kinds import OBJECTIVE
from kam_core.plans.plan import Plan
from kam_core.text.words import _, ngettext
from pages.widgets import plan_lines

_FEWEST, _MOST = 3, 5
_LINES = (
    ("title",),
    ("measure", "unit", "baseline", "target", "actual"),
    ("theme", "owner_id", "due_on", "status", "joint"),
    ("note",),
)


def show(plan: Plan) -> None:
    """The objectives of the plan, and a box for one more."""
    is_locked = plan.locked_at is not None
    there = plan_lines.rows(OBJECTIVE, plan.account_id).filter(pl.col("plan_id") == plan.plan_id)
    _how_many(there.height)
    for row in there.iter_rows(named=True):
        plan_lines.card(OBJECTIVE, row, _LINES, locked=is_locked)
    if is_locked:
        return
    given = {"plan_id": plan.plan_id, "owner_id": plan.lead_id, "due_on": plan.period_end}
    plan_lines.adder(OBJECTIVE, plan.account_id, "title", _("One more objective"), given)
    wanted = ", ".join(_(one.title) for one in templates.OBJECTIVES)
    st.caption(_("What customers themselves ask for: {objectives}.", objectives=wanted))
    plan_lines.put_away(OBJECTIVE, plan.account_id)


def _how_many(there: int) -> None:
    count = ngettext("{n} objective", "{n} objectives", there)
    if _FEWEST <= there <= _MOST:
        st.caption(_("{count}; each field saves by itself.", count=count))
    else:
        st.caption(_("{count}; a plan that people keep in mind has three to five.", count=count))
