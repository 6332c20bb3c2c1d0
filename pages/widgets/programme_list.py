"""How the list of key accounts grew against its ceiling."""

import streamlit as st

from kam_core.accounts import membership
from kam_core.text.numbers import number
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import list_growth, mark
from pages.widgets.programme_view import Known


def show(known: Known) -> None:
    """How full it is, then month after month with who joined and left; of all accounts, whatever the filters."""
    listed = resources.kept(membership.members, known.day)
    ceiling = resources.kept(membership.ceiling)
    lowest, highest = membership.ADVISED_CEILING
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(
            _("{n} of at most {ceiling} key accounts", n=number(listed.height), ceiling=number(ceiling)),
            help=_(
                "The ceiling is the company's own; {lowest} to {highest} are advised. Filters do not count here.",
                lowest=number(lowest),
                highest=number(highest),
            ),
            width="content",
        )
        if listed["illustrative"].any():
            mark.illustrative()
    list_growth.show(known.day)
