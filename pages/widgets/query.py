"""The statement behind a figure, for who wants to see how it comes about."""

import streamlit as st

from kam_core.store.database import statement
from kam_core.text.words import _


def show(name: str) -> None:
    """A small button that opens the statement of the KPIs that is called `name`; its places are the view's."""
    with st.popover(_("Query"), icon=":material/code:", type="tertiary"):
        st.code(statement("kpis", name), language="sql")
