"""The rows of an answer as a frame that every table, chart and export takes: numbers, days, yes and no, text."""

import json
from decimal import Decimal

import polars as pl
import pyarrow as pa
import pyarrow.compute as pc

from kam_core.workbench.as_written import has_far_days, with_days_written, written_interval

_SIMPLE = (
    pa.types.is_integer,
    pa.types.is_floating,
    pa.types.is_decimal,
    pa.types.is_date,
    pa.types.is_boolean,
    pa.types.is_string,
    pa.types.is_large_string,
)
_CENTS = 2


def frame_of(rows: pa.Table) -> pl.DataFrame:
    """The rows in their order.

    Times are UTC without a zone, to the microsecond; a column with days that no calendar here reaches (before year 1,
    after 9999), lists, records and what else has no form of its own become text. A decimal that has
    no more than cents stays exact, a whole one becomes a whole number, any other is a Float64.
    """
    columns = [_column(name, rows.column(at)) for at, name in enumerate(rows.column_names)]
    return pl.DataFrame([_plain(one) for one in columns])


def _column(name: str, values: pa.ChunkedArray) -> pl.Series:
    if pa.types.is_timestamp(values.type):
        # In Arrow a time with a zone is UTC inside.
        to = pc.CastOptions(pa.timestamp("us", values.type.tz), allow_time_truncate=True)
        values = pc.cast(values, options=to).cast(pa.int64()).cast(pa.timestamp("us"))
    if has_far_days(values):
        return pl.Series(name, with_days_written(values), dtype=pl.String)
    if pa.types.is_timestamp(values.type):
        return pl.Series(name, values)
    if pa.types.is_null(values.type):
        return pl.Series(name, [None] * len(values), dtype=pl.String)
    if any(is_so(values.type) for is_so in _SIMPLE):
        return pl.Series(name, values)
    return pl.Series(name, [None if one is None else _text(one) for one in values.to_pylist()], dtype=pl.String)


def _text(value: object) -> str:
    match value:
        case bytes():
            return value.hex()
        case pa.MonthDayNano():
            return written_interval(value)
        case list() | dict():
            return json.dumps(value, ensure_ascii=False, default=str)
        case _:
            return str(value)


def _plain(values: pl.Series) -> pl.Series:
    if not isinstance(values.dtype, pl.Decimal):
        return values
    if not values.dtype.scale:
        whole = values.cast(pl.Int64, strict=False)
        return whole if whole.null_count() == values.null_count() else values.cast(pl.Float64)
    cents = values.round(_CENTS)
    is_exact = values.dtype.scale <= _CENTS or bool((cents == values).all())
    return values if is_exact else values.cast(pl.Float64)


def number(value: object) -> float | None:
    """A value as a number to draw; null where it is none."""
    return float(value) if isinstance(value, int | float | Decimal) and not isinstance(value, bool) else None
