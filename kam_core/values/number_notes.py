"""What a person should know of how the numbers of a column were read."""

from collections.abc import Iterator

import polars as pl

from kam_core.text.words import _, ngettext
from kam_core.values.marks import Marks
from kam_core.values.missing import said_missing
from kam_core.values.model import TypedTold


def notes(read: pl.DataFrame, shown: Marks, told: TypedTold) -> tuple[str, ...]:
    """Whole sentences on what was done to the numbers, in the order of their weight."""
    return tuple(_notes(read, shown, told))


def _notes(read: pl.DataFrame, shown: Marks, told: TypedTold) -> Iterator[str]:
    good = read.filter(pl.col("value").is_not_null())
    yield from _decimal(shown, told)
    for tell, frame in (
        (_scientific, good.filter(pl.col("exponent") >= 5)),
        (_units, good.filter(pl.col("unit").is_not_null() & ~pl.col("percent"))),
        (_percent, good.filter("percent")),
        (_aside, good.filter(pl.col("negative") & pl.col("aside"))),
        (_foreign, good.filter("foreign")),
        (_rounded, good.filter("rounded")),
    ):
        if not frame.is_empty():
            yield tell(frame.height, frame["text"][0], _plain(frame["value"][0]))
    yield from _currencies(good)
    absent = read.filter(pl.col("missing") & (pl.col("text") != ""))
    if not absent.is_empty():
        yield said_missing(absent.height, absent["text"][0])


def _plain(value: object) -> str:
    """A decimal as people write it: without zeros at its end."""
    text = str(value)
    return text.rstrip("0").rstrip(".") if "." in text else text


def _decimal(shown: Marks, told: TypedTold) -> Iterator[str]:
    if told.decimal or shown.sample is None or not shown.either or shown.decimal is None:
        return
    yield _(
        "“{mark}” is the decimal mark, as other values of the column show; so “{sample}” was read with it.",
        mark=shown.decimal,
        sample=shown.sample,
    )


def _scientific(n: int, sample: str, value: str) -> str:
    return ngettext(
        "“{sample}” is written as spreadsheets shorten long numbers; digits may have been lost before. It is {value}.",
        "{n} values, such as “{sample}”, are written as spreadsheets shorten long numbers; digits may have been lost "
        "before.",
        n,
        sample=sample,
        value=value,
    )


def _units(n: int, sample: str, value: str) -> str:
    return ngettext(
        "“{sample}” has a unit and was read as {value}.",
        "{n} values have a unit and were multiplied by it: “{sample}” was read as {value}.",
        n,
        sample=sample,
        value=value,
    )


def _percent(n: int, sample: str, value: str) -> str:
    return ngettext(
        "“{sample}” is percent and was read as {value}.",
        "{n} values are percent: “{sample}” was read as {value}.",
        n,
        sample=sample,
        value=value,
    )


def _aside(n: int, sample: str, value: str) -> str:
    return ngettext(
        "“{sample}” was read as {value}.",
        "{n} values have their minus behind them or brackets instead: “{sample}” was read as {value}.",
        n,
        sample=sample,
        value=value,
    )


def _foreign(n: int, sample: str, value: str) -> str:
    return ngettext(
        "“{sample}” has digits, blanks or signs of another kind and was read as {value}.",
        "{n} values have digits, blanks or signs of another kind: “{sample}” was read as {value}.",
        n,
        sample=sample,
        value=value,
    )


def _rounded(n: int, sample: str, value: str) -> str:
    return ngettext(
        "“{sample}” has more decimals than are kept and was rounded to {value}.",
        "{n} values have more decimals than are kept: “{sample}” was rounded to {value}.",
        n,
        sample=sample,
        value=value,
    )


def _currencies(good: pl.DataFrame) -> Iterator[str]:
    signed = good.filter(pl.col("sign").is_not_null() | pl.col("code").is_not_null())
    if signed.is_empty():
        return
    names = signed.select(pl.coalesce("code", "sign")).to_series().unique().sort().to_list()
    listed = ", ".join(names[:8])
    if len(names) > 1:
        yield _("The column has amounts in several currencies ({list}); none was converted.", list=listed)
    else:
        yield _("The currency {list} stands beside amounts of the column; they were not converted.", list=listed)
