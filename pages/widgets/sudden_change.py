"""A sudden change of revenue: somebody can say that it needs nobody, and take that back."""

from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from kam_core.forecast import kept, words
from kam_core.forecast.decisions import DISMISSAL, take_back
from kam_core.records import records
from kam_core.store.request import Request
from kam_core.text.plain import plain
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import saving


def show(account_id: str, head: dict[str, Any], currency: str, year_start: int) -> None:
    """What changed, as `kept.Forecast.head` has it, and what was decided of it; nothing where nothing changed.

    Of all accounts together (their id is empty), nobody decides anything.
    """
    if head["change_sign"] is None:
        return
    with st.container(border=True, gap="small"):
        st.markdown(plain(words.sudden(head, currency, year_start)))
        if not account_id:
            return
        decided = kept.dismissal(resources.database(), account_id, head["last_quarter"])
        if decided is None:
            dismiss(account_id, head["last_quarter"])
            return
        st.caption(_("Needs nobody: {reason}", reason=plain(str(decided["reason"]))))
        if st.button(_("Take back"), key="sudden_change_back", icon=":material/undo:", type="tertiary"):
            back = partial(_take_back, account_id, head["last_quarter"])
            saving.save(back, done=_("My week shows it again"))


def dismiss(account_id: str, quarter: date) -> None:
    """Let somebody say why the change needs nobody."""
    key = f"dismiss_{account_id}_{quarter}"
    with st.popover(_("Dismiss"), icon=":material/notifications_off:", type="tertiary"):
        reason = st.text_input(_("Why it needs nobody"), key=key, placeholder=_("One order was late"))
        if st.button(_("Dismiss it"), key=f"{key}_press"):
            saving.save(
                partial(_dismiss, account_id, quarter, reason), done=_("Dismissed, with its reason"), typed=(key,)
            )


def _dismiss(account_id: str, quarter: date, reason: str, request: Request) -> None:
    records.add(resources.store(), request, DISMISSAL, account_id, {"quarter": quarter, "reason": reason})


def _take_back(account_id: str, quarter: date, request: Request) -> None:
    take_back(resources.store(), request, account_id, quarter)
