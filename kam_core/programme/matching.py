"""Whom a key account is compared with: those of its segment that were most like it before it was admitted."""

from math import log
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from kam_core.programme.model import CONTROLS, SIZE_FACTOR

_GROUP = ("entry", "segment")
_FIRST: dict[str, Any] = {"entry": pl.Int64, "account_id": pl.String, "control_id": pl.String, "distance": pl.Float64}


def matched(keys: pl.DataFrame, others: pl.DataFrame, most: int = CONTROLS) -> pl.DataFrame:
    """The nearest accounts of each key account that were not key themselves.

    Distance = |ln(revenue / revenue of the other)| + |trend - trend of the other|, both of the twelve months before;
    the trend is what the second half year has more than the first, over both (-1 to 1). Only accounts of the same
    segment with a third to three times the revenue are comparable.

    Args:
        keys: `entry` (whose year before is which: only rows of one entry are compared), `account_id`, `segment`
            (known), `revenue_before` (above zero) and `trend`.
        others: the same of those that were not key then, and whatever else is to be told of them.
        most: how many of each.

    Returns:
        One row a key account and its control, the nearest first: `entry`, `account_id`, `control_id`, `distance`, and
        the control's other columns. Of equal ones the first by its row counts as nearer. A key account without any is
        absent.
    """
    found = [pl.DataFrame(schema={**_FIRST, **others.drop("entry", "account_id").schema})]
    rows = {tuple(group): at for *group, at in _rows(others).iter_rows()}
    size, trend = np.log(others["revenue_before"].to_numpy()), others["trend"].to_numpy()
    for *group, wanted in _rows(keys).iter_rows():
        there = np.array(rows.get(tuple(group), ()), dtype=np.intp)
        ours = keys[wanted]
        key, at, away = _nearest(ours, size[there], trend[there], most)
        pairs = ours[key].select("entry", "account_id").with_columns(distance=pl.Series(away))
        controls = others[there[at]].drop("entry").rename({"account_id": "control_id"})
        found.append(pl.concat([pairs, controls], how="horizontal").select(found[0].columns))
    return pl.concat(found)


def _rows(accounts: pl.DataFrame) -> pl.DataFrame:
    """Of each entry and segment, the rows that its accounts have."""
    return accounts.with_row_index("row").group_by(_GROUP, maintain_order=True).agg("row")


def _nearest(
    keys: pl.DataFrame, size: NDArray[np.float64], trend: NDArray[np.float64], most: int
) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.float64]]:
    """The rows of keys and of their nearest others, and how far away those are."""
    if not size.size:
        return np.array([], dtype=np.intp), np.array([], dtype=np.intp), np.array([])
    apart = np.abs(np.log(keys["revenue_before"].to_numpy())[:, np.newaxis] - size)
    away = apart + np.abs(keys["trend"].to_numpy()[:, np.newaxis] - trend)
    # A float that stands for exactly three times the revenue may lie just above.
    away[apart > log(SIZE_FACTOR) + 1e-9] = np.inf
    last = min(most, size.size) - 1
    furthest = np.partition(away, last, axis=1)[:, last : last + 1]
    # Sorting only those that may be among the nearest: of 100,000 accounts these are few.
    key, at = np.nonzero((away <= furthest) & np.isfinite(away))
    order = np.lexsort((at, away[key, at], key))
    key, at = key[order], at[order]
    rank = np.arange(key.size) - np.searchsorted(key, key)
    return key[rank < most], at[rank < most], away[key, at][rank < most]
