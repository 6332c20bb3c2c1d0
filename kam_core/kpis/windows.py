"""Periods of twelve months or fewer, each beside the same months a year before."""

from collections.abc import Sequence
from typing import Any

import polars as pl

from kam_core.period import Period

_YEAR = 12


def bounds(period: Period) -> dict[str, Any]:
    """What a statement takes for a period and the same months a year before: first days of each, and of what follows.

    Raises:
        ValueError: it is longer than a year, and would overlap what it is compared with.
    """
    before = period.back(_YEAR)
    if before.until > period.first:
        raise ValueError(f"{period} is longer than a year")
    return {"first": period.first, "until": period.until, "before_first": before.first, "before_until": before.until}


def windows(periods: Sequence[Period]) -> pl.DataFrame:
    """`bounds` of several periods, one row each, with `point`: the place of the period, from 0."""
    rows = [{"point": at, **bounds(period)} for at, period in enumerate(periods)]
    columns = ("first", "until", "before_first", "before_until")
    return pl.DataFrame(rows, schema={"point": pl.Int64, **dict.fromkeys(columns, pl.Date)})
