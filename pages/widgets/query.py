"""The statement behind a figure, for who wants to see how it comes about."""

import streamlit as st

from kam_core.store.database import statement
from kam_core.text.words import _


def show(name: str, capability: str = "kpis") -> None:
    """A small button that opens the statement of a capability that is called `name`; its places are the view's."""
    with st.popover(_("Query"), icon=":material/code:", type="tertiary"):
        st.code(statement(capability, name), language="sql")
