"""A kept question, opened by its link: with the tables that are at hand, or with files of the same shape."""

from collections.abc import Sequence

import streamlit as st

from kam_core.text.plain import plain
from kam_core.text.words import _
from kam_core.workbench import questions
from kam_core.workbench.portfolio import PORTFOLIO
from kam_core.workbench.question import Needed, Question, Source, missing_of
from pages.session import bench, link, resources
from pages.session.bench_tables import Entry
from pages.session.boundary import explained
from pages.widgets import bench_chart, bench_keep, bench_sql

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
    still = [needed for needed in question.tables if not _found(needed, there)]
    if still:
        _say_missing(question, still, there)
        return
    now.filled_from = question_id
    bench_keep.title(question.title)
    if question.chart:
        bench_chart.fill(question.chart)
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


def _found(needed: Needed, there: Sequence[Entry]) -> bool:
    """Whether a table has what is needed; a file of another name is called as the question calls it."""
    fitting = [one for one in there if one.shape is not None and not missing_of(needed, one.shape)]
    if any(one.shape is not None and one.shape.name == needed.name for one in fitting):
        return True
    if not needed.columns:
        # Any file would fit, and be answered in the place of the one that was meant.
        return False
    now = bench.bench()
    in_use = {one.shape.name for one in there if one.shape is not None}
    for entry in fitting:
        if entry.upload is not None and needed.name not in in_use and needed.source in (Source.FILE, Source.SAMPLE):
            now.names[entry.origin] = needed.name
            return True
    return False


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
                if entry.shape is None or entry.upload is None:
                    continue
                lacks = ", ".join(plain(name) for name in missing_of(needed, entry.shape))
                if lacks and len(missing_of(needed, entry.shape)) < max(2, len(needed.columns)):
                    st.caption(_("{file} has no {columns}.", file=plain(entry.title), columns=lacks))
