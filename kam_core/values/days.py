"""A column of text as days or as moments."""

from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import polars as pl

from kam_core.errors import RefusedError
from kam_core.values import day_notes
from kam_core.values.calendar import FIRST_YEAR, LAST_YEAR
from kam_core.values.day_order import Orders
from kam_core.values.day_parts import read_days
from kam_core.values.model import Decided, Typed, TypedTold, ValueType

_FIRST, _LAST = date(FIRST_YEAR, 1, 2), date(LAST_YEAR, 12, 31)


def days(column: pl.Series, told: TypedTold, *, moments: bool) -> Typed:
    """The days of a column, or its moments.

    A moment is kept in UTC: by its own offset, else by the zone that was told, else as it is written. A day is the
    day as it is written; where a zone was told, a time with an offset falls on the day that it is in that zone.

    Args:
        column: texts, as the file has them.
        told: what a person decided.
        moments: keep the time of day.

    Raises:
        RefusedError: there is no such time zone.
    """
    _check(told.zone)
    text = column.str.strip_chars()
    easy = _easy(text)
    kind = ValueType.MOMENT if moments else ValueType.DAY
    hard = pl.DataFrame({"text": text, "easy": easy}).with_row_index("row")
    hard = hard.filter(pl.col("easy").is_null() & (pl.col("text") != "")).select("row", "text")
    if hard.is_empty():
        values = _in_zone(easy, told.zone) if moments else easy
        return Typed(kind, column, values, pl.repeat(None, len(column), dtype=pl.String, eager=True))
    read, shown = _read_once(hard, told)
    found = pl.DataFrame({"easy": easy}).with_row_index("row")
    found = found.join(_valued(read, told.zone, moments=moments), on="row", how="left", maintain_order="left")
    values = _in_zone(found["easy"], told.zone) if moments else found["easy"]
    values = pl.DataFrame({"easy": values, "hard": found["value"]}).select(pl.coalesce("easy", "hard")).to_series()
    ask = None if told.order else shown.ask()
    return Typed(
        kind,
        column,
        values,
        found["fault"],
        Decided(order=told.order or shown.guess(), zone=told.zone),
        day_notes.notes(read, told, moments=moments),
        (ask,) if ask else (),
        int(read["missing"].sum()),
    )


def _read_once(hard: pl.DataFrame, told: TypedTold) -> tuple[pl.DataFrame, Orders]:
    """Each text read once, where texts repeat: there are fewer days than rows."""
    if hard["text"].n_unique() > hard.height / 2:
        return read_days(hard.with_columns(rows=1), told)
    read, shown = read_days(hard.group_by("text", maintain_order=True).agg(rows=pl.len()), told)
    return hard.join(read, on="text", how="left", maintain_order="left"), shown


def _easy(text: pl.Series) -> pl.Series:
    """Days written as 2026-02-28, which are most; null for all others."""
    plain = text.set(text.str.len_bytes() != 10, None).str.to_date("%Y-%m-%d", strict=False)
    return plain.set((plain < _FIRST) | (plain > _LAST), None)


def _valued(read: pl.DataFrame, zone: str | None, *, moments: bool) -> pl.DataFrame:
    """`row`, `value` and `fault` of what was read: days, or moments in UTC."""
    local = pl.from_epoch(pl.col("local"), time_unit="us")
    utc = pl.from_epoch(pl.col("local") - pl.col("offset"), time_unit="us")
    if moments:
        value = pl.when(pl.col("offset").is_null()).then(_to_utc(local, zone)).otherwise(utc)
    elif zone:
        day_there = utc.dt.replace_time_zone("UTC").dt.convert_time_zone(zone).dt.date()
        value = pl.when(pl.col("offset").is_null()).then("date").otherwise(day_there)
    else:
        value = pl.col("date")
    return read.select("row", "fault", value=pl.when(pl.col("fault").is_null()).then(value))


def _in_zone(days: pl.Series, zone: str | None) -> pl.Series:
    """Midnights of a zone as moments in UTC."""
    return pl.DataFrame({"day": days}).select(_to_utc(pl.col("day").cast(pl.Datetime("us")), zone)).to_series()


def _to_utc(local: pl.Expr, zone: str | None) -> pl.Expr:
    if zone is None:
        return local
    there = local.dt.replace_time_zone(zone, ambiguous="earliest", non_existent="null")
    # An hour that the clocks skip is read by the time before the change, as phones do.
    skipped = local.dt.offset_by("1h").dt.replace_time_zone(zone, ambiguous="earliest", non_existent="null")
    return pl.coalesce(there, skipped).dt.convert_time_zone("UTC").dt.replace_time_zone(None)


def _check(zone: str | None) -> None:
    try:
        if zone is not None:
            ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise RefusedError("There is no time zone {zone}; write one like Asia/Ho_Chi_Minh.", zone=zone) from None
