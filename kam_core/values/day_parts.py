"""Days and moments in text read: each by its own shape, day and month in the order of the column."""

import polars as pl

from kam_core.values import missing
from kam_core.values.calendar import FIRST_YEAR, LAST_YEAR, calendar_days
from kam_core.values.clock import counted, split
from kam_core.values.day_order import Orders, in_order, orders
from kam_core.values.day_shapes import shapes
from kam_core.values.model import Fault, TypedTold
from kam_core.values.script import plain

_LONGEST = 100


def taken_apart(rows: pl.DataFrame) -> pl.DataFrame:
    """Texts taken apart into day and time.

    Args:
        rows: `text` (trimmed, not empty), and whatever else.

    Returns:
        The rows with the columns of `clock.split`, `serial` and `instant` as `clock.counted` gives them, and `missing`.
    """
    clean = plain(rows["text"]).str.to_lowercase()
    frame = rows.with_columns(clean=clean).hstack(split(clean.set(clean.str.len_chars() > _LONGEST, None)))
    serial, instant = counted(pl.col("day"))
    counts = pl.col("time") == 0
    return frame.with_columns(
        serial=pl.when(counts).then(serial),
        instant=pl.when(counts).then(instant),
        missing=missing.is_missing(pl.col("clean")).fill_null(value=False) | (pl.col("clean") == ""),
    ).drop("clean")


def read_days(rows: pl.DataFrame, told: TypedTold) -> tuple[pl.DataFrame, Orders]:
    """The days of texts.

    Args:
        rows: `text` (trimmed, not empty) and `rows`, how many rows have it.
        told: what a person decided.

    Returns:
        The rows with `date` (as it was written), `local` (the time on the clock in microseconds since 1970), `offset`
        (microseconds east of UTC, null where none is known), `fault` (the name of a `Fault`), and what notes tell of:
        `missing`, `sentinel`, `persian`, `two_digits`, `serial`, `instant`, `timed`, `leap`; and what the column shows
        of the order of day and month.
    """
    frame = taken_apart(rows)
    distinct = frame.filter(pl.col("serial").is_null() & pl.col("instant").is_null() & ~pl.col("missing"))
    distinct = distinct.group_by("day", maintain_order=True).agg(pl.col("rows").sum()).drop_nulls()
    shaped = shapes(distinct["day"]).with_columns(distinct["rows"])
    shown = orders(shaped)
    days = calendar_days(_ordered(shaped, told, shown))
    kept = ("day", "date", "fault", "sentinel", "persian", "two_digits")
    frame = frame.join(days.select(kept), on="day", how="left", maintain_order="left")
    return _put_together(frame), shown


def _ordered(shaped: pl.DataFrame, told: TypedTold, shown: Orders) -> pl.DataFrame:
    """Days with `y`, `m` and `d`; `early` is the fault of those whose order is not that of the column."""
    day, month = in_order(told.order or shown.guess(), alone=told.order is None and shown.disagree)
    other = (month > 12) & (day <= 12)
    unsure = pl.col("a").is_not_null() & day.is_null() & pl.col("a").is_between(1, 12) & pl.col("b").is_between(1, 12)
    early = pl.when(other).then(pl.lit(Fault.OTHER_ORDER.value)).when(unsure).then(pl.lit(Fault.UNSURE_ORDER.value))
    return shaped.with_columns(
        y=pl.coalesce("y", "c"),
        # What fits no order is in no calendar either.
        m=pl.coalesce("m", month, pl.when(pl.col("a").is_not_null()).then(0)),
        d=pl.coalesce("d", day, pl.when(pl.col("a").is_not_null()).then(0)),
        early=early,
    )


def _put_together(frame: pl.DataFrame) -> pl.DataFrame:
    counted_ = pl.coalesce("instant", "serial")
    year = pl.from_epoch(counted_, time_unit="us").dt.year()
    far = counted_.is_not_null() & ~year.is_between(FIRST_YEAR, LAST_YEAR)
    date = pl.coalesce(pl.from_epoch(counted_, time_unit="us").dt.date(), "date")
    none = pl.col("missing") | pl.col("sentinel").fill_null(value=False)
    fault = (
        pl.when(none)
        .then(pl.lit(None, dtype=pl.String))
        .when(far)
        .then(pl.lit(Fault.OUT_OF_RANGE.value))
        .when(counted_.is_not_null())
        .then(pl.lit(None, dtype=pl.String))
        .when(pl.col("day").is_null())
        .then(pl.lit(Fault.NO_DAY.value))
        .when(pl.col("fault").is_null() & pl.col("time").is_null())
        .then(pl.lit(Fault.NO_TIME.value))
        .otherwise("fault")
    )
    midnight = date.cast(pl.Datetime("us")).dt.epoch("us")
    return frame.with_columns(
        date=date,
        local=pl.coalesce(counted_, midnight + pl.col("time")),
        offset=pl.when(pl.col("instant").is_not_null()).then(0).otherwise("offset"),
        fault=fault,
        **{name: pl.col(name).fill_null(value=False) for name in ("sentinel", "persian", "two_digits")},
    )
