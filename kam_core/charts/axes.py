"""Axes that speak the reader's language: round steps, each written as the rest of the product writes amounts."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from math import ceil, floor, log10
from typing import Any, TypeAlias

Money: TypeAlias = Callable[[Decimal | None], str]

_STEPS = (1, 2, 2.5, 5, 10)
_WANTED = 5


def amounts(values: Sequence[Decimal | None], money: Money) -> dict[str, Any]:
    """The layout of an axis of amounts from zero: round ticks over all `values`, with room beyond the last."""
    known = [float(value) for value in values if value is not None]
    low, high = min([0.0, *known]), max([0.0, *known])
    step = _step(high - low)
    ticks = [step * at for at in range(floor(low / step), floor(high / step) + 1)]
    return {
        "tickvals": ticks,
        "ticktext": [money(Decimal(str(tick))) for tick in ticks],
        "range": [low * 1.08, high * 1.08 if high else step],
    }


def around(low: float, high: float) -> list[float]:
    """Round ticks from just below `low` to just above `high`: for lines, which need not start at zero."""
    step = _step(high - low or abs(high))
    first, last = floor(low / step), ceil(high / step)
    return [step * at for at in range(first, max(last, first + 1) + 1)]


def _step(span: float) -> float:
    if span <= 0:
        return 1.0
    rough = span / _WANTED
    power = 10.0 ** floor(log10(rough))
    return next(step * power for step in _STEPS if step * power >= rough)


def every(count: int, most: int) -> int:
    """How far apart the written ones of `count` ticks are, so that at most `most` are written; 1 writes each."""
    return max(1, -(-count // most))
