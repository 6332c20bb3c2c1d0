"""How well are our plans kept, how healthy are the customers, and where must a leader decide?"""

import streamlit as st

from kam_core.text.words import _
from pages.session import resources
from pages.widgets import pickers, plans_filters, plans_picture, plans_table, plans_work, view

st.title(_("Plans"))
if not view.has_accounts():
    st.stop()
with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
    shown = plans_filters.choose(resources.moments().today)
accounts = resources.kept_with_plans(plans_filters.accounts, shown)
if not plans_filters.fits(accounts):
    st.stop()

plans_picture.show(accounts)

lists = {
    "accounts": _("Accounts"),
    "actions": _("Actions by owner"),
    "hours": _("Hours by manager"),
    "asked": _("Asked and not decided"),
    "missing": _("Without a plan"),
}
match pickers.one("list", _("List"), lists):
    case "actions":
        plans_work.actions(shown)
    case "hours":
        plans_work.hours(shown)
    case "asked":
        plans_work.asked(shown)
    case "missing":
        plans_table.missing(accounts)
    case _accounts:
        plans_table.show(accounts)
