"""Whom a key account is compared with: those of its segment that were most like it before it was admitted."""

from math import log

import numpy as np
import polars as pl
from numpy.typing import NDArray

from kam_core.programme.model import CONTROLS, SIZE_FACTOR

_SCHEMA = {"entry": pl.Int64, "account_id": pl.String, "control_id": pl.String, "distance": pl.Float64}


def matched(keys: pl.DataFrame, others: pl.DataFrame, most: int = CONTROLS) -> pl.DataFrame:
    """The nearest accounts of each key account that were not key themselves.

    Distance = |ln(revenue / revenue of the other)| + |trend - trend of the other|, both of the twelve months before;
    the trend is what the second half year has more than the first, over both (-1 to 1). Only accounts of the same
    segment with a third to three times the revenue are comparable.

    Args:
        keys: `entry` (whose year before is which: only rows of one entry are compared), `account_id`, `segment`,
            `revenue_before` (above zero) and `trend`.
        others: the same of those that were not key then.
        most: how many of each.

    Returns:
        One row a key account and its control, the nearest first: `entry`, `account_id`, `control_id`, `distance`. Of
        equal ones the first by its row counts as nearer. A key account without any is absent.
    """
    groups = others.partition_by("entry", "segment", as_dict=True)
    found = [
        _nearest(ours, groups[group], most)
        for group, ours in keys.partition_by("entry", "segment", as_dict=True).items()
        if group in groups
    ]
    return pl.concat([pl.DataFrame(schema=_SCHEMA), *found])


def _nearest(keys: pl.DataFrame, others: pl.DataFrame, most: int) -> pl.DataFrame:
    size = np.abs(_column(keys, "revenue_before", log_of=True) - _column(others, "revenue_before", log_of=True).T)
    away = size + np.abs(_column(keys, "trend") - _column(others, "trend").T)
    # A float that stands for exactly three times the revenue may lie just above.
    away[size > log(SIZE_FACTOR) + 1e-9] = np.inf
    order = np.argsort(away, axis=1, kind="stable")[:, :most]
    rows = np.repeat(np.arange(keys.height), order.shape[1])
    pairs = (
        keys[rows]
        .select("entry", "account_id")
        .with_columns(
            control_id=others["account_id"].gather(order.ravel()), distance=pl.Series(away[rows, order.ravel()])
        )
    )
    return pairs.filter(pl.col("distance").is_finite())


def _column(frame: pl.DataFrame, name: str, *, log_of: bool = False) -> NDArray[np.float64]:
    values = frame[name].to_numpy().astype(np.float64)[:, np.newaxis]
    return np.log(values) if log_of else values
