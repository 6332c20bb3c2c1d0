"""What stands above every screen: whose figures these are, as of when, and who looks at them."""

import streamlit as st

from kam_core.text.words import _
from pages.session import resources


def show() -> None:
    """The company, the day its figures go to, and who you are."""
    company = resources.kept(_company)
    if not company:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(company["company_name"])
        st.caption(_("Figures to {day}", day=resources.moments().closed_through))


def _company(database) -> dict[str, object] | None:  # type: ignore[no-untyped-def]
    rows = database.read("store", "company").to_dicts()
    return rows[0] if rows else None
