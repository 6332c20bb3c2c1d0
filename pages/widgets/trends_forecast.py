"""What is to be expected of all accounts together, or of one."""

import streamlit as st

from kam_core.forecast.model import EVERYBODY
from kam_core.text.words import _
from pages.widgets import empty, forecast
from pages.widgets.trends_view import Shown


def show(shown: Shown, currency: str) -> None:
    """The forecast of the account that is looked at, or of everybody."""
    if shown.account_id is None and not shown.is_everybody:
        empty.show(
            _("There is no forecast of a choice of accounts."),
            _("Take the filters away to see all accounts together, or find one account above."),
        )
        return
    if shown.account_id is None:
        st.caption(
            _(
                "Forecast as one series: the forecasts of single accounts add up to another amount, because each is "
                "off in its own way."
            )
        )
    forecast.show(shown.account_id or EVERYBODY, currency)
