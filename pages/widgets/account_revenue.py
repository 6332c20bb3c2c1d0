"""What an account buys: by quarter, and by family."""

import streamlit as st

from kam_core.accounts.model import AccountId
from kam_core.text.numbers import day
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import families, pickers, revenue_by_quarter


def show(account_id: AccountId, currency: str) -> None:
    """Two pictures side by side, or the same as tables."""
    closed_through = resources.moments().closed_through
    if closed_through is None:
        st.caption(_("No month is closed yet."))
        return
    if revenue_by_quarter.read(account_id, closed_through).is_empty():
        st.caption(_("It ordered nothing up to {day}, where the last closed month ends.", day=day(closed_through)))
        return
    as_table = pickers.switch("table", _("As tables"))
    left, right = st.columns([3, 2], gap="medium")
    with left:
        revenue_by_quarter.show(account_id, closed_through, currency, as_table=as_table)
    with right:
        families.show(account_id, closed_through, currency, as_table=as_table)
