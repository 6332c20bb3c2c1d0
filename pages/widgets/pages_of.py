"""Pages of a list whose end is not known until it is reached."""

import streamlit as st

from kam_core.text.numbers import number
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
