"""The changes of one account's own fields, newest first, each with its way back."""

import streamlit as st

from kam_core.accounts import queries
from kam_core.accounts.model import AccountId
from kam_core.plans.trail import changes_of_account
from pages.session import resources, state
from pages.session.boundary import explained
from pages.widgets import account_past, who

state.arrived("account", by_menu=True)
with explained(), resources.one_moment():
    who.show()
    account = queries.account(resources.database(), AccountId("001"))
    changes = changes_of_account(resources.database(), account.id, limit=50, records=["account"])
    for change in changes.iter_rows(named=True):
        st.text(f"{change['old_value']} → {change['new_value']}")
        account_past.back(account, change)
