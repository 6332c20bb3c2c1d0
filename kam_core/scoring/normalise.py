"""Numbers of any scale to 0..100, where more is better; what is null stays null."""

from collections.abc import Sequence

import polars as pl

BANDS = 5
FEWEST_FOR_MIN_MAX = 20


def bands(values: pl.Series, edges: Sequence[float] | None) -> pl.Series:
    """0, 25, 50, 75 or 100 by the four `edges`, lowest first; a value on an edge is above it.

    Null for all where the edges are not known.
    """
    if edges is None:
        return _unknown(values)
    reached = pl.Series(values.name, [0.0] * values.len())
    for edge in edges:
        reached = reached + (values >= edge).cast(pl.Float64)
    return reached * (100.0 / len(edges))


def default_edges(values: pl.Series) -> tuple[float, ...] | None:
    """P20, P40, P60 and P80 (linear between neighbours); null where there are no values."""
    known = values.drop_nulls().cast(pl.Float64)
    if known.is_empty():
        return None
    quantiles = (known.quantile(step / BANDS, interpolation="linear") for step in range(1, BANDS))
    return tuple(edge for edge in quantiles if edge is not None)


def rating(values: pl.Series, lowest: float = 1.0, highest: float = 5.0) -> pl.Series:
    """The place of an answer on its scale: 100 at `highest`, 0 at `lowest`."""
    return (values.cast(pl.Float64) - lowest) / (highest - lowest) * 100.0


def min_max(values: pl.Series) -> pl.Series:
    """The place between P5 and P95, values beyond them at the ends.

    Null for all under 20 values, or where P5 and P95 are the same.
    """
    known = values.drop_nulls().cast(pl.Float64)
    low = known.quantile(0.05, interpolation="linear")
    high = known.quantile(0.95, interpolation="linear")
    if known.len() < FEWEST_FOR_MIN_MAX or low is None or high is None or low == high:
        return _unknown(values)
    return ((values.cast(pl.Float64) - low) / (high - low)).clip(0.0, 1.0) * 100.0


def log_min_max(values: pl.Series) -> pl.Series:
    """As `min_max` on ln(1 + x), for skewed amounts; what is below 0 counts as 0."""
    return min_max(values.cast(pl.Float64).clip(lower_bound=0.0).log1p())


def percent_rank(values: pl.Series) -> pl.Series:
    """(rank - 1) / (n - 1) in percent, equal values share the lower rank; null for a single value."""
    n = values.len() - values.null_count()
    if n < 2:
        return _unknown(values)
    return (values.rank("min").cast(pl.Float64) - 1.0) / (n - 1) * 100.0


def inverse(norms: pl.Series) -> pl.Series:
    """100 less the norm, where lower is better: effort, days, risk."""
    return 100.0 - norms


def linear_target(values: pl.Series, target: float | None) -> pl.Series:
    """Progress towards a target: 100 at 120 % of it. Null for all without a target above 0."""
    if target is None or target <= 0:
        return _unknown(values)
    return (values.cast(pl.Float64) / target).clip(0.0, 1.2) / 1.2 * 100.0


def _unknown(values: pl.Series) -> pl.Series:
    return pl.Series(values.name, [None] * values.len(), dtype=pl.Float64)
