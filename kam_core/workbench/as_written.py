"""Values that only the engine has, as it writes them: days before year 1 and after 9999, and spans of time."""

from datetime import date, datetime, timedelta

import pyarrow as pa
import pyarrow.compute as pc

_EPOCH, _IN_CYCLE = date(1970, 1, 1), date(2000, 1, 1)
# The calendar repeats itself.
_CYCLE_YEARS, _CYCLE_DAYS = 400, 146_097
_DAY = 86_400_000_000
_FIRST, _LAST = ((one - _EPOCH).days for one in (date.min, date.max))
_ENDLESS = (2**31 - 1, 2**63 - 1)
_MONTHS = 12


def has_far_days(values: pa.ChunkedArray) -> bool:
    """Whether any of some days, or times in microseconds, is one that no date holds; false for other values."""
    if not (pa.types.is_date32(values.type) or pa.types.is_timestamp(values.type)):
        return False
    held = pc.min_max(_numbers(values)).as_py()
    scale = 1 if pa.types.is_date32(values.type) else _DAY
    return held["min"] is not None and (held["min"] < _FIRST * scale or held["max"] >= (_LAST + 1) * scale)


def with_days_written(values: pa.ChunkedArray) -> list[str | None]:
    """Days, or times in microseconds, as text; missing ones are null."""
    write = _day if pa.types.is_date32(values.type) else _moment
    return [None if one is None else write(one) for one in _numbers(values).to_pylist()]


def written_interval(span: pa.MonthDayNano) -> str:
    """A span of time, as in "1 year 2 months 1 day 02:03:04.5"."""
    years = int(span.months / _MONTHS)
    parts = [("year", years), ("month", span.months - years * _MONTHS), ("day", span.days)]
    said = [f"{count} {name}{'' if abs(count) == 1 else 's'}" for name, count in parts if count]
    if span.nanoseconds or not said:
        seconds, micros = divmod(abs(span.nanoseconds) // 1_000, 1_000_000)
        clock = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
        said.append(("-" if span.nanoseconds < 0 else "") + clock + f".{micros:06}".rstrip("0").rstrip("."))
    return " ".join(said)


def _numbers(values: pa.ChunkedArray) -> pa.ChunkedArray:
    return values.cast(pa.int32() if pa.types.is_date32(values.type) else pa.int64())


def _day(days: int) -> str:
    if abs(days) in _ENDLESS:
        return "infinity" if days > 0 else "-infinity"
    cycles, rest = divmod(days - (_IN_CYCLE - _EPOCH).days, _CYCLE_DAYS)
    there = _IN_CYCLE + timedelta(days=rest)
    year = there.year + cycles * _CYCLE_YEARS
    # Before year 1 is 1 BC.
    return f"{year:04}-{there:%m-%d}" if year > 0 else f"{1 - year:04}-{there:%m-%d} (BC)"


def _moment(micros: int) -> str:
    if abs(micros) in _ENDLESS[1:]:
        return _day(micros)
    days, rest = divmod(micros, _DAY)
    return f"{_day(days)} {(datetime.min + timedelta(microseconds=rest)).time().isoformat()}"
