"""The forecasts that every other has to beat, with intervals from how far they were off so far. Plain arithmetic."""

from collections.abc import Sequence
from math import sqrt

from kam_core.forecast.model import SEASON, Ahead, Method

# Student's t for 80 and 95 % two-sided, from 1 degree of freedom on; beyond the table, that of the normal curve.
_T_80 = (
    *(3.078, 1.886, 1.638, 1.533, 1.476, 1.440, 1.415, 1.397, 1.383, 1.372, 1.363, 1.356, 1.350, 1.345, 1.341),
    *(1.337, 1.333, 1.330, 1.328, 1.325, 1.323, 1.321, 1.319, 1.318, 1.316, 1.315, 1.314, 1.313, 1.311, 1.310),
)
_T_95 = (
    *(12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131),
    *(2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042),
)
_TABLES = ((_T_80, 1.282), (_T_95, 1.960))


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
    spread = sqrt(sum(one * one for one in missed) / len(missed))
    narrow, wide = (_t(table, normal, len(missed)) * spread for table, normal in _TABLES)
    return [Ahead(mean, mean - narrow, mean + narrow, mean - wide, mean + wide) for mean in means(method, history)]


def _t(table: Sequence[float], normal: float, freedom: int) -> float:
    return table[freedom - 1] if freedom <= len(table) else normal
