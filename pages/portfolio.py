"""Which customers are key, why, where do they stand, and what changed?"""

import streamlit as st

from kam_core.accounts.company import company as company_of
from kam_core.text.words import _
from pages.session import resources
from pages.session.boundary import explained
from pages.widgets import (
    chosen,
    doubts,
    key_and_big,
    kpis,
    list_changes,
    matrix,
    pickers,
    positions_table,
    standing,
    view,
    why,
)

st.title(_("Portfolio"))
if not view.has_accounts():
    st.stop()
shown = view.choose()
if not view.fits(shown):
    st.stop()
currency = resources.kept(company_of).base_currency or ""

kpis.show(shown, currency)
left, right = st.columns([2, 1], gap="medium")
with left:
    bubble = matrix.show(shown, currency)

row = None
lists = {
    "accounts": _("Accounts"),
    "big": _("Key against big"),
    "doubts": _("In doubt"),
    "changes": _("Joined and left"),
}
match pickers.one("list", _("List"), lists):
    case "big":
        key_and_big.show(shown, currency)
    case "doubts":
        doubts.show(shown, currency)
    case "changes":
        list_changes.show(shown.compared_with, shown.day)
    case _accounts:
        row = positions_table.show(shown, currency)

with right:
    account_id = chosen.latest(why.NAME, bubble, row)
    if account_id is None:
        standing.show(shown, currency)
    else:
        with explained():
            why.show(account_id, shown)
