"""How the values of a column lie: up to twenty bars from the smallest to the largest."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from kam_core.text.quoting import quoted
from kam_core.values.model import ValueType
from kam_core.workbench.model import Answer
from kam_core.workbench.shape import Column, Shape
from kam_core.workbench.shares import shares
from kam_core.workbench.wording import Value, literal

BINS = 20


@dataclass(frozen=True, slots=True)
class Bin:
    """A bar: where it begins and where the next one does, and how many rows; a value of its own has both the same."""

    low: Value
    high: Value
    rows: int


@dataclass(frozen=True, slots=True)
class _Scale:
    """Twenty steps of one `width` from `start` on: as numbers, days or seconds."""

    start: Value
    width: float

    def bar(self, column: str) -> str:
        """The place of a value's bar, as SQL."""
        match self.start:
            case datetime():
                amount = f"date_diff('second', {literal(self.start)}, {column})"
            case date():
                amount = f"date_diff('day', {literal(self.start)}, {column})"
            # Exact, as floats tell no small steps of large numbers; and wide enough for the difference of any two.
            case int():
                amount = f"(CAST({column} AS HUGEINT) - {literal(self.start)})"
            case Decimal():
                digits = max(0, -int(self.start.as_tuple().exponent))
                amount = f"(CAST({column} AS DECIMAL(38, {digits})) - {literal(self.start)})"
            case start:
                amount = f"(CAST({column} AS DOUBLE) - {literal(start)})"
        return f"least({BINS - 1}, CAST(floor({amount} / {literal(self.width)}) AS INTEGER))"

    def at(self, bar: int) -> Value:
        """Where a bar begins."""
        match self.start:
            case datetime():
                return self.start + min(timedelta(seconds=self.width * bar), datetime.max - self.start)
            case date():
                return self.start + min(timedelta(days=int(self.width) * bar), date.max - self.start)
            case start:
                return float(str(start)) + self.width * bar


def histograms(
    shape: Shape,
    columns: Sequence[Column],
    ranges: Mapping[str, tuple[Value | None, Value | None]],
    ask: Callable[[str], Answer],
) -> dict[str, tuple[Bin, ...]]:
    """The bars of each column that has numbers or days, by its name, empty ones included.

    Args:
        shape: the table.
        columns: those of it that are wanted.
        ranges: the smallest and the largest value of each.
        ask: the fence.
    """
    scales = {one.name: scale for one in columns if (scale := _scale(*ranges[one.name])) is not None}
    found = {name: [0] * BINS for name in scales}
    for some in shares([one for one in columns if one.name in scales], shape.row_count, times=2):
        parts = [_part(shape, column, scales[column.name], at) for at, column in enumerate(some)]
        for row in ask("\nUNION ALL\n".join(parts)).rows.to_pylist():
            found[some[row["place"]].name][row["bar"]] += row["rows"]
    return {name: _bins(scales[name], ranges[name][1], rows) for name, rows in found.items()}


def of_values(kind: ValueType, often: Sequence[tuple[str, int]]) -> tuple[Bin, ...]:
    """A bar for each of the frequent values: numbers and days from the smallest on, others from the most frequent."""
    bars = [Bin(value, value, rows) for value, rows in often]
    if kind is ValueType.NUMBER:
        bars.sort(key=lambda one: Decimal(str(one.low)))
    elif kind in (ValueType.DAY, ValueType.MOMENT):
        bars.sort(key=lambda one: str(one.low))
    return tuple(bars)


def _scale(low: Value | None, high: Value | None) -> _Scale | None:
    match low, high:
        case datetime(), datetime():
            return _Scale(low, max(1.0, (high - low).total_seconds() / BINS))
        case date(), date():
            # Whole days, or some bars could never be met.
            return _Scale(low, float(-(-((high - low).days + 1) // BINS)))
        case ((int() | float() | Decimal()), (int() | float() | Decimal())):
            width = _apart(low, high) / BINS
            return _Scale(low, width) if width > 0 else None
        case _:
            return None


def _apart(low: float | Decimal, high: float | Decimal) -> float:
    if isinstance(low, float) or isinstance(high, float):
        return float(high) - float(low)
    return float(Decimal(high) - Decimal(low))


def _part(shape: Shape, column: Column, scale: _Scale, at: int) -> str:
    name = quoted(column.name)
    return (
        f'(SELECT {at} AS "place", {scale.bar(name)} AS "bar", count(*) AS "rows" FROM {quoted(shape.name)} '  # noqa: S608  (names are quoted)
        f'WHERE {name} IS NOT NULL GROUP BY "bar")'
    )


def _bins(scale: _Scale, largest: Value | None, rows: Sequence[int]) -> tuple[Bin, ...]:
    last = max(at for at, count in enumerate(rows) if count) if any(rows) else -1
    bars = [Bin(scale.at(at), scale.at(at + 1), count) for at, count in enumerate(rows[: last + 1])]
    # A bar ends with the data.
    return (
        (*bars[:-1], Bin(bars[-1].low, largest if largest is not None else bars[-1].high, bars[-1].rows))
        if bars
        else ()
    )
