"""Chance without dice: numbers that depend on names alone, so that each run writes the same files."""

import hashlib
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar

T = TypeVar("T")


def share(*names: object) -> float:
    """A number from 0 up to 1 that belongs to these names."""
    text = "/".join(str(name) for name in names)
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:6], "big") / 2**48


def between(low: float, high: float, *names: object) -> float:
    """A number from `low` up to `high` that belongs to these names."""
    return low + (high - low) * share(*names)


def whole(low: int, high: int, *names: object) -> int:
    """A whole number from `low` to `high`, both possible."""
    return low + int((high - low + 1) * share(*names))


def pick(offered: Sequence[T], *names: object) -> T:
    """One of `offered`."""
    return offered[int(len(offered) * share(*names))]


def day(first: date, days: int, *names: object) -> date:
    """A working day, `first` or up to `days` later."""
    chosen = first + timedelta(days=whole(0, days, *names))
    return chosen - timedelta(days=max(0, chosen.weekday() - 4))
