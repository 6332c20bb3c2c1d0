"""The columns that a chart may take, each by an id, and the boxes to choose them in."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

import streamlit as st

from kam_core.text.invisible import marked
from kam_core.workbench.chart import Field
from kam_core.workbench.shape import Shape
from pages.session import state

T = TypeVar("T", bound=StrEnum)

# No name of a column holds it.
_APART = "\x1f"


def of(shapes: Sequence[Shape]) -> dict[str, Field]:
    """The columns of some tables, by their ids."""
    return {
        f"{shape.name}{_APART}{column.name}": Field(shape.name, column.name, column.type)
        for shape in shapes
        for column in shape.columns
    }


def id_of(field: Field) -> str:
    """The id of a column."""
    return f"{field.table}{_APART}{field.column}"


def choose(
    label: str,
    fields: Mapping[str, Field],
    *,
    key: str,
    empty: str | None = None,
    first: str | None = None,
    about: str | None = None,
) -> Field | None:
    """One of the columns.

    Args:
        label: what it is for.
        fields: those that are offered, by their ids.
        key: tells this box from others.
        empty: what "none" is called; null where one has to be chosen.
        first: the id of the one that stands there at first.
        about: what it does, in a sentence.
    """
    tables = {field.table for field in fields.values()}
    options = list(fields)
    _settle(
        key,
        options,
        first if first in fields else None if empty else next(iter(fields), None),
        may_be_empty=bool(empty),
    )
    chosen = st.selectbox(
        label,
        options,
        # With a first choice there is nothing that empties it.
        index=0 if options and not empty else None,
        format_func=lambda one: _called(fields[one], alone=len(tables) == 1) if one in fields else one,
        key=key,
        placeholder=empty or "",
        help=about,
    )
    return fields.get(chosen) if chosen else None


def choose_word(label: str, words: Mapping[T, str], *, key: str, first: T | None = None) -> T:
    """One of some words, the first unless another is told."""
    offered = list(words)
    _settle(key, offered, first if first in words else offered[0])
    chosen = st.selectbox(label, offered, format_func=lambda one: words.get(one, one), key=key)
    return chosen if chosen in words else offered[0]


def _called(field: Field, *, alone: bool) -> str:
    return marked(field.column) if alone else f"{marked(field.column)} · {marked(field.table)}"


def _settle(key: str, options: Sequence[str], first: str | None, *, may_be_empty: bool = False) -> None:
    """Keep what is chosen while it is offered."""
    chosen = state.widget(key)
    if chosen in options or (may_be_empty and chosen is None and state.has_widget(key)):
        return
    state.set_widget(key, first)
