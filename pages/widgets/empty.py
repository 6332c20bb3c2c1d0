"""What a screen says when there is nothing to show: why, and what to do about it."""

import streamlit as st

from kam_core.text.words import _


def show(what: str, do: str, *, screen: str | None = None, label: str = "") -> None:
    """Say what is missing and what to do.

    Args:
        what: what there is none of: "No accounts yet."
        do: the next step: "Load a file with your accounts."
        screen: the file of the screen where that is done ("data.py"), as a link under the words.
        label: the words of the link.
    """
    with st.container(border=True, horizontal_alignment="center"):
        st.markdown(f"**{what}**", width="content")
        st.caption(do, width="content")
        if screen:
            st.page_link(screen, label=label, icon=":material/arrow_forward:")


def nothing_fits() -> None:
    """No account fits the filters of a screen."""
    show(_("No account fits these filters."), _("Take a filter away above."))


def no_order_lines() -> None:
    """Nothing that was bought is loaded yet."""
    show(
        _("No order lines yet."),
        _("Load a file with what your accounts ordered: each line with its day, account and amount."),
        screen="imports.py",
        label=_("Load a file"),
    )
