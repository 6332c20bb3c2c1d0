"""How do our figures develop: beside others, beside their target, and beside what is quoted elsewhere?"""

import streamlit as st

from kam_core.accounts.company import company as company_of
from kam_core.text.words import _
from pages.session import resources
from pages.session.boundary import explained
from pages.widgets import pickers, trends_benchmarks, trends_chart, trends_forecast, trends_multiples, trends_view, view

st.title(_("KPI trends"))
if not view.has_accounts():
    st.stop()
currency = resources.kept(company_of).base_currency or ""

shown = None
with explained():
    shown = trends_view.choose()
if shown is None:
    st.stop()

lists = {
    "kpis": _("One or two KPIs"),
    "accounts": _("Key accounts side by side"),
    "forecast": _("Forecast"),
    "quoted": _("Quoted elsewhere"),
}
match pickers.one("show", _("What to look at"), lists):
    case "accounts":
        trends_multiples.show(shown, currency)
    case "forecast":
        trends_forecast.show(shown, currency)
    case "quoted":
        trends_benchmarks.show()
    case _kpis:
        trends_chart.show(shown, currency)
