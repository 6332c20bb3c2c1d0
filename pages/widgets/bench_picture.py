"""An answer as a picture, where it can be one."""

import polars as pl
import streamlit as st

from kam_core.charts import bench as charts
from kam_core.charts.bench import MOST_SERIES
from kam_core.charts.bench_words import Words
from kam_core.text.numbers import number
from kam_core.text.words import _, ngettext
from kam_core.workbench.chart import Kind, View
from pages.widgets import bench_words, mark, picture


def words() -> Words:
    """What a picture says."""
    return Words(
        missing=_("missing"),
        one=_("{x}: {value}", x="{x}", value="{value}"),
        parted=_("{x}, {split}: {value}", x="{x}", split="{split}", value="{value}"),
        written=bench_words.value,
    )


def show(
    frame: pl.DataFrame,
    view: View,
    *,
    title: str,
    more: bool = False,
    most: int | None = None,
    is_illustrative: bool = False,
) -> None:
    """The picture; says why there is none, and which part of it is left out.

    Args:
        frame: the answer.
        view: how it is drawn.
        title: what is asked.
        more: whether the answer has more rows than `frame`.
        most: as many points as somebody wanted, where these are whichever come first.
        is_illustrative: whether a table that is asked has rows that were made up.
    """
    names = [view.x, *view.values, *([view.split] if view.split else [])]
    if not set(names) <= set(frame.columns):
        st.caption(_("The answer has other columns now: choose again what is drawn."))
        return
    if frame.is_empty():
        st.markdown(_("**No row fits.** Take a filter away."))
        return
    if view.kind is not Kind.SCATTER and not _drawable(frame, view):
        st.caption(_("What is drawn has to be a number: choose another column."))
        return
    series = charts.series_of(frame, view)
    if series > MOST_SERIES and view.kind is not Kind.HEAT_MAP:
        said = _(
            "The first {most} of {n} parts are drawn; limit them with a filter.", most=MOST_SERIES, n=number(series)
        )
        st.caption(said)
    _say_what_is_missing(frame, view, more=more, most=most)
    if is_illustrative:
        mark.illustrative()
    figure = charts.answer(frame, view, words=words(), mode=picture.mode())
    picture.show(figure, says=title, key="bench_picture")


def _say_what_is_missing(frame: pl.DataFrame, view: View, *, more: bool, most: int | None) -> None:
    if more:
        st.caption(
            _(
                "The picture is cut: it shows the first {n} rows of the answer, which has more.",
                n=number(frame.height),
            )
        )
    elif most is not None and frame.height >= most:
        st.caption(_("No more than {most} points are drawn, as chosen: there may be others.", most=number(most)))
    hidden = charts.hidden_rows(frame, view, words())
    if hidden:
        st.warning(
            ngettext(
                "{rows} row falls on the place of another in this picture, and one hides the other: "
                "put them together in the question.",
                "{rows} rows fall on the place of another in this picture, and one hides the other: "
                "put them together in the question.",
                hidden,
                rows=number(hidden),
            ),
            icon=":material/content_copy:",
        )


def _drawable(frame: pl.DataFrame, view: View) -> bool:
    return all(frame[name].dtype.is_numeric() or frame[name].dtype.is_temporal() for name in view.values)
