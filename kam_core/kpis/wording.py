"""A KPI's value and change as a reader sees them."""

from kam_core.kpis.model import KpiValue, Unit, Value
from kam_core.text import numbers

_INDEX = 10_000


def shown(value: Value | None, unit: Unit, currency: str) -> str:
    """A value for a card: money short, an index times 10,000; unknown is a dash."""
    match unit:
        case Unit.MONEY:
            return numbers.short_money(value, currency)
        case Unit.RATIO:
            return numbers.percent(value)
        case Unit.INDEX:
            return numbers.number(None if value is None else float(value) * _INDEX)
        case Unit.MEAN | Unit.HOURS:
            return numbers.number(value, 1)
        case Unit.POINTS:
            return numbers.signed_number(value, 1)
        case Unit.COUNT | Unit.DAYS:
            return numbers.number(value)


def shown_change(value: KpiValue, currency: str) -> str:
    """The change of a value over twelve months, with its sign: money in percent, or as money where a loss is in it."""
    match value.kpi.unit:
        case Unit.MONEY if value.change is None:
            return numbers.signed_short_money(value.difference, currency)
        case Unit.MONEY:
            return numbers.signed_percent(value.change)
        case Unit.RATIO:
            return numbers.points(value.change)
        case Unit.INDEX:
            return numbers.signed_number(None if value.change is None else value.change * _INDEX)
        case Unit.MEAN | Unit.POINTS | Unit.HOURS:
            return numbers.signed_number(value.change, 1)
        case Unit.COUNT | Unit.DAYS:
            return numbers.signed_number(value.change)
