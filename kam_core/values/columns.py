"""A column of text as values of one type, decided for the whole column."""

from dataclasses import replace

import polars as pl

from kam_core.values.days import days
from kam_core.values.guess import guessed
from kam_core.values.header_units import told_by
from kam_core.values.model import Typed, TypedTold, ValueType
from kam_core.values.numbers import numbers
from kam_core.values.texts import texts
from kam_core.values.yes_no import yes_no

NOTHING = TypedTold()


def typed(
    column: pl.Series,
    wanted: ValueType | None = None,
    told: TypedTold = NOTHING,
    *,
    header: str = "",
    share: bool = False,
    places: int = 4,
) -> Typed:
    """The column as values.

    Args:
        column: texts, as the file has them; null is an empty cell.
        wanted: the type of the field that the column fills. None takes what the values look like: numbers, days or
            moments, yes and no; ids, and whatever is not clearly one of these, stay text.
        told: what a person decided in place of a guess.
        header: the name of the column. Without `wanted` it tells ids, codes and phone numbers from numbers; for
            numbers it may give a unit: "Amount (万元)".
        share: the field is a part of a whole, such as a probability: "30%", "30" and "0.3" become 0.3.
        places: decimals that a number keeps.

    Raises:
        RefusedError: what was told makes no sense; the message says why.
    """
    texts_ = column.cast(pl.String)
    match wanted or guessed(texts_, header):
        case ValueType.NUMBER:
            told, said = told_by(header, told, share=share)
            found = numbers(texts_, told, share=share, places=places)
            return replace(found, notes=(*said, *found.notes))
        case ValueType.DAY:
            return days(texts_, told, moments=False)
        case ValueType.MOMENT:
            return days(texts_, told, moments=True)
        case ValueType.YES_NO:
            return yes_no(texts_)
        case ValueType.TEXT:
            return texts(texts_)
