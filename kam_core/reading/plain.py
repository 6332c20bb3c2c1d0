"""Typed columns of Arrow as text: days as ISO, numbers as plain decimals, yes and no as TRUE and FALSE."""

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import types

_MIDNIGHT = r" 00:00:00(?:\.0+)?$"


def plain_text(column: pa.Array, *, as_days: bool) -> pa.Array:
    """The column as a person would write it; null stays null. `as_days` cuts moments to their days."""
    if types.is_dictionary(column.type):
        return plain_text(column.dictionary_decode(), as_days=as_days)
    if types.is_boolean(column.type):
        return pc.if_else(column, "TRUE", "FALSE")
    if types.is_timestamp(column.type):
        text = column.cast(pa.string())
        return (
            pc.utf8_slice_codeunits(text, 0, 10) if as_days else pc.replace_substring_regex(text, r"\.0+(Z?)$", r"\1")
        )
    for is_one, as_text in _BY_VALUE:
        if is_one(column.type):
            return _by_value(column, as_text)
    return column.cast(pa.string())


def _by_value(column: pa.Array, as_text: Callable[[Any], str]) -> pa.Array:
    if not (types.is_float64(column.type) or types.is_decimal(column.type)):
        return pa.array([None if value is None else as_text(value) for value in column.to_pylist()], pa.string())
    # Arrow writes them alike, in a tenth of the time, but for what it gives an exponent or what is no number.
    text = column.cast(pa.string())
    is_other = pc.match_substring_regex(text, "[^-.0-9]")
    if not pc.any(is_other, min_count=0).as_py():
        return text
    others = [as_text(value) for value in column.filter(is_other).to_pylist()]
    return pc.replace_with_mask(text, is_other, pa.array(others, pa.string()))


def are_days(column: pa.Array) -> bool:
    """Whether these moments are all at midnight and in no zone, as some systems write days."""
    if not types.is_timestamp(column.type) or column.type.tz is not None:
        return False
    midnight = pc.match_substring_regex(column.cast(pa.string()), _MIDNIGHT)
    return bool(pc.all(midnight, min_count=0).as_py())


def _number(value: float) -> str:
    return f"{Decimal(repr(value)):f}".removesuffix(".0")


def _decimal(value: Decimal) -> str:
    return f"{value:f}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def _bytes(value: bytes) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.hex()


_BY_VALUE: tuple[tuple[Callable[[pa.DataType], bool], Callable[[Any], str]], ...] = (
    (types.is_floating, _number),
    (types.is_decimal, _decimal),
    (types.is_nested, _json),
    (types.is_binary, _bytes),
    (types.is_large_binary, _bytes),
    (types.is_fixed_size_binary, _bytes),
)
