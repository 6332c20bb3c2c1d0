"""The forecasts that every other has to beat, with intervals from how far they were off so far. Plain arithmetic."""

from collections.abc import Sequence

from kam_core.forecast.intervals import around
from kam_core.forecast.model import SEASON, Ahead, Method


def means(method: Method, history: Sequence[float]) -> list[float]:
    """The next four quarters: each as the same quarter of the last year, or all as the mean of the last four.

    Args:
        method: one of `BASELINES`.
        history: four quarters at least, oldest first.
    """
    last = list(history[-SEASON:])
    return last if method is Method.SEASONAL_NAIVE else [sum(last) / SEASON] * SEASON


def misses(method: Method, history: Sequence[float]) -> list[float]:
    """By how much each quarter from the fifth on missed what the method said the quarter before."""
    return [
        history[at] - (history[at - SEASON] if method is Method.SEASONAL_NAIVE else sum(history[at - SEASON : at]) / 4)
        for at in range(SEASON, len(history))
    ]


def ahead(method: Method, history: Sequence[float]) -> list[Ahead]:
    """The next four quarters with intervals of Student's t over the root of the mean squared miss.

    Args:
        method: one of `BASELINES`.
        history: five quarters at least, oldest first.
    """
    missed = misses(method, history)
    return around(means(method, history), missed, len(missed))
