"""Whether the last closed quarter is a sudden change: outside of what was to be expected, or the end of a drift."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean, stdev

from kam_core.forecast.baselines import misses
from kam_core.forecast.model import SEASON, Ahead, Change, Method, Sign

ALLOWED = 0.5
LIMIT = 4.0
# Fewer misses say too little of how far they usually go: with 4, one stable series in five is called a drift.
LEAST_BEFORE = 12


@dataclass(frozen=True, slots=True)
class Sums:
    """How far CUSUM's sums of misses above and below the usual have gone; both are 0 or more."""

    above: float
    below: float


def sums(misses_now: Sequence[float], misses_before: Sequence[float]) -> Sums | None:
    """CUSUM over misses, standardised by mean and standard deviation of those before them.

    Returns:
        Null where there are fewer than `LEAST_BEFORE`, or all of these are the same.
    """
    if len(misses_before) < LEAST_BEFORE or not stdev(misses_before):
        return None
    usual, spread = mean(misses_before), stdev(misses_before)
    above = below = 0.0
    for miss in misses_now:
        standard = (miss - usual) / spread
        above = max(0.0, above + standard - ALLOWED)
        below = max(0.0, below - standard - ALLOWED)
    return Sums(above, below)


def sudden(history: Sequence[float], foreseen: Ahead | None) -> Change | None:
    """The change in the last quarter of `history`, or null where it is as usual.

    Args:
        history: closed quarters, oldest first.
        foreseen: the forecast of the last one that was made without it; null where there was too little to make one.
    """
    actual = history[-1]
    if foreseen and not foreseen.low_95 <= actual <= foreseen.high_95:
        is_up = actual > foreseen.high_95
        return Change(Sign.INTERVAL, is_up, actual, foreseen.expected, foreseen.low_95, foreseen.high_95, None)
    # Against the year before, whatever the method: a drift is told in words that everybody can check.
    missed = misses(Method.SEASONAL_NAIVE, history)
    drift = sums(missed[-SEASON:], missed[:-SEASON])
    if drift is None or max(drift.above, drift.below) <= LIMIT:
        return None
    is_up = drift.above > drift.below
    return Change(Sign.CUSUM, is_up, actual, history[-1 - SEASON], None, None, max(drift.above, drift.below))
