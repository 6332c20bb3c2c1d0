"""How sure a quadrant is: the share of runs, with other weights and guesses for what is missing, that keep it."""

from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
import polars as pl
from numpy.typing import NDArray

from kam_core.scoring.model import Axis, CriteriaSet

DRAWS = 200
SEED = 20_210_901
SWING = 0.2
GUESSES = (25.0, 75.0)
# 200 draws of 16,384 accounts are 13 MB an axis.
_CHUNK = 16_384
# As `matrix.DIGITS`, in points times weight.
_ON_THE_CUT = -1e-7
_ON_THE_CUT_SINGLE = np.float32(-1e-2)


@dataclass(frozen=True, slots=True)
class _Side:
    """One axis of some accounts, as weighted distances to its cut: their sum is below 0 where the account is low."""

    missing: NDArray[np.bool_]
    distance: NDArray[np.float64]
    weights: NDArray[np.float64]
    cut: float
    draws: NDArray[np.float32]

    @property
    def total(self) -> NDArray[np.float64]:
        return self.distance @ self.weights

    @property
    def high(self) -> NDArray[np.bool_]:
        return self.total >= _ON_THE_CUT

    def rows(self, start: int) -> "_Side":
        part = slice(start, start + _CHUNK)
        return _Side(self.missing[part], self.distance[part], self.weights, self.cut, self.draws)


def class_stability(norm: pl.DataFrame, criteria_set: CriteriaSet) -> pl.Series:
    """The share of runs in which each account stays in its quadrant, 0..1; null without both scores.

    The runs: each weight x0.8 and x1.2 alone, each missing criterion at 25 and at 75, and 200 joint draws of every
    weight from x0.8 to x1.2. A criterion has draws of its own, from its code and a fixed seed, so neither the order
    of criteria nor that of accounts changes the result.

    Args:
        norm: as `matrix.norms` returns it.
        criteria_set: the set it was made by.
    """
    sides = [_side(norm, criteria_set, axis) for axis in Axis]
    parts = [_stability([side.rows(start) for side in sides]) for start in range(0, norm.height, _CHUNK)]
    stability = np.concatenate(parts) if parts else np.empty(0)
    return pl.Series("class_stability", stability, dtype=pl.Float64, nan_to_null=True)


def _side(norm: pl.DataFrame, criteria_set: CriteriaSet, axis: Axis) -> _Side:
    criteria = criteria_set.on(axis)
    values = norm.select(c.code for c in criteria).to_numpy().astype(np.float64)
    missing = np.isnan(values)
    cut = criteria_set.cut(axis)
    weights = np.array([c.weight for c in criteria])
    draws = np.array([c.weight * _draws(c.code) for c in criteria])
    return _Side(missing, np.where(missing, 0.0, values - cut), weights, cut, draws.astype(np.float32))


def _draws(code: str) -> NDArray[np.float64]:
    generator = np.random.default_rng([SEED, crc32(code.encode())])
    return generator.uniform(1 - SWING, 1 + SWING, DRAWS)


def _stability(sides: Sequence[_Side]) -> NDArray[np.float64]:
    """The share of stable runs of a chunk of accounts; NaN without both scores."""
    known = np.all([~side.missing @ (side.weights > 0) > 0 for side in sides], axis=0)
    stable = sum((_alone(side) + _guessed(side) for side in sides), _joint(sides))
    runs = sum((2 * len(side.weights) + 2 * side.missing.sum(axis=1) for side in sides), DRAWS)
    return np.where(known, stable / runs, np.nan)


def _alone(side: _Side) -> NDArray[np.int64]:
    """How many of the runs that move one weight keep the account on its side of the cut."""
    shifts = side.distance * (side.weights * SWING)
    total, high = side.total[:, None], side.high[:, None]
    kept = sum(((total + sign * shifts >= _ON_THE_CUT) == high).sum(axis=1) for sign in (-1, 1))
    return np.asarray(kept, dtype=np.int64)


def _guessed(side: _Side) -> NDArray[np.int64]:
    """How many of the runs that guess one missing criterion keep the account on its side of the cut."""
    total, high = side.total[:, None], side.high[:, None]
    kept = sum(
        (((total + side.weights * (guess - side.cut) >= _ON_THE_CUT) == high) & side.missing).sum(axis=1)
        for guess in GUESSES
    )
    return np.asarray(kept, dtype=np.int64)


def _joint(sides: Sequence[_Side]) -> NDArray[np.int64]:
    """How many of the joint draws keep the account on its side of both cuts."""
    kept = [(s.distance.astype(np.float32) @ s.draws >= _ON_THE_CUT_SINGLE) == s.high[:, None] for s in sides]
    return np.asarray(np.logical_and(*kept).sum(axis=1), dtype=np.int64)
