"""Where a fault that we can explain becomes words on the screen."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

import streamlit as st

from kam_core.errors import KamError
from kam_core.text.invisible import marked
from kam_core.text.numbers import day
from kam_core.text.words import _


@contextmanager
def explained() -> Iterator[None]:
    """Show a KamError of the block as what happened and what to do; anything else is a bug and crashes loudly."""
    try:
        yield
    except KamError as fault:
        show(fault)


def show(fault: KamError) -> None:
    """What happened, and what to do."""
    with st.container(border=True):
        st.header(_("This did not work"), icon=":material/report:")
        st.text(_(fault.message, **{place: said(value) for place, value in fault.places.items()}))
        st.caption(_("What to do"))
        st.text(_(fault.hint))
        st.button(_("Try again"), icon=":material/refresh:")


def said(value: object) -> object:
    """What stands in a place of a message, as the reader writes it; what cannot be seen in a name is marked."""
    match value:
        case datetime():
            return _("{day}, {time} UTC", day=day(value.date()), time=f"{value:%H:%M}")
        case date():
            return day(value)
        case str():
            return marked(value)
        case _:
            return value
