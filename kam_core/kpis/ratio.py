"""Parts of a whole."""

from decimal import Decimal
from math import sqrt

# Of a normal distribution, 95 % lies within so many standard deviations of its middle.
_NORMAL_95 = 1.959964


def ratio(part: Decimal | float, whole: Decimal | float) -> float | None:
    """`part` over `whole`; null where there is no whole to be a part of."""
    return float(part) / float(whole) if whole > 0 else None


def share(part: Decimal | float, whole: Decimal | float) -> float | None:
    """A ratio that credits cannot take out of 0..1; for coverage."""
    found = ratio(part, whole)
    return None if found is None else min(max(found, 0.0), 1.0)


def interval(hits: int, tries: int) -> tuple[float, float] | None:
    """Where the true share lies with 95 % confidence (Wilson's score interval, 1927); null without a try."""
    if not tries:
        return None
    share, square = hits / tries, _NORMAL_95**2 / tries
    middle, spread = share + square / 2, _NORMAL_95 * sqrt(share * (1 - share) / tries + square / (4 * tries))
    return (middle - spread) / (1 + square), (middle + spread) / (1 + square)
