"""Weights of criteria: shared points, or a comparison of each pair."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kam_core.errors import RefusedError

TOTAL = 100.0
INCONSISTENT = 0.10
# Saaty's mean consistency of random matrices by their size (1980).
_RANDOM_INDEX = (0.0, 0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59)


def points(raw: Mapping[str, float]) -> dict[str, float]:
    """The same weights in proportion, as points that sum to 100.

    Raises:
        RefusedError: one is below 0, or all are 0.
    """
    total = sum(raw.values())
    if any(weight < 0 for weight in raw.values()) or total <= 0:
        raise RefusedError("Weights are 0 or more, and at least one is above 0.")
    return {code: weight / total * TOTAL for code, weight in raw.items()}


def whole_points(raw: Mapping[str, float]) -> dict[str, float]:
    """As `points`, in whole points: those that rounding leaves over go to the largest remainders, then in order.

    Raises:
        RefusedError: one is below 0, or all are 0.
    """
    exact = points(raw)
    whole = {code: math.floor(weight) for code, weight in exact.items()}
    left = round(TOTAL) - sum(whole.values())
    # Sums of doubles differ in their last digits: equal weights must not be told apart by them.
    by_remainder = sorted(exact, key=lambda code: round(whole[code] - exact[code], 9))
    return {code: float(whole[code] + (code in by_remainder[:left])) for code in exact}


@dataclass(frozen=True, slots=True)
class Priorities:
    """Weights that sum to 1, in the order of the matrix, and how far its comparisons contradict each other."""

    weights: tuple[float, ...]
    consistency_ratio: float

    @property
    def contradict(self) -> bool:
        """Whether the comparisons should be looked at again: a ratio above 0.10."""
        return self.consistency_ratio > INCONSISTENT


def pairwise(comparisons: NDArray[np.float64]) -> Priorities:
    """The normalised geometric mean of each row, and the consistency ratio.

    Args:
        comparisons: square; how many times as important the row is as the column, with 1/x across the diagonal.

    Raises:
        RefusedError: the matrix is not of that form, or compares more than 15 criteria.
    """
    n = len(comparisons)
    if comparisons.shape != (n, n) or not 1 <= n < len(_RANDOM_INDEX) or not (comparisons > 0).all():
        raise RefusedError("A comparison of each pair is a square of 1 to 15 criteria with numbers above 0.")
    if not np.allclose(comparisons * comparisons.T, 1.0, atol=1e-6):
        raise RefusedError("If one criterion is x times as important as another, the other is 1/x times as important.")
    means = np.exp(np.log(comparisons).mean(axis=1))
    weights = means / means.sum()
    largest = float(((comparisons @ weights) / weights).mean())
    index = _RANDOM_INDEX[n]
    ratio = (largest - n) / (n - 1) / index if index else 0.0
    return Priorities(tuple(float(weight) for weight in weights), max(ratio, 0.0))
