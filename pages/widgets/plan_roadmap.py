"""Where the account is to be in each of the next years, and what we ask our own company for."""

from functools import partial

import polars as pl
import streamlit as st

from kam_core.plans.kinds import RESOURCE, ROADMAP_YEAR
from kam_core.plans.plan import Plan
from kam_core.records import records
from kam_core.store.request import Request
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import plan_lines, saving

_MOST_YEARS = 5
_YEAR = (("year", "revenue", "margin_percent", "wallet_percent"), ("milestone",))
_RESOURCE = (("what",), ("kind", "asked", "granted", "asked_on"), ("decided_on", "decided_by"), ("note",))


def show(plan: Plan) -> None:
    """Years first, then resources."""
    is_locked = plan.locked_at is not None
    st.header(_("Roadmap"))
    st.caption(_("Targets for three to five years: revenue, margin, and our share of what they spend."))
    years = plan_lines.rows(ROADMAP_YEAR, plan.account_id).sort("year")
    for row in years.iter_rows(named=True):
        plan_lines.card(ROADMAP_YEAR, row, _YEAR, locked=is_locked)
    if not is_locked:
        _next_year(plan, years)
        plan_lines.put_away(ROADMAP_YEAR, plan.account_id)
    st.header(_("Resources"))
    st.caption(_("What the plan needs from our own company, and what was granted."))
    for row in plan_lines.rows(RESOURCE, plan.account_id).iter_rows(named=True):
        plan_lines.card(RESOURCE, row, _RESOURCE, locked=is_locked)
    if not is_locked:
        today = resources.moments().today
        plan_lines.adder(RESOURCE, plan.account_id, "what", _("One more resource to ask for"), {"asked_on": today})
        plan_lines.put_away(RESOURCE, plan.account_id)


def _next_year(plan: Plan, years: pl.DataFrame) -> None:
    if years.height >= _MOST_YEARS:
        return
    newest = years["year"].max()
    year = newest + 1 if isinstance(newest, int) else plan.period_start.year
    label = _("Add {year}", year=str(year))
    if st.button(label, key="roadmap_next", icon=":material/add:"):
        saving.save(partial(_add_year, plan.account_id, year), done=_("Saved"))


def _add_year(account_id: str, year: int, request: Request) -> None:
    records.add(resources.store(), request, ROADMAP_YEAR, account_id, {"year": year})
