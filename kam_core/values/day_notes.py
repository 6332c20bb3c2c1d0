"""What a person should know of how the days of a column were read."""

from collections.abc import Iterator

import polars as pl

from kam_core.text.words import ngettext
from kam_core.values.missing import said_missing
from kam_core.values.model import TypedTold


def notes(read: pl.DataFrame, told: TypedTold, *, moments: bool) -> tuple[str, ...]:
    """Whole sentences on what was done to the days."""
    return tuple(_notes(read, told, moments=moments))


def _notes(read: pl.DataFrame, told: TypedTold, *, moments: bool) -> Iterator[str]:
    good = read.filter(pl.col("fault").is_null() & pl.col("date").is_not_null())
    zoned = good.filter(pl.col("offset").is_not_null() & pl.col("instant").is_null())
    for tell, frame in (
        (_serial, good.filter(pl.col("serial").is_not_null())),
        (_instant, good.filter(pl.col("instant").is_not_null())),
        (_persian, good.filter("persian")),
        (_two_digits, good.filter("two_digits")),
        (_leap, good.filter("leap")),
        (_offset, zoned if not moments and not told.zone else zoned.clear()),
        (_time, good.filter("timed") if not moments else good.clear()),
    ):
        if not frame.is_empty():
            yield tell(frame.height, frame["text"][0], frame["date"][0].isoformat())
    sentinels = read.filter("sentinel")
    if not sentinels.is_empty():
        yield _sentinel(sentinels.height, sentinels["text"][0])
    absent = read.filter("missing")
    if not absent.is_empty():
        yield said_missing(absent.height, absent["text"][0])


def _serial(n: int, sample: str, day: str) -> str:
    return ngettext(
        "“{sample}” counts days as spreadsheets do and was read as {day}.",
        "{n} values count days as spreadsheets do: “{sample}” was read as {day}.",
        n,
        sample=sample,
        day=day,
    )


def _instant(n: int, sample: str, day: str) -> str:
    return ngettext(
        "“{sample}” counts seconds since 1970 and was read as {day} (UTC).",
        "{n} values count seconds since 1970: “{sample}” was read as {day} (UTC).",
        n,
        sample=sample,
        day=day,
    )


def _persian(n: int, sample: str, day: str) -> str:
    return ngettext(
        "“{sample}” is a day of the Persian calendar and was read as {day}.",
        "{n} values are days of the Persian calendar: “{sample}” was read as {day}.",
        n,
        sample=sample,
        day=day,
    )


def _two_digits(n: int, sample: str, day: str) -> str:
    return ngettext(
        "“{sample}” has two digits for its year and was read as {day}.",
        "{n} values have two digits for their year: “{sample}” was read as {day}.",
        n,
        sample=sample,
        day=day,
    )


def _leap(n: int, sample: str, day: str) -> str:
    return ngettext(
        "“{sample}” is a leap second; it is kept as the second after it, of the day {day} as it is written.",
        "{n} values, such as “{sample}”, are leap seconds; each is kept as the second after it.",
        n,
        sample=sample,
        day=day,
    )


def _offset(n: int, sample: str, day: str) -> str:
    return ngettext(
        "“{sample}” names the offset of its time zone; its day was taken as it is written there, {day}.",
        "{n} values name the offset of their time zone; their days were taken as they are written there: “{sample}” "
        "is {day}.",
        n,
        sample=sample,
        day=day,
    )


def _time(n: int, sample: str, day: str) -> str:
    return ngettext(
        "“{sample}” has a time, which was left out: {day}.",
        "{n} values have a time, which was left out: “{sample}” is {day}.",
        n,
        sample=sample,
        day=day,
    )


def _sentinel(n: int, sample: str) -> str:
    return ngettext(
        "“{sample}” stands for “no day”; it is kept empty.",
        "{n} values, such as “{sample}”, stand for “no day”; they are kept empty.",
        n,
        sample=sample,
    )
