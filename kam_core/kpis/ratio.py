"""Parts of a whole."""

from decimal import Decimal


def ratio(part: Decimal | float, whole: Decimal | float) -> float | None:
    """`part` over `whole`; null where there is no whole to be a part of."""
    return float(part) / float(whole) if whole > 0 else None


def share(part: Decimal | float, whole: Decimal | float) -> float | None:
    """A ratio that credits cannot take out of 0..1; for coverage."""
    found = ratio(part, whole)
    return None if found is None else min(max(found, 0.0), 1.0)
