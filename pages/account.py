"""One account: who it is, what it buys, why it is key, and what changed?"""

import streamlit as st

from kam_core.accounts import queries
from kam_core.accounts.company import company as company_of
from kam_core.text.words import _
from pages.session import resources
from pages.session.boundary import explained
from pages.widgets import (
    account_facts,
    account_head,
    account_history,
    account_kpis,
    account_revenue,
    account_score,
    account_search,
    order_lines,
    pickers,
    stays,
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
account_head.show(account, today, currency)
account_kpis.show(account.id, today, currency)

parts = {
    "revenue": _("Revenue"),
    "score": _("Score"),
    "list": _("On the list"),
    "lines": _("Order lines"),
    "facts": _("Facts"),
    "history": _("History"),
}
match pickers.one("part", _("Part"), parts):
    case "score":
        account_score.show(account.id, today)
    case "list":
        stays.show(account.id)
    case "lines":
        order_lines.show(account.id, currency)
    case "facts":
        account_facts.show(account, currency)
    case "history":
        account_history.show(account.id)
    case _revenue:
        account_revenue.show(account.id, currency)
