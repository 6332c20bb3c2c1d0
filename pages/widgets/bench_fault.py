"""A question that was not answered: why, where in it, and what to do."""

from collections.abc import Sequence

import streamlit as st

from kam_core.errors import KamError, QueryFaultError
from kam_core.text.words import _
from kam_core.workbench.fence import Fence
from kam_core.workbench.model import Answer
from kam_core.workbench.shape import Shape
from pages.widgets import bench_ask, bench_words


def answered(sql: str, shapes: Sequence[Shape], key: bench_ask.Key) -> Answer | None:
    """The answer to a question, or null where there is none: then the screen says why."""

    def question(fence: Fence) -> Answer:
        return fence.ask(sql)

    try:
        return bench_ask.ask(shapes, key, question)
    except KamError as fault:
        show(fault, sql, key)
        return None


def show(fault: KamError, sql: str, key: bench_ask.Key, *, name: str = "bench_fault") -> None:
    """What the fence says, with the place marked where it knows it.

    Args:
        fault: why.
        sql: the question.
        key: what it was asked under; it can be asked again.
        name: tells this place from others on the screen.
    """
    with st.container(border=True, key=f"{name}_place"):
        st.markdown(f":material/report: **{_('This question was not answered')}**")
        st.text(bench_words.fault(fault))
        if isinstance(fault, QueryFaultError) and fault.position:
            st.code(_marked(sql, *fault.position), language=None)
        st.caption(_(fault.hint))
        st.button(_("Ask again"), icon=":material/refresh:", on_click=bench_ask.again, args=(key,), key=f"{name}_again")


def _marked(sql: str, line: int, column: int) -> str:
    """The line at fault, and under it a mark at the place."""
    lines = sql.split("\n")
    text = lines[line - 1] if line <= len(lines) else ""
    start = max(0, column - 60)
    shown = text[start : start + 100].replace("\t", " ")
    return f"{shown}\n{' ' * (column - 1 - start)}^"
