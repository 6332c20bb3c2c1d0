"""What the workbench says of types, charts, measures and values in a few words."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from math import floor, isfinite, log10
from typing import TypeGuard

from kam_core.errors import KamError
from kam_core.text.invisible import marked
from kam_core.text.numbers import UNKNOWN, day, number
from kam_core.text.words import _
from kam_core.values.model import ValueType
from kam_core.workbench.chart import Bucket, Kind, Measure, Order, Test
from kam_core.workbench.histogram import Bin
from kam_core.workbench.question import Source
from pages.session.boundary import said

_DIGITS, _MOST_DIGITS = 4, 15
_YEARS = range(1900, 2200)


def types() -> dict[ValueType, str]:
    """What a column holds."""
    return {
        ValueType.TEXT: _("Text"),
        ValueType.NUMBER: _("Numbers"),
        ValueType.DAY: _("Days"),
        ValueType.MOMENT: _("Times"),
        ValueType.YES_NO: _("Yes and no"),
    }


def sources() -> dict[Source, str]:
    """Where a table comes from."""
    return {
        Source.FILE: _("Your file"),
        Source.SAMPLE: _("Sample"),
        Source.PORTFOLIO: _("Portfolio"),
        Source.DATASET: _("Dataset"),
    }


def kinds() -> dict[Kind, str]:
    """The charts."""
    return {
        Kind.BAR: _("Bars"),
        Kind.LINE: _("Line"),
        Kind.SCATTER: _("Points"),
        Kind.HEAT_MAP: _("Heat map"),
        Kind.BOX: _("Boxes"),
    }


def measures() -> dict[Measure, str]:
    """What is made of many values."""
    return {
        Measure.COUNT: _("Count"),
        Measure.SUM: _("Sum"),
        Measure.MEAN: _("Mean"),
        Measure.DISTINCT: _("Different values"),
        Measure.MIN: _("Smallest"),
        Measure.MAX: _("Largest"),
        Measure.MEDIAN: _("Median"),
    }


def buckets() -> dict[Bucket, str]:
    """How days are put together."""
    return {
        Bucket.DAY: _("Day"),
        Bucket.WEEK: _("Week"),
        Bucket.MONTH: _("Month"),
        Bucket.QUARTER: _("Quarter"),
        Bucket.YEAR: _("Year"),
    }


def orders() -> dict[Order, str]:
    """What comes first."""
    return {
        Order.LARGEST: _("Largest first"),
        Order.SMALLEST: _("Smallest first"),
        Order.BY_X: _("In the order of names and days"),
    }


def tests() -> dict[Test, str]:
    """How a value is compared."""
    return {
        Test.IS: _("is"),
        Test.IS_NOT: _("is not"),
        Test.AT_LEAST: _("is at least"),
        Test.AT_MOST: _("is at most"),
        Test.MORE: _("is more than"),
        Test.LESS: _("is less than"),
        Test.CONTAINS: _("contains"),
        Test.PRESENT: _("is there"),
        Test.MISSING: _("is missing"),
    }


def value(held: object) -> str:
    """A value of an answer, as the reader writes it; not made safe for markdown."""
    match held:
        case None:
            said = UNKNOWN
        case bool():
            said = _("yes") if held else _("no")
        case int():
            # A year has no thousands.
            said = str(held) if held in _YEARS else number(held)
        case float() | Decimal():
            said = _number(float(held))
        case datetime():
            said = _("{day}, {time} UTC", day=day(held.date()), time=f"{held:%H:%M}")
        case date():
            said = day(held)
        case _:
            said = marked(str(held))
    return said


def bars(bins: Sequence[Bin]) -> list[str]:
    """The name of each bar of a histogram, no two alike: a name that is there already has its place behind it."""
    numbers = [(bar.low, bar.high) for bar in bins]
    widths = [float(high) - float(low) for low, high in numbers if _is_number(low) and _is_number(high)]
    digits = _digits(max(widths, default=0.0))
    names: list[str] = []
    for place, bar in enumerate(bins, start=1):
        low, high = (_bound(one, digits) for one in (bar.low, bar.high))
        name = low if bar.low == bar.high else _("{low} to {high}", low=low, high=high)
        names.append(name if name not in names else _("{name} ({n})", name=name, n=place))
    return names


def _is_number(held: object) -> TypeGuard[int | float | Decimal]:
    return isinstance(held, int | float | Decimal) and not isinstance(held, bool)


def _digits(width: float) -> int | None:
    """The decimals that tell where bars of this width begin; null where there is no width."""
    return min(_MOST_DIGITS, max(0, 1 - floor(log10(width)))) if width > 0 and isfinite(width) else None


def _bound(held: object, digits: int | None) -> str:
    if digits is None or not isinstance(held, int | float | Decimal) or held == int(held):
        return value(held)
    return number(held, digits)


def _number(held: float) -> str:
    if not isfinite(held):
        return UNKNOWN
    return number(held, 0 if held == round(held) else _DIGITS if abs(held) < 1 else 2)


def fault(found: KamError) -> str:
    """What went wrong, as a sentence."""
    return _(found.message, **{place: said(one) for place, one in found.places.items()})
