"""Which accounts the figures propose for the list, before anybody decided."""

import polars as pl

from kam_core.accounts.model import Kind
from kam_core.scoring.model import CriteriaSet, Measure

ATTRACTIVE = 50.0
TOP_BAND = 100.0


def proposal(scored: pl.DataFrame, norm: pl.DataFrame, criteria_set: CriteriaSet, ceiling: int) -> pl.Series:
    """'existing', 'emerging' or null for each account.

    Of the accounts with attractiveness of 50 or more, those whose revenue is at or above the N-th largest (N is the
    ceiling) are existing; of the others, those with growth potential in its top band are emerging.

    Args:
        scored: `attractiveness` and `revenue`, a row an account.
        norm: as `matrix.norms` returns it, in the same order.
        criteria_set: the set it was made by.
        ceiling: how many key accounts there may be.
    """
    largest = scored["revenue"].drop_nulls().sort(descending=True).head(ceiling)
    large = pl.lit(largest[-1]) if largest.len() and ceiling else pl.lit(None, pl.Decimal(18, 4))
    growing = next((c.code for c in criteria_set.criteria if c.measure == Measure.GROWTH_POTENTIAL), None)
    attractive = pl.col("attractiveness") >= ATTRACTIVE
    decided = (
        pl.when(attractive & (pl.col("revenue") >= large) & (pl.col("revenue") > 0))
        .then(pl.lit(Kind.EXISTING.value))
        .when(attractive & (pl.col("growth_norm") >= TOP_BAND))
        .then(pl.lit(Kind.EMERGING.value))
    )
    growth = norm[growing] if growing else pl.lit(None, pl.Float64)
    return scored.with_columns(growth_norm=growth).select(proposal=decided).to_series()
