"""As of when the figures are, and the sums to check them by."""

import streamlit as st

from kam_core.ingest import loads
from kam_core.store.history import broken_now
from kam_core.text.numbers import day, money
from kam_core.text.words import _
from pages.session import resources


def show(currency: str) -> None:
    """The dates that everything is measured against, the revision, and what all order lines sum to."""
    broken = resources.kept_with_plans(broken_now)
    if broken is not None:
        st.error(
            _(
                "Row {n} of the history is not as it was written: the file was changed by something other than this "
                "program. Go back to a backup, or ask who did it.",
                n=broken,
            )
        )
    dates, totals = resources.moments(), resources.kept(loads.totals)
    with st.grid(6, min_column_width=168, gap="small"):
        _card(_("As of"), day(dates.as_of), _("The last day on which something happened: an order, a closed deal."))
        _card(
            _("Closed through"),
            day(dates.closed_through),
            _("The end of the last closed month: KPIs count the twelve months up to it."),
        )
        _card(_("Today"), day(dates.today), _("Due dates and freshness are measured against this day."))
        _card(
            _("Revenue loaded"),
            money(totals.revenue, currency) if currency else "",
            _("The sum of all order lines, to compare with the system that they come from."),
        )
        _card(
            _("Margin loaded"),
            money(totals.margin, currency) if currency else "",
            _("Revenue less cost of all order lines; not known where the cost of any line is not."),
        )
        _card(_("Revision"), resources.revision().store, _("Loads, a point, saves: it changes with each of them."))


def _card(label: str, value: str, meaning: str) -> None:
    with st.container(border=True, height="stretch", gap="xxsmall"):
        st.caption(label, help=meaning)
        st.markdown(f"**{value}**".replace("$", "\\$") if value else "—")
