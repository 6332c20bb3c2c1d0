"""What do our accounts not buy yet, what could they, and do they know that we do this?"""

import streamlit as st

from kam_core.accounts.company import company as company_of
from kam_core.text.words import _
from pages.session import resources
from pages.session.boundary import explained
from pages.widgets import (
    chosen,
    pickers,
    view,
    white_space_cell,
    white_space_families,
    white_space_map,
    white_space_next,
    white_space_regions,
    white_space_totals,
    white_space_units,
    white_space_view,
)

st.title(_("White space"))
if not view.has_accounts():
    st.stop()
shown = white_space_view.choose()
if shown is None or not white_space_view.fits(shown):
    st.stop()
currency = resources.kept(company_of).base_currency or ""

white_space_totals.show(shown, currency)
views = {
    "map": _("Heat map"),
    "table": _("Table"),
    "offers": _("Next best offers"),
    "families": _("Bought together"),
    "regions": _("Regions"),
    "units": _("Buying units"),
}
seen = pickers.one("view", _("View"), views)
if seen == "families":
    white_space_families.show(shown)
    st.stop()
if seen == "regions":
    white_space_regions.show(shown, currency)
    st.stop()
page = white_space_view.page(shown)
if seen == "offers":
    white_space_next.show(shown, page, currency)
    st.stop()
if seen == "units":
    white_space_units.show(shown, page, currency)
    st.stop()
picked = white_space_map.show(shown, page, currency, as_table=seen == "table")
cell = chosen.latest(white_space_cell.NAME, *((None, picked) if seen == "table" else (picked, None)))
with explained():
    white_space_cell.show(shown, page, cell, currency)
