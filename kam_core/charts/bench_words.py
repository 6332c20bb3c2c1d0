"""What stands in the picture of an answer: numbers and days as they are, all else as words."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import polars as pl

from kam_core.text.plain import plain_in_chart
from kam_core.workbench.answers import number
from kam_core.workbench.chart import View

SHORT, LONG = 26, 80


@dataclass(frozen=True, slots=True)
class Words:
    """What a picture says: of a value that is missing, and on hovering, with places `x`, `split` and `value`."""

    missing: str
    one: str
    parted: str
    written: Callable[[object], str]


def is_ordered(values: pl.Series) -> bool:
    """Whether values have places on an axis; names do not."""
    return values.dtype.is_numeric() or values.dtype.is_temporal()


def named(values: pl.Series, words: Words) -> list[Any]:
    """What stands on an axis: numbers and days as they are, all else as words; what is no number (NaN) has no place."""
    if values.dtype.is_float():
        # No NaN is the same as another, or as itself.
        values = values.fill_nan(None)
    if is_ordered(values):
        return [number(one) if values.dtype.is_numeric() else one for one in values]
    return [name_of(one, words, None) for one in values]


def name_of(value: object, words: Words, length: int | None) -> str:
    """A value in words, cut to a length where there is one."""
    # An empty text would be no category of its own.
    return plain_in_chart(words.missing if value is None or value == "" else words.written(value), length)


def short(values: pl.Series, words: Words) -> dict[str, Any]:
    """Ticks with names cut to what an axis has room for."""
    if is_ordered(values):
        return {}
    cut = {name_of(one, words, None): name_of(one, words, SHORT) for one in values}
    return {**kind_of_axis(values), "tickvals": list(cut), "ticktext": list(cut.values())}


def kind_of_axis(values: pl.Series) -> dict[str, Any]:
    """An axis of names says so: plotly takes "007" for a number, and "May 5" for a day."""
    return {} if is_ordered(values) else {"type": "category"}


def numbers(values: pl.Series) -> list[Any]:
    """What is measured: numbers, or days."""
    if values.dtype.is_temporal():
        return list(values)
    return [number(one) for one in values]


def hover(rows: pl.DataFrame, view: View, words: Words) -> dict[str, Any]:
    """What each row says when it is pointed at."""
    names = [view.x, view.split or view.x, view.values[0]]
    told = []
    for x, split, value in rows.select(pl.col(name).alias(f"c{at}") for at, name in enumerate(names)).iter_rows():
        said = words.parted if view.split else words.one
        places = {name: name_of(one, words, LONG) for name, one in (("x", x), ("split", split), ("value", value))}
        told.append(said.format(**places))
    return {"hovertext": told, "hovertemplate": "%{hovertext}<extra></extra>"}
