"""What is loaded, from where, and as of when?"""

import streamlit as st

from kam_core.accounts.company import company as company_of
from kam_core.ingest import loads as loaded
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import backups, company_settings, data_dates, loads, look_alikes, own_store, pickers

st.title(_("Data"))
company = resources.kept(company_of)
held = resources.kept(loaded.by_kind)

if company.fictitious:
    st.caption(_("A published sample: what its data lack was made up, and every screen marks it as illustrative."))
data_dates.show(company.base_currency or "")

parts = {
    "loaded": _("Loaded"),
    "alike": _("Look-alikes"),
    "backups": _("Backups"),
    "company": _("Company"),
    "own": _("Start my own"),
}
match pickers.one("part", _("Part"), parts):
    case "alike":
        look_alikes.show()
    case "backups":
        backups.show()
    case "company":
        company_settings.show()
    case "own":
        own_store.start()
    case _loaded if held.is_empty():
        own_store.fill(resources.store().path)
        loads.show_undone()
    case _loaded:
        loads.show()
