"""The SQL editor, the answer, and a picture of it where somebody wants one."""

from collections.abc import Sequence

import polars as pl
import streamlit as st

from kam_core.text.invisible import marked
from kam_core.text.words import _
from kam_core.workbench.answers import frame_of
from kam_core.workbench.chart import Kind, View
from kam_core.workbench.names import RESERVED
from kam_core.workbench.question import is_illustrative
from kam_core.workbench.shape import Shape
from pages.session import bench, state
from pages.widgets import bench_ask, bench_editor, bench_fault, bench_keep, bench_picture, bench_result, bench_words

_EDITOR = "bench_sql"
_KIND, _X, _Y, _SPLIT = "bench_sql_kind", "bench_sql_x", "bench_sql_y", "bench_sql_split"
# What is drawn of rows as they are: boxes need the five figures of each, which the chart builder asks for.
_DRAWN = (Kind.BAR, Kind.LINE, Kind.SCATTER, Kind.HEAT_MAP)


def show(shapes: Sequence[Shape]) -> None:
    """The editor, and what was asked last."""
    now = bench.bench()
    names = [shape.name for shape in shapes]
    names += sorted({column.name for shape in shapes for column in shape.columns})
    bench_editor.show(
        _EDITOR,
        label=_("SQL"),
        hint=_("One SELECT over the tables above. Names are completed while you type; Ctrl and Enter ask."),
        names_label=_("Names that fit"),
        text=now.sql or _example(shapes[0]),
        again=now.sql_again,
        names=list(dict.fromkeys(names)),
        reserved=sorted(RESERVED),
        on_ask=_ask,
    )
    st.button(_("Ask"), type="primary", icon=":material/play_arrow:", on_click=_ask, key="bench_sql_ask")
    if now.asked_sql:
        _answer(now.asked_sql, shapes)


def fill(view: View | None) -> None:
    """Choose how the answer is drawn; before it is shown in a run, or from a callback."""
    state.set_widget(_KIND, view.kind.value if view else None)
    if view:
        for key, value in ((_X, view.x), (_Y, view.values[0]), (_SPLIT, view.split)):
            state.set_widget(key, value)


def _example(shape: Shape) -> str:
    return f"SELECT *\nFROM {shape.name}\nLIMIT 100"


def _ask() -> None:
    now = bench.bench()
    text = bench_editor.typed(_EDITOR)
    asked = now.sql if text is None else text
    bench_ask.again(("sql", asked))
    now.asked_sql = asked or None


def _answer(sql: str, shapes: Sequence[Shape]) -> None:
    answer = bench_fault.answered(sql, shapes, ("sql", sql))
    if answer is None:
        return
    frame = frame_of(answer.rows)
    view = _view(frame)
    if view:
        made_up = is_illustrative(sql, shapes)
        bench_picture.show(frame, view, title=_("The answer"), more=answer.more, is_illustrative=made_up)
    bench_result.show(answer, frame, title=_("The answer"), shapes=shapes, sql=sql)
    bench_keep.offer(sql, None, view, shapes)


def _view(frame: pl.DataFrame) -> View | None:
    """How somebody wants the answer drawn; null where as a table alone."""
    words = {kind: said for kind, said in bench_words.kinds().items() if kind in _DRAWN}
    with st.grid(4, min_column_width=160, gap="small"):
        kind = _one(_("Draw it as"), [kind.value for kind in words], _KIND, _("A table alone"), words)
        if kind is None:
            return None
        x = _one(_("For each"), frame.columns, _X, "")
        y = _one(_("Values"), frame.columns, _Y, "")
        split = _one(_("Split by"), frame.columns, _SPLIT, _("Nothing"))
    if x is None or y is None or (kind == Kind.HEAT_MAP and split is None):
        return None
    return View(Kind(kind), x, (y,), split)


def _one(label: str, options: Sequence[str], key: str, empty: str, words: dict[Kind, str] | None = None) -> str | None:
    if state.widget(key) not in options:
        state.set_widget(key, None)

    def said(one: str) -> str:
        return words[Kind(one)] if words else marked(one)

    return st.selectbox(label, options, index=None, format_func=said, key=key, placeholder=empty)
