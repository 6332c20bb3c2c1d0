"""The last resort: a fault that nobody foresaw gets a number on the screen and its trace in the log."""

from secrets import token_hex

import streamlit as st

from kam_core.errors import KamError
from kam_core.text.words import _
from pages.server import log
from pages.session import boundary


def shown(fault: Exception) -> bool:
    """Say that something broke, and under which number it can be found; true keeps Streamlit's own message away."""
    if isinstance(fault, KamError):
        # From a callback or a fragment, which run without the script around them.
        boundary.show(fault)
        return True
    reference = token_hex(4)
    log.line("fault", reference=reference, kind=type(fault).__name__, trace=log.places(fault))
    with st.container(border=True):
        st.header(_("Something broke on our side"), icon=":material/report:")
        st.text(_("Nothing half-done was saved. The fault has the reference number {reference}.", reference=reference))
        st.text(_("Load the page again; if it stays, give this number to whoever runs this installation."))
    return True
