"""One account: who it is, what it buys, why it is key, and what changed?"""

import streamlit as st

from kam_core.accounts import queries
from kam_core.accounts.company import company as company_of
from kam_core.text.words import _
from pages.session import resources
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
    view,
)

account_id = pickers.account()
if account_id is None:
    st.title(_("Account"))
    account_search.show()
    st.stop()

account = resources.kept(queries.account, account_id)
currency = resources.kept(company_of).base_currency or ""
dates = resources.moments()
compared_with = view.a_year_before(dates.closed_through or dates.today)
resources.scored(dates.today, compared_with)
account_head.show(account, dates.today, compared_with, currency)
account_kpis.show(account.id, dates.today, currency)

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
        account_score.show(account.id, dates.today)
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
