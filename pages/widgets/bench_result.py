"""An answer in rows: as many as are shown, whether there are more, and all of them as a file."""

from collections.abc import Sequence

import polars as pl
import streamlit as st

from kam_core.errors import KamError
from kam_core.text.invisible import marked
from kam_core.text.numbers import number
from kam_core.text.words import _, ngettext
from kam_core.workbench.answers import frame_of
from kam_core.workbench.fence import Fence
from kam_core.workbench.model import Answer
from kam_core.workbench.shape import Shape
from pages.session import bench
from pages.widgets import bench_ask, bench_fault, download, table
from pages.widgets.table import As, Column

_MOST_COLUMNS = 200


def show(answer: Answer, frame: pl.DataFrame, *, title: str, shapes: Sequence[Shape], sql: str) -> None:
    """The rows, and the way to take all of them along.

    Args:
        answer: what the fence answered.
        frame: its rows, as `frame_of` makes them.
        title: what is asked.
        shapes: the tables; asked once more for all rows, when somebody takes them along.
        sql: the question.
    """
    st.caption(_said(answer, frame))
    shown = frame.rename({name: f"c{at}" for at, name in enumerate(frame.columns)})
    columns = [Column(f"c{at}", marked(name), _as(frame[name].dtype)) for at, name in enumerate(frame.columns)]
    if columns:
        table.show(shown, columns[:_MOST_COLUMNS], key="bench_rows", says=title)
    every = _every(shapes, sql) if answer.more else frame
    if every is not None:
        download.buttons(lambda: every, title=title, key="bench_answer", parquet=True)


def _every(shapes: Sequence[Shape], sql: str) -> pl.DataFrame | None:
    """All rows, once somebody wants them: asked within a run, so that whoever waits reads why there are none."""
    now, key = bench.bench(), ("every row", sql)
    if key not in now.answered:
        # Another answer that was taken along may be large.
        for old in [one for one in now.answered if one[0] == key[0]]:
            bench_ask.again(old)
        with st.container(horizontal=True, horizontal_alignment="right"):
            if not st.button(_("Get all rows as a file"), icon=":material/download:", key="bench_every"):
                return None

    def question(fence: Fence) -> pl.DataFrame:
        return frame_of(fence.export(sql))

    try:
        return bench_ask.ask(shapes, key, question)
    except KamError as fault:
        bench_fault.show(fault, sql, key, name="bench_every")
        return None


def _said(answer: Answer, frame: pl.DataFrame) -> str:
    seconds = number(answer.seconds, 2)
    if answer.more:
        return _("The first {n} of more rows, in {seconds} s.", n=number(frame.height), seconds=seconds)
    rows = ngettext("{rows} row", "{rows} rows", frame.height, rows=number(frame.height))
    return _("{rows}, in {seconds} s.", rows=rows, seconds=seconds)


def _as(dtype: pl.DataType) -> As:
    if dtype.is_integer():
        return As.COUNT
    if dtype.is_numeric():
        return As.NUMBER
    if dtype == pl.Boolean:
        return As.YES_NO
    if dtype == pl.Date:
        return As.DAY
    return As.MOMENT if dtype == pl.Datetime else As.TEXT
