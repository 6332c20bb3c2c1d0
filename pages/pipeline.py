"""What is open, what do we win, and which contracts end without anybody seeing to it?"""

import streamlit as st

from kam_core.accounts.company import company as company_of
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import filtered, pickers, pipeline_contracts, pipeline_deals, pipeline_kpis, pipeline_view, view

st.title(_("Pipeline and renewals"))
if not view.has_accounts() or not pipeline_view.has_any():
    st.stop()
shown = filtered.choose()
if not filtered.fits(shown):
    st.stop()
currency = resources.kept(company_of).base_currency or ""

pipeline_kpis.show(shown, currency)
left, right = st.columns(2, gap="medium")
with left:
    pipeline_deals.stages(shown, currency)
with right:
    pipeline_deals.win_rates(shown, currency)
pipeline_contracts.calendar(shown, currency)

lists = {"deals": _("Open deals"), "slipped": _("Put off"), "contracts": _("Contracts that end")}
match pickers.one("list", _("List"), lists):
    case "slipped":
        pipeline_deals.slipped(shown, currency)
    case "contracts":
        pipeline_contracts.show(shown, currency)
    case _deals:
        pipeline_deals.show(shown, currency)
