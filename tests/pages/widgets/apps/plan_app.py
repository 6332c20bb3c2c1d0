"""The plan of the account that the address names."""

import streamlit as st

from kam_core.accounts import queries
from kam_core.accounts.model import AccountId
from pages.session import resources, state
from pages.session.boundary import explained
from pages.widgets import part_plan, who

state.arrived("account", by_menu=True)
with explained(), resources.one_moment():
    who.show()
    part_plan.show(queries.account(resources.database(), AccountId(st.query_params["account"])))
