"""Pages of a list, whether or not its end is known before it is reached."""

import streamlit as st

from kam_core.text.numbers import number
from kam_core.text.plain import plain
from kam_core.text.words import _
from pages.session import state


def chosen(key: str) -> int:
    """The page that was chosen, the first is 0."""
    page = state.widget(key)
    return page - 1 if isinstance(page, int) and page > 0 else 0


def arrows(key: str, *, first_row: int, rows: int, has_next: bool) -> None:
    """The way to the page before and after, where there is one."""
    page = chosen(key)
    if not page and not has_next:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.pagination(page + 1 + has_next, max_visible_pages=0, key=key)
        st.caption(_("{first} to {last}", first=number(first_row + 1), last=number(first_row + rows)), width="content")


def restart(key: str) -> None:
    """Go back to the first page: the order of the list has changed."""
    state.forget(key)


def first_row(total: int, size: int, *, key: str, says: str) -> int:
    """Where the chosen page of a list begins; asks nothing where all of it is one page.

    Unlike Streamlit's own row of pages, several may stand on one screen: each says what it is of.

    Args:
        total: the rows on all pages.
        size: the rows of one.
        key: tells this list from others.
        says: what is in the list.
    """
    starts = list(range(0, max(total, 1), size))
    if len(starts) == 1:
        return 0

    def said(start: int) -> str:
        last = min(start + size, total)
        return _("{first} to {last} of {all}", first=number(start + 1), last=number(last), all=number(total))

    # What is left of a list may have become shorter than the page that was chosen.
    if state.widget(key) not in starts:
        state.forget(key)
    chosen = st.selectbox(_("Shown: {what}", what=plain(says)), starts, format_func=said, key=key, width=320)
    return chosen if chosen in starts else 0
