"""Which customers rise and fall, why, who has gone quiet, and on whom does our profit hang?"""

import streamlit as st

from kam_core.accounts.company import company as company_of
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import (
    existing_bridge,
    existing_concentration,
    existing_key,
    existing_moves,
    existing_profit,
    existing_rfm,
    existing_silent,
    existing_view,
    pickers,
    view,
)

st.title(_("Existing customers"))
if not view.has_accounts():
    st.stop()
shown = existing_view.choose()
if shown is None:
    st.stop()
currency = resources.kept(company_of).base_currency or ""

existing_view.kpis(shown, currency)
parts = {
    "bridge": _("Retention bridge"),
    "moves": _("Rising and falling"),
    "profit": _("Profit"),
    "concentration": _("Concentration"),
    "rfm": _("How they buy"),
    "silent": _("Silent"),
    "key": _("Key and others"),
}
match pickers.one("show", _("What to look at"), parts):
    case "moves":
        existing_moves.show(shown, currency)
    case "profit":
        existing_profit.show(shown, currency)
    case "concentration":
        existing_concentration.show(shown, currency)
    case "rfm":
        existing_rfm.show(shown, currency)
    case "silent":
        existing_silent.show(shown)
    case "key":
        existing_key.show(shown, currency)
    case _bridge:
        existing_bridge.show(shown, currency)
