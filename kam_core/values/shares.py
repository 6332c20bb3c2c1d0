"""Parts of a whole, written as 30%, as 30 or as 0.3: the column shows which."""

from dataclasses import dataclass

import polars as pl

from kam_core.text.words import _
from kam_core.values.model import Ask


@dataclass(frozen=True, slots=True)
class Shares:
    """Numbers taken apart, moved so that each is a part of one; whether bare ones were percent, and what is asked."""

    parts: pl.DataFrame
    percent: bool | None
    ask: Ask | None


def shares(parts: pl.DataFrame, *, told: bool | None) -> Shares:
    """Numbers with their `whole`, `part`, `shift` and `percent`, read as parts of one.

    Bare numbers are percent as soon as one is above 1, and parts of one as soon as one lies between 0 and 1. If all are
    0 or 1, nothing shows whether 1 is 1 % or all of it.
    """
    bare = ~pl.col("percent")
    # Its size in a float is enough to compare with 1.
    size = pl.concat_str(pl.lit("0"), "whole", pl.lit("."), "part", pl.lit("0e"), pl.col("shift")).cast(
        pl.Float64, strict=False
    )
    sizes = parts.select(size=size, bare=bare, text=pl.col("text")).filter("bare")
    if told is not None or sizes.is_empty():
        return Shares(_moved(parts, percent=bool(told)), told, None)
    largest = sizes["size"].max()
    above = isinstance(largest, float) and largest > 1
    between = bool(((sizes["size"] > 0) & (sizes["size"] < 1)).any())
    ones = sizes.filter(pl.col("size") == 1)
    percent = above
    unsure = not above and not between and not ones.is_empty()
    return Shares(_moved(parts, percent=percent), percent, _ask(ones["text"][0]) if unsure else None)


def _moved(parts: pl.DataFrame, *, percent: bool) -> pl.DataFrame:
    by = pl.when("percent").then(0).otherwise(-2 if percent else 0)
    return parts.with_columns(shift=pl.col("shift") + by)


def _ask(sample: str) -> Ask:
    question = _("Is “{sample}” all of it (100 %) or one percent of it?", sample=sample)
    return Ask("percent", question, sample, (("false", _("100 %")), ("true", _("1 %"))))
