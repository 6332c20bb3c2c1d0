"""What deals and contracts are loaded, and up to when deals count as decided."""

from datetime import date

import streamlit as st

from kam_core.ingest import loads
from kam_core.kpis.facts import window_end
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import empty, mark

_KINDS = frozenset(("opportunities", "contracts"))


def closed() -> date:
    """The month end to which deals count as decided."""
    return window_end(resources.moments(), resources.moments().today)


def has_any() -> bool:
    """Whether any deal or contract is loaded; says what to do where none is."""
    if not _KINDS.isdisjoint(resources.kept(loads.by_kind)["kind"]):
        return True
    empty.show(
        _("No deals and no contracts yet."),
        _("Load a file of opportunities or of contracts."),
        screen="imports.py",
        label=_("Import"),
    )
    return False


def heading(words: str, kind: str) -> None:
    """A header over figures of one kind of file, marked where any of them was made up for the demo."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(words, width="content")
        known = resources.kept(loads.by_kind).filter(kind=kind)
        if known["illustrative_rows"].sum():
            mark.illustrative()
