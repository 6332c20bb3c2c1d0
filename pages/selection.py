"""Who is on the list of key accounts, and who should be?"""

import streamlit as st

from kam_core.accounts import queries
from kam_core.accounts.company import company as company_of
from kam_core.text.words import _
from pages.session import resources
from pages.session.boundary import explained
from pages.widgets import chosen, decision, empty, list_growth, list_head, ranking

st.title(_("Selection"))
day = resources.moments().today
resources.scored(day, day)
currency = resources.kept(company_of).base_currency or ""

if not resources.kept(queries.count):
    empty.show(
        _("There are no accounts yet."),
        _("Load your accounts and their orders; then this screen proposes who could be key."),
        screen="data.py",
        label=_("Go to the data"),
    )
    st.stop()

list_head.show(day)
left, right = st.columns(2, gap="medium")
with left:
    candidate = ranking.candidates(day, currency, decision.find)
with right:
    member = ranking.members(day, currency)

account_id = chosen.latest(decision.NAME, candidate, member)
if account_id:
    with right if decision.is_member(account_id) else left, explained():
        decision.show(account_id, day)

list_growth.show(day)
