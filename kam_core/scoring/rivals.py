"""How we stand against the best rival on what decides the purchase."""

import polars as pl

from kam_core.scoring.matrix import RELATIVE_STRENGTH

US = ""
PARITY = 50.0
POINTS_A_RATING = 5.0


def relative_strength(ratings: pl.DataFrame) -> pl.DataFrame:
    """50 plus five times our weighted lead over the best rival, within 0..100.

    A rival is compared on the factors that both of us were rated on, with our weights in proportion; a factor without
    a rating counts neither for nor against.

    Args:
        ratings: `place` (which stands for an account), `rival` ('' is us), `factor`, `weight`, `rating` (0..10),
            `illustrative`.

    Returns:
        `place`, `relative_strength`, `rivals_illustrative`: one row an account that can be compared.
    """
    ours = ratings.filter(pl.col("rival") == US).select("place", "factor", "weight", "illustrative", ours="rating")
    theirs = ratings.filter(pl.col("rival") != US).select("place", "factor", "rival", theirs="rating")
    lead = ((pl.col("ours") - pl.col("theirs")) * pl.col("weight")).sum() / pl.col("weight").sum()
    leads = (
        ours.join(theirs, on=["place", "factor"])
        .group_by("place", "rival")
        .agg(lead=pl.when(pl.col("weight").sum() > 0).then(lead), illustrative=pl.col("illustrative").any())
        .drop_nulls("lead")
    )
    return leads.group_by("place").agg(
        (PARITY + POINTS_A_RATING * pl.col("lead").min()).clip(0.0, 100.0).alias(RELATIVE_STRENGTH),
        rivals_illustrative=pl.col("illustrative").any(),
    )
