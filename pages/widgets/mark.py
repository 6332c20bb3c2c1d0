"""Small marks beside a figure: what is made up, and whose company this is."""

import streamlit as st

from kam_core.text.words import _


def illustrative() -> None:
    """The value beside this was made up for the demo."""
    st.badge(
        _("illustrative"),
        color="gray",
        help=_("Made up for the demo: the source of the other figures has nothing on this."),
    )


def fictitious() -> None:
    """There is no such company."""
    st.badge(_("fictitious company"), color="gray", help=_("A published sample: no such company exists."))
