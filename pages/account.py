"""One account: who it is, what we agreed to do for it, and what needs doing."""

import streamlit as st

from kam_core.accounts import queries
from kam_core.accounts.company import company as company_of
from kam_core.text.words import _
from pages.session import resources
from pages.session.boundary import explained
from pages.widgets import account_head, account_parts, account_search, pickers

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

account_head.show(account, currency)
account_parts.show(account, currency)
