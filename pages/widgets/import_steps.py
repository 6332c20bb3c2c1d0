"""The way of an import in four steps, all of them open at any time; the address holds which is shown."""

import streamlit as st

from kam_core.text.words import _
from pages.session import link
from pages.widgets import pickers

NAME = "step"
FILES, COLUMNS, CHECK, LOAD = "files", "columns", "check", "load"


def _words() -> dict[str, str]:
    return {
        FILES: _("1 Files"),
        COLUMNS: _("2 Columns"),
        CHECK: _("3 Check"),
        LOAD: _("4 Preview and load"),
    }


def chosen() -> str:
    """The step that is shown."""
    return pickers.one(NAME, _("Step"), _words())


def onward(step: str) -> None:
    """The way to the next step, under the one that is shown."""
    names = list(_words())
    if step == names[-1]:
        return
    following = names[names.index(step) + 1]
    st.button(
        _("Go on: {step}", step=_words()[following]),
        key="import_onward",
        type="primary",
        icon=":material/arrow_forward:",
        on_click=link.choose,
        args=(NAME, [following]),
    )
