"""A frame as a table: columns by what they hold, pages and sorting by the store, rows that can be chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal

import polars as pl
import streamlit as st

from kam_core.text.invisible import marked
from kam_core.text.numbers import UNKNOWN
from kam_core.text.words import _

PAGE_ROWS = 50


class As(StrEnum):
    """How a column is shown.

    Money is in whole units of the currency that its label names; a share of 1 is 100%; a number has all its digits.
    """

    TEXT = "text"
    COUNT = "count"
    SCORE = "score"
    DECIMAL = "decimal"
    NUMBER = "number"
    MONEY = "money"
    EXACT_MONEY = "exact money"
    PERCENT = "percent"
    DAY = "day"
    MONTH = "month"
    MOMENT = "moment"
    YES_NO = "yes or no"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    `words` stands for codes ("existing" for a reader); `help` is the definition; a pinned column stays in sight.
    """

    name: str
    label: str
    shown: As = As.TEXT
    help: str | None = None
    pinned: bool = False
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which part of a long table somebody wants to see."""

    sort: str
    descending: bool
    first_row: int
    page_rows: int


_DATES = {As.DAY: "D MMM YYYY", As.MONTH: "MMM YYYY"}
_NUMBERS = {
    As.COUNT: "%,d",
    As.SCORE: "%.0f",
    As.DECIMAL: "%,.1f",
    As.NUMBER: "localized",
    As.MONEY: "%,.0f",
    As.EXACT_MONEY: "%,.2f",
}


def controls(columns: Sequence[Column], total: int, *, key: str, sort: str, descending: bool = True) -> Asked:
    """Let somebody choose the order and the page of a table that is longer than a screen.

    Args:
        columns: what it may be sorted by.
        total: how many rows there are on all pages.
        key: tells this table from others on the screen.
        sort: the column it is sorted by at first.
        descending: whether the largest comes first at first.
    """
    labels = {column.name: column.label for column in columns}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by = st.selectbox(
            _("Sort by"),
            list(labels),
            index=list(labels).index(sort),
            format_func=lambda name: labels.get(name, name),
            key=f"{key}_sort",
            width=220,
        )
        falling = st.toggle(_("Largest first"), value=descending, key=f"{key}_falling")
        pages = max(1, -(-total // PAGE_ROWS))
        page = st.pagination(pages, key=f"{key}_page") if pages > 1 else 1
    # A widget's message can name what is not offered.
    return Asked(by if by in labels else sort, falling, (min(page, pages) - 1) * PAGE_ROWS, PAGE_ROWS)


def show(
    frame: pl.DataFrame,
    columns: Sequence[Column],
    *,
    key: str,
    says: str,
    chosen_by: str | None = None,
    whole: bool = False,
) -> str | None:
    """Show the rows of one page.

    Args:
        frame: the rows, in order.
        columns: what of it is shown, in order.
        key: tells this table from others on the screen.
        says: what is in it, for who cannot see it.
        chosen_by: the column that names a row, where rows can be chosen.
        whole: all rows at once rather than ten in a frame that scrolls; for few.

    Returns:
        What the chosen row holds in `chosen_by`; null while none is chosen.
    """
    # Streamlit would turn a polars frame into one of pandas first: eight times as long.
    cells = pl.DataFrame([_cells(column, frame[column.name]) for column in columns]).to_arrow(
        compat_level=pl.CompatLevel.oldest()
    )
    config = {column.name: _config(column) for column in columns}
    height: Literal["content", "auto"] = "content" if whole else "auto"
    if chosen_by is None:
        st.dataframe(
            cells, column_config=config, hide_index=True, placeholder=UNKNOWN, alt=says, key=key, height=height
        )
        return None
    event = st.dataframe(
        cells,
        column_config=config,
        hide_index=True,
        placeholder=UNKNOWN,
        alt=says,
        key=key,
        height=height,
        on_select="rerun",
        selection_mode="single-row",
    )
    rows = [row for row in event["selection"]["rows"] if row < frame.height]
    return str(frame[chosen_by][rows[0]]) if rows else None


def _cells(column: Column, values: pl.Series) -> pl.Series:
    if column.shown is As.TEXT and values.dtype == pl.String:
        # Never by polars' map_elements: its threads then wait for Python's lock, which a thread of another visit may
        # hold while it waits for polars' threads, and the whole server stands still.
        words = [None if text is None else marked(column.words.get(text, text)) for text in values]
        return pl.Series(values.name, words, dtype=pl.String)
    # The grid draws decimals as text, to the left and without separators.
    return values.cast(pl.Float64) if values.dtype.is_decimal() else values


def _config(column: Column) -> Any:
    told: dict[str, Any] = {"help": column.help, "pinned": column.pinned}
    match column.shown:
        case As.DAY | As.MONTH as date:
            return st.column_config.DateColumn(column.label, format=_DATES[date], **told)
        case As.MOMENT:
            return st.column_config.DatetimeColumn(column.label, format="D MMM YYYY, HH:mm", **told)
        case As.YES_NO:
            return st.column_config.CheckboxColumn(column.label, **told)
        case As.PERCENT:
            return st.column_config.NumberColumn(column.label, format="percent", step=0.001, **told)
        case As.TEXT:
            return st.column_config.TextColumn(column.label, **told)
        case number:
            return st.column_config.NumberColumn(column.label, format=_NUMBERS[number], **told)
