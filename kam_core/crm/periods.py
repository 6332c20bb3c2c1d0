"""Targets by year and quarter or month, as the first day of a period and its length."""

import polars as pl

from kam_core.crm.headers import spaced
from kam_core.crm.made import fill_with, has
from kam_core.crm.reading_values import Values
from kam_core.text.words import _
from kam_core.values.month_names import months

_NUMERALS = {
    "一": 1,
    "二": 2,
    "三": 3,
    "四": 4,
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "اول": 1,
    "دوم": 2,
    "سوم": 3,
    "چهارم": 4,
}


def fill_period(values: Values) -> None:
    """Fill `period_start` and `period_months` of targets."""
    frame = values.frame
    if has(values, "year") and has(values, "quarter"):
        _start(values, 3 * _numbered(frame["quarter"], 4) - 2, 3)
    elif has(values, "year") and has(values, "month"):
        _start(values, _numbered(frame["month"], 12), 1)
    elif has(values, "period_start") and not has(values, "period_months"):
        starts = frame["period_start"].drop_nulls().dt.month().unique()
        length = 3 if len(starts) and starts.is_in([1, 4, 7, 10]).all() else 1
        fill_with(values, "period_months", pl.lit(length, dtype=pl.Int32))
        values.notes.append(
            _(
                "Each target is taken to be for {months} months, because of the months in which they start.",
                months=length,
            )
        )


def _start(values: Values, month: pl.Series, length: int) -> None:
    frame = values.frame.with_columns(month.cast(pl.Int32).alias("first month"))
    there = pl.col("year").is_between(1900, 2199) & pl.col("first month").is_between(1, 12)
    day = pl.when(there).then(pl.date("year", "first month", 1))
    values.frame = frame.with_columns(day.alias("made start")).drop("first month")
    fill_with(values, "period_start", pl.col("made start"))
    values.frame = values.frame.drop("made start")
    fill_with(values, "period_months", pl.lit(length, dtype=pl.Int32))


def _numbered(column: pl.Series, most: int) -> pl.Series:
    """The number that each text names, in digits, numerals or as a month; null where it names none."""
    said = {value: _number(value, most) for value in column.drop_nulls().unique()}
    if not said:
        return pl.Series([None] * len(column), dtype=pl.Int64)
    return column.replace_strict(list(said), list(said.values()), default=None, return_dtype=pl.Int64)


def _number(value: str, most: int) -> int | None:
    digits = "".join(c if c.isdecimal() else " " for c in value).split()
    numbers = [int(digit) for digit in digits if 1 <= int(digit) <= most]
    if numbers:
        return numbers[0]
    if most == 12:
        mark = next((mark for name, mark in months().items() if spaced(name) == spaced(value)), "")
        return int(mark.strip(" #")) if mark.strip().startswith("#") else None
    return next((n for word, n in _NUMERALS.items() if word in spaced(value).split() or word in value), None)
