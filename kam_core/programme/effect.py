"""What changed at key accounts beyond what changed at those they are compared with.

Difference in differences: an account's effect is its own change less the mean change of its controls; that of the
programme is the mean over accounts, with a bootstrap interval: accounts are drawn with their controls, so each is a
cluster. Nothing is said of fewer than `LEAST_ACCOUNTS` accounts.
"""

import numpy as np
import polars as pl
from numpy.typing import NDArray

from kam_core.programme.model import DRAWS, LEAST_ACCOUNTS, LEAST_CONTROLS, SURE, Effect, Outcome

_SEED = 20


def changed(years: pl.DataFrame) -> pl.DataFrame:
    """The outcomes of accounts from their two years.

    Args:
        years: `revenue_before` (above zero), `revenue_after`, `margin_before` and `margin_after` (null: unknown).

    Returns:
        `years` with `growth`, `margin` and `kept`, as `Outcome` and `DEFINITIONS` say; Float64.
    """
    before, after = pl.col("revenue_before"), pl.col("revenue_after")
    margin = pl.col("margin_after") / after - pl.col("margin_before") / before
    return years.with_columns(
        (after / before - 1).alias(Outcome.GROWTH.value),
        pl.when(after > 0).then(margin).alias(Outcome.MARGIN.value),
        (pl.min_horizontal(after, before).clip(lower_bound=0) / before).alias(Outcome.KEPT.value),
    )


def effects(keys: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    """The effect on each key account.

    Args:
        keys: as `changed` returns them, with `entry` and `account_id`.
        pairs: as `matching.matched` returns them, each with the outcomes of the control as `changed` returns them.

    Returns:
        `keys` with `controls` (how many each has), and of each outcome `…_controls` (the mean of its controls; null
        with fewer than three that are known) and `…_effect`; `controls_revenue_before`, the mean of theirs.
    """
    names = [outcome.value for outcome in Outcome]
    means = [
        pl.when(pl.col(name).count() >= LEAST_CONTROLS).then(pl.col(name).mean()).alias(f"{name}_controls")
        for name in names
    ]
    of_controls = pairs.group_by("entry", "account_id").agg(
        pl.len().cast(pl.Int64).alias("controls"),
        pl.col("revenue_before").mean().alias("controls_revenue_before"),
        *means,
    )
    joined = keys.join(of_controls, on=["entry", "account_id"], how="left", maintain_order="left")
    return joined.with_columns(
        pl.col("controls").fill_null(0),
        *((pl.col(name) - pl.col(f"{name}_controls")).alias(f"{name}_effect") for name in names),
    )


def programme(found: pl.DataFrame, outcome: Outcome) -> Effect:
    """The effect of the programme on one outcome.

    Args:
        found: as `effects` returns it.
        outcome: which.
    """
    known = found.drop_nulls(f"{outcome}_effect")
    values = known[f"{outcome}_effect"].to_numpy()
    low, high = interval(values) if values.size >= LEAST_ACCOUNTS else (None, None)
    return Effect(
        outcome,
        accounts=values.size,
        mean=float(values.mean()) if values.size >= LEAST_ACCOUNTS else None,
        low=low,
        high=high,
        ours=_mean(known, outcome.value),
        theirs=_mean(known, f"{outcome}_controls"),
    )


def interval(values: NDArray[np.float64], draws: int = DRAWS) -> tuple[float, float]:
    """Between which bounds the mean lies with 95 % certainty: percentiles of the means of draws with replacement.

    The same values have the same interval, in whatever order. With few values it is somewhat too narrow.
    """
    chance = np.random.default_rng(_SEED)
    drawn = chance.integers(0, values.size, size=(draws, values.size))
    low, high = np.quantile(np.sort(values)[drawn].mean(axis=1), [(1 - SURE) / 2, (1 + SURE) / 2])
    return float(low), float(high)


def _mean(known: pl.DataFrame, column: str) -> float | None:
    return None if known.is_empty() else float(known[column].to_numpy().mean())
