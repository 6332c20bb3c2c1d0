"""A chart of one's own, from what is chosen to its picture, its SQL and its rows."""

from collections.abc import Sequence

import streamlit as st

from kam_core.errors import RefusedError
from kam_core.text.words import _
from kam_core.workbench.answers import frame_of
from kam_core.workbench.builder import sql_of, view_of
from kam_core.workbench.chart import Chart, Kind
from kam_core.workbench.question import is_illustrative
from kam_core.workbench.shape import Shape
from pages.session import bench, link
from pages.widgets import bench_chart, bench_fault, bench_keep, bench_picture, bench_result, bench_words


def show(shapes: Sequence[Shape]) -> None:
    """The builder, and what it comes to."""
    chart = bench_chart.choose(shapes)
    if chart is None:
        st.caption(_("Choose a column to draw."))
        return
    try:
        sql = sql_of(chart)
    except RefusedError as fault:
        st.caption(bench_words.fault(fault))
        return
    bench_chart.warn_of_repeats(chart, shapes)
    _answer(chart, sql, shapes)


def _answer(chart: Chart, sql: str, shapes: Sequence[Shape]) -> None:
    answer = bench_fault.answered(sql, shapes, ("chart", sql))
    if answer is None:
        return
    frame, view = frame_of(answer.rows), view_of(chart)
    title = _("The answer")
    most = chart.most if chart.kind is Kind.SCATTER else None
    made_up = is_illustrative(sql, shapes)
    bench_picture.show(frame, view, title=title, more=answer.more, most=most, is_illustrative=made_up)
    with st.expander(_("The SQL of this chart"), icon=":material/code:"):
        st.code(sql, language="sql")
        st.button(_("Change it in the SQL editor"), icon=":material/edit:", on_click=_edit, args=(sql,))
    bench_result.show(answer, frame, title=title, shapes=shapes, sql=sql)
    bench_keep.offer(sql, chart, view, shapes)


def _edit(sql: str) -> None:
    bench.bench().write(sql)
    link.choose("part", ("sql",))
