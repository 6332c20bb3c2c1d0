"""What stands above every screen: whose figures these are, as of when, and who looks at them."""

import streamlit as st

from kam_core.accounts.company import company as company_of
from kam_core.text.numbers import day
from kam_core.text.plain import plain
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import mark, who


def show() -> None:
    """The company, the day its figures go to, and who is here."""
    company = resources.kept(company_of)
    dates = resources.moments()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{plain(company.name)}**" if company.name else _("No company yet"), width="content")
        if company.fictitious:
            mark.fictitious()
        if dates.closed_through:
            st.caption(
                _("Figures to {day}", day=day(dates.closed_through)),
                width="content",
                help=_("The last closed month. Something last happened on {day}.", day=day(dates.as_of)),
            )
        if company.fixed_today.value:
            st.caption(_("Today is {day}", day=day(dates.today)), width="content")
        st.space("stretch")
        who.show()
