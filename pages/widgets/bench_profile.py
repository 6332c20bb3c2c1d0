"""Every column of a table at a glance: what it holds, what is missing, and how its values lie."""

from collections.abc import Sequence

import polars as pl
import streamlit as st

from kam_core.charts import bench as charts
from kam_core.text.invisible import marked
from kam_core.text.numbers import number, percent
from kam_core.text.plain import plain
from kam_core.text.words import _
from kam_core.workbench.chart import Kind, View
from kam_core.workbench.fence import Fence
from kam_core.workbench.profile import MOST_ROWS, ColumnProfile, profile
from kam_core.workbench.shape import Shape
from pages.session import state
from pages.session.boundary import explained
from pages.widgets import bench_ask, bench_picture, bench_words, download, picture, table
from pages.widgets.table import As, Column

_TABLE, _COLUMN = "bench_profile_table", "bench_profile_column"


def show(shapes: Sequence[Shape]) -> None:
    """The profile of the table that is chosen, and the bars of the column that is chosen in it."""
    shape = pick(shapes, _TABLE)

    def question(fence: Fence) -> tuple[ColumnProfile, ...]:
        # However few rows this installation shows of an answer.
        return profile(shape, lambda sql: fence.ask(sql, MOST_ROWS))

    with explained():
        found = bench_ask.ask(shapes, ("profile", shape.table), question)
        rows = _rows(found)
        says = _("The columns of {table}", table=marked(shape.name))
        chosen = table.show(rows, _columns(), key=f"bench_profile_{shape.name}", says=says, chosen_by="column")
        download.buttons(lambda: rows, title=says, key="bench_profile_rows")
        _bars(next((one for one in found if one.name == chosen), _first(found)))


def pick(shapes: Sequence[Shape], key: str) -> Shape:
    """The table that is looked at."""
    names = [shape.name for shape in shapes]
    if state.widget(key) not in names:
        state.set_widget(key, names[0])
    if len(names) > 1:
        st.selectbox(_("Table"), names, format_func=marked, key=key, width=320)
    chosen = state.widget(key)
    return next(shape for shape in shapes if shape.name == (chosen if chosen in names else names[0]))


def _first(found: Sequence[ColumnProfile]) -> ColumnProfile | None:
    return next((one for one in found if one.bins), None)


def _rows(found: Sequence[ColumnProfile]) -> pl.DataFrame:
    types = bench_words.types()
    return pl.DataFrame(
        [
            {
                "column": one.name,
                "type": types[one.type],
                "missing": one.missing,
                "missing_share": one.missing / one.rows if one.rows else None,
                "distinct": _distinct(one),
                "smallest": None if one.smallest is None else bench_words.value(one.smallest),
                "largest": None if one.largest is None else bench_words.value(one.largest),
                "mean": one.mean,
                "frequent": _frequent(one),
            }
            for one in found
        ],
        schema_overrides={"mean": pl.Float64, "missing_share": pl.Float64},
        strict=False,
    )


def _distinct(one: ColumnProfile) -> str:
    said = number(one.distinct)
    return said if one.exact else _("about {n}", n=said)


def _frequent(one: ColumnProfile) -> str | None:
    if one.frequent is None:
        return None
    value, rows = one.frequent
    return _("{value} ({share})", value=value, share=percent(rows / max(one.rows, 1), 0))


def _columns() -> list[Column]:
    return [
        Column("column", _("Column"), pinned=True),
        Column("type", _("Holds")),
        Column("missing", _("Missing"), As.COUNT),
        Column("missing_share", _("Share missing"), As.PERCENT),
        Column("distinct", _("Different values")),
        Column("smallest", _("Smallest")),
        Column("largest", _("Largest")),
        Column("mean", _("Mean"), As.NUMBER),
        Column("frequent", _("Most frequent")),
    ]


def _bars(one: ColumnProfile | None) -> None:
    if one is None or not one.bins:
        return
    st.subheader(_("How the values of {column} lie", column=plain(one.name)))
    frame = pl.DataFrame({"x": bench_words.bars(one.bins), "rows": [bar.rows for bar in one.bins]})
    shown = frame.rename({"rows": _("Rows")})
    figure = charts.answer(shown, View(Kind.BAR, "x", (_("Rows"),)), words=bench_picture.words(), mode=picture.mode())
    picture.show(figure, says=_("Rows by value of {column}", column=marked(one.name)), key="bench_bars")
