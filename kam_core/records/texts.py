"""A field's value as text: as drafts and the history keep it, and as people type and read it in a box."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from babel.numbers import format_decimal

from kam_core.errors import RefusedError
from kam_core.records.model import Field, Type, Value
from kam_core.store.history import text
from kam_core.text import typed
from kam_core.text.words import language

_TRUE = True
_READERS: dict[Type, Callable[[str], Value]] = {
    Type.NUMBER: Decimal,
    Type.WHOLE: int,
    Type.DAY: date.fromisoformat,
    Type.FLAG: lambda kept: kept == text(_TRUE),
}


def written(value: Value) -> str | None:
    """A value as the history and drafts keep it, in any language the same."""
    return text(value)


def read(one: Field, kept: str | None) -> Value:
    """A value from the text that `written` made of it.

    Raises:
        RefusedError: the text is of no such value.
    """
    if kept is None:
        return None
    try:
        return _READERS.get(one.type, str)(kept)
    except (ArithmeticError, ValueError):
        raise RefusedError("{field} does not take {value}.", field=one.label, value=kept) from None


def in_box(one: Field, value: Value) -> str:
    """A value as it stands in a box to be typed over; nothing is an empty box. `from_box` reads it back."""
    if one.type == Type.NUMBER and isinstance(value, Decimal):
        return str(format_decimal(value, format="#0.####", locale=language()))
    return text(value) or ""


def from_box(one: Field, entered: str) -> Value:
    """What somebody typed as a value of the field; a blank box is nothing.

    Raises:
        RefusedError: it cannot be read; the message says what is expected.
    """
    match one.type:
        case Type.NUMBER:
            return typed.number(entered)
        case Type.WHOLE:
            number = typed.number(entered)
            if number is not None and number != number.to_integral_value():
                raise RefusedError("{field} is a whole number, not {value}.", field=one.label, value=entered)
            return None if number is None else int(number)
        case Type.DAY:
            return typed.day(entered)
        case _:
            return entered.strip() or None
