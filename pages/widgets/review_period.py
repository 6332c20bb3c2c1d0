"""The end of a plan's period: closed for good, and the next one opened with what goes on."""

from functools import partial

import streamlit as st

from kam_core.plans.next_period import following, open_next
from kam_core.plans.plan import Plan
from kam_core.store.request import Request
from kam_core.text.numbers import day as day_words
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import saving


def show(plan: Plan, *, is_drafted: bool) -> None:
    """What the next period would be, and the button that opens it."""
    st.subheader(_("Next period"))
    start, end = (day_words(day) for day in following(plan.period_start, plan.period_end))
    if plan.locked_at is not None:
        st.caption(_("This period was closed on {day}.", day=day_words(plan.locked_at.date())))
        return
    st.caption(
        _(
            "This period goes to {until}. The next one is {start} to {end}: answers are taken over and asked again, "
            "open objectives and actions go on.",
            until=day_words(plan.period_end),
            start=start,
            end=end,
        )
    )
    with st.popover(_("Close this period"), icon=":material/lock_clock:", disabled=is_drafted):
        st.markdown(_("The plan of this period can be read afterwards and takes no change any more."))
        pressed = st.button(_("Close it and open the next"), type="primary")
    if is_drafted:
        st.caption(_("Lock the review in preparation first, or put it away."))
    if pressed:
        saving.save(partial(_open_next, plan.plan_id), done=_("The next period is open"))


def _open_next(plan_id: str, request: Request) -> None:
    open_next(resources.store(), request, plan_id)
