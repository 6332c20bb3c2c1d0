"""Does the key-account programme pay, what goes into it, and what would better retention be worth?"""

import streamlit as st

from kam_core.accounts.company import company as company_of
from kam_core.text.words import _
from pages.session import resources
from pages.session.boundary import explained
from pages.widgets import (
    pickers,
    programme_effect,
    programme_effort,
    programme_entry,
    programme_list,
    programme_returns,
    programme_view,
    programme_whatif,
    view,
)

st.title(_("Programme"))
if not view.has_accounts():
    st.stop()
currency = resources.kept(company_of).base_currency or ""
shown = programme_view.choose()
parts = {
    "effect": _("Does it pay?"),
    "returns": _("What came back"),
    "effort": _("Hours and cost"),
    "entry": _("Then and now"),
    "growth": _("The list"),
    "whatif": _("Retention what-if"),
}
part = pickers.one("show", _("What to look at"), parts)
if part == "whatif":
    with explained():
        programme_whatif.show(shown, currency)
    st.stop()
known = programme_view.ready(shown)
if known is None:
    st.stop()
match part:
    case "returns":
        programme_returns.show(known, currency)
    case "effort":
        programme_effort.show(known, currency)
    case "entry":
        programme_entry.show(known, currency)
    case "growth":
        programme_list.show(known)
    case _effect:
        programme_effect.show(known, currency)
