"""What needs me this week, over all my accounts?"""

import streamlit as st

from kam_core.accounts.company import company as company_of
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import mark, view, week_list, week_order, week_whose

st.title(_("My week"))
if not view.has_accounts():
    st.stop()

with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
    owners = week_whose.choose()
    about = week_list.about()
    week_order.explain()
    if week_list.is_illustrative():
        mark.illustrative()

week_whose.ask(owners)
if owners is None:
    st.stop()

week_list.show(owners, about, resources.moments().today, resources.kept(company_of).base_currency or "")
