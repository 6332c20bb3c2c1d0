"""A kept question, opened by its link: with the tables that are at hand, or with files of the same shape."""

from collections.abc import Sequence

import streamlit as st

from kam_core.text.plain import plain
from kam_core.text.words import _
from kam_core.workbench import questions
from kam_core.workbench.portfolio import PORTFOLIO
from kam_core.workbench.question import Needed, Question, Source, at_hand, missing_of, unlike_of
from kam_core.workbench.shape import Shape
from pages.session import bench, link, resources
from pages.session.bench_tables import Entry
from pages.session.boundary import explained
from pages.widgets import bench_chart, bench_keep, bench_sql, bench_words

_PART = "part"


def kept() -> Question | None:
    """The question that the address names; what it asks and we have is laid on the bench."""
    question_id = link.only(bench_keep.NAME)
    if question_id is None:
        return None
    with explained():
        question, version = questions.kept(resources.database(), question_id)
        now = bench.bench()
        if now.filled_from != question_id:
            now.version = version
            _lay(question)
        return question
    return None


def settle(question: Question, there: Sequence[Entry]) -> None:
    """Ask the question once all that it needs is there; until then, say what is missing."""
    question_id = link.only(bench_keep.NAME)
    now = bench.bench()
    if now.filled_from == question_id:
        return
    found = {needed.name: _found(question, needed, there) for needed in question.tables}
    if still := [needed for needed in question.tables if found[needed.name] is None]:
        _say_missing(question, still, there)
        return
    now.filled_from = question_id
    bench_keep.title(question.title)
    if question.chart:
        bench_chart.fill(at_hand(question.chart, {name: shape for name, shape in found.items() if shape}))
        link.choose(_PART, ())
    else:
        now.write(question.sql)
        bench_sql.fill(question.view)
        link.choose(_PART, ("sql",))
    st.rerun()


def _lay(question: Question) -> None:
    now = bench.bench()
    for needed in question.tables:
        match needed.source:
            case Source.PORTFOLIO if needed.origin in PORTFOLIO and needed.origin not in now.portfolio:
                now.portfolio.append(needed.origin)
            case Source.DATASET if needed.origin not in now.datasets:
                now.datasets.append(needed.origin)
                now.names[needed.origin] = needed.name
            case Source.SAMPLE if needed.name not in now.names.values():
                bench.take_samples()


def _found(question: Question, needed: Needed, there: Sequence[Entry]) -> Shape | None:
    """The table that has what is needed; a file of another name is called as the question calls it."""
    shapes = [(one, one.shape) for one in there if one.shape is not None]
    fitting = [
        (entry, shape)
        for entry, shape in shapes
        if not missing_of(needed, shape) and not unlike_of(question, needed, shape)
    ]
    for _entry, shape in fitting:
        if shape.name == needed.name:
            return shape
    # Without columns any file would fit, and be answered in the place of the one that was meant.
    if not needed.columns or needed.source not in (Source.FILE, Source.SAMPLE):
        return None
    if needed.name in {shape.name for _entry, shape in shapes}:
        return None
    for entry, shape in fitting:
        if entry.upload is not None:
            bench.bench().names[entry.origin] = needed.name
            return shape
    return None


def _say_missing(question: Question, still: Sequence[Needed], there: Sequence[Entry]) -> None:
    with st.container(border=True, key="bench_missing"):
        st.markdown(f":material/upload_file: **{plain(question.title)}**")
        for needed in still:
            columns = ", ".join(plain(column.name) for column in needed.columns)
            st.markdown(
                _(
                    "Drop a file like {table}: it needs the columns {columns}.",
                    table=plain(needed.name),
                    columns=columns,
                )
            )
            for entry in there:
                if entry.shape is not None and entry.upload is not None:
                    _say_unfit(question, needed, entry.title, entry.shape)


def _say_unfit(question: Question, needed: Needed, title: str, shape: Shape) -> None:
    """What keeps a file from being the one that is needed, where it is nearly so."""
    missing = missing_of(needed, shape)
    if len(missing) >= max(2, len(needed.columns)):
        return
    if missing:
        lacks = ", ".join(plain(name) for name in missing)
        st.caption(_("{file} has no {columns}.", file=plain(title), columns=lacks))
    types, wanted = bench_words.types(), {one.name.casefold(): one.type for one in needed.columns}
    for column in unlike_of(question, needed, shape):
        st.caption(
            _(
                "In {file} the column {column} holds “{held}”, and the question needs “{wanted}”.",
                file=plain(title),
                column=plain(column.name),
                held=types[column.type],
                wanted=types[wanted[column.name.casefold()]],
            )
        )
