"""One account: who it is, what we agreed to do for it, and what needs doing."""

from functools import partial

import streamlit as st

from kam_core.accounts import queries
from kam_core.accounts.company import company as company_of
from kam_core.text.words import _
from pages.session import resources
from pages.session.boundary import explained
from pages.widgets import (
    account_head,
    account_kpis,
    account_search,
    part_figures,
    part_history,
    part_people,
    part_plan,
    part_summary,
    pickers,
)

account_id = pickers.account()
account = None
if account_id is None:
    st.title(_("Account"))
else:
    with explained():
        account = resources.kept(queries.account, account_id)
if account is None:
    account_search.show()
    st.stop()

currency = resources.kept(company_of).base_currency or ""
today = resources.moments().today
resources.scored(today, today)

part_figures.follow_old_links("part")
parts = {
    "summary": (_("Summary"), partial(part_summary.show, account, currency)),
    "plan": (_("Plan"), partial(part_plan.show, account)),
    "people": (_("People"), partial(part_people.show, account)),
    "figures": (_("Figures"), partial(part_figures.show, account, currency)),
    "history": (_("History"), partial(part_history.show, account)),
}
place = st.container()
part = pickers.one("part", _("Part"), {name: label for name, (label, _show) in parts.items()})
with place:
    account_head.show(account, today, currency, whole=part in ("summary", "figures"))
    if part in ("summary", "figures"):
        account_kpis.show(account.id, today, currency)
parts[part][1]()
