"""A question under a link: kept with the columns that it needs and the view it is shown in."""

from collections.abc import Mapping, Sequence

import streamlit as st

from kam_core.store.request import Request
from kam_core.text.words import _
from kam_core.workbench import questions
from kam_core.workbench.chart import Chart, View
from kam_core.workbench.question import Needed, Question, Source, asks, needed_by_chart, needed_by_sql
from kam_core.workbench.shape import Shape
from pages.session import bench, bench_tables, link, resources, state
from pages.session.bench_tables import Entry
from pages.widgets import saving

NAME = "question"
_TITLE = "bench_title"


def offer(sql: str, chart: Chart | None, view: View | None, shapes: Sequence[Shape]) -> None:
    """The way to keep what is asked, as a new question or in the place of the one that was opened.

    Args:
        sql: what is asked.
        chart: the chart that wrote it; null where somebody did.
        view: how its answer is drawn.
        shapes: the tables that can be asked.
    """
    opened = link.only(NAME)
    with st.popover(_("Keep under a link"), icon=":material/link:"):
        title = st.text_input(_("Title"), key=_TITLE, max_chars=200)
        st.caption(
            _("The question and its view are kept for everybody, but no file: whoever opens it drops their own.")
        )
        question = Question(title, _needed(sql, chart, shapes), sql, chart, view)
        if st.button(_("Keep it"), type="primary", key="bench_keep_new"):
            done = _("The question is kept: its link is in the address.")
            saving.save(lambda request: _keep(request, question), done=done)
        is_open = opened is not None and bench.bench().filled_from == opened
        if is_open and st.button(_("Keep it in place of the one that was opened")):
            saving.save(lambda request: _change(request, str(opened), question), done=_("The question is changed."))


def title(text: str) -> None:
    """Put a title into the box, before it is shown."""
    state.set_widget(_TITLE, text)


def _keep(request: Request, question: Question) -> None:
    question_id = questions.keep(resources.store(), request, question)
    now = bench.bench()
    now.filled_from, now.version = question_id, 1
    link.choose(NAME, [question_id])


def _change(request: Request, question_id: str, question: Question) -> None:
    now = bench.bench()
    questions.change(resources.store(), request, question_id, question, seen=now.version)
    now.version += 1


def _needed(sql: str, chart: Chart | None, shapes: Sequence[Shape]) -> tuple[Needed, ...]:
    """The tables that are asked, each with the columns that it must have."""
    there: Mapping[str, Entry] = {one.shape.name: one for one in bench_tables.entries() if one.shape is not None}
    found = []
    for shape in shapes:
        names = needed_by_chart(chart, shape.name) if chart else needed_by_sql(sql, shape)
        if (chart and not names) or not asks(sql, shape.name):
            continue
        entry = there[shape.name]
        matched = entry.matched.column if entry.matched else None
        columns = tuple(one for one in shape.columns if one.name in names and one.name != matched)
        origin = entry.origin if entry.source in (Source.PORTFOLIO, Source.DATASET) else entry.title
        found.append(Needed(shape.name, columns, entry.source, "" if entry.source is Source.FILE else origin))
    return tuple(found)
