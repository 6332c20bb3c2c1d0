"""Where an account stands: score and coverage on each axis, quadrant, distance to the border."""

import polars as pl

from kam_core.accounts.model import Quadrant
from kam_core.scoring import normalise
from kam_core.scoring.model import Axis, CriteriaSet, Criterion, Measure

BORDERLINE = 5.0
LOW_COVERAGE = 0.7
RELATIVE_STRENGTH = "relative_strength"
# Sums of doubles differ in their last digits by their order, quotients by how many are worked out at once: what is
# this near to a cut or an edge is on it.
DIGITS = 9


def rating_column(code: str) -> str:
    """The column of `values` that holds the newest rating of a criterion; its code may be anybody's word."""
    return f"rated:{code}"


def norm(values: pl.DataFrame, criterion: Criterion) -> pl.Series:
    """One criterion of every account as 0..100, higher is better; null where it is missing."""
    if criterion.measure.rated:
        rated = normalise.rating(values[rating_column(criterion.code)])
    else:
        rated = normalise.bands(values[criterion.measure.value], criterion.bands)
    if criterion.lower_is_better:
        rated = normalise.inverse(rated)
    if criterion.measure == Measure.RIVAL_OR_RATING:
        rated = values.select(pl.coalesce(RELATIVE_STRENGTH, rated)).to_series()
    return rated.alias(criterion.code)


def norms(values: pl.DataFrame, criteria_set: CriteriaSet) -> pl.DataFrame:
    """All criteria of every account, in the rows' order.

    Args:
        values: as `measures.values` returns them.
        criteria_set: what to score by.

    Returns:
        One column a criterion, named by its code: 0..100, null where it is missing.
    """
    return pl.DataFrame([norm(values, criterion) for criterion in criteria_set.criteria])


def scored(norm: pl.DataFrame, criteria_set: CriteriaSet) -> pl.DataFrame:
    """Scores, coverage, quadrant and border margin, one row for each of `norms`.

    Returns:
        `attractiveness`, `strength`: 0..100, null where no criterion with a weight has a value;
        `attractiveness_coverage`, `strength_coverage`: the share of the weights with a value;
        `quadrant` and `border_margin` (points to the nearer cut): null without both scores.
    """
    axes = [_score(criteria_set, axis) for axis in Axis] + [_coverage(criteria_set, axis) for axis in Axis]
    high = {axis: pl.col(axis.value) >= criteria_set.cut(axis) for axis in Axis}
    margins = [(pl.col(axis.value) - criteria_set.cut(axis)).abs() for axis in Axis]
    both = pl.all_horizontal(pl.col(axis.value).is_not_null() for axis in Axis)
    return norm.select(axes).with_columns(
        quadrant=pl.when(both).then(_quadrant(high[Axis.ATTRACTIVENESS], high[Axis.STRENGTH])),
        border_margin=pl.when(both).then(pl.min_horizontal(margins)),
    )


def _score(criteria_set: CriteriaSet, axis: Axis) -> pl.Expr:
    criteria = criteria_set.on(axis)
    total = pl.sum_horizontal(pl.col(c.code) * c.weight for c in criteria)
    return pl.when(_present(criteria) > 0).then(total / _present(criteria)).round(DIGITS).alias(axis.value)


def _coverage(criteria_set: CriteriaSet, axis: Axis) -> pl.Expr:
    criteria = criteria_set.on(axis)
    coverage = _present(criteria) / sum(c.weight for c in criteria)
    return coverage.round(DIGITS).alias(f"{axis.value}_coverage")


def _present(criteria: tuple[Criterion, ...]) -> pl.Expr:
    return pl.sum_horizontal(pl.col(c.code).is_not_null().cast(pl.Float64) * c.weight for c in criteria)


def _quadrant(attractive: pl.Expr, strong: pl.Expr) -> pl.Expr:
    return (
        pl.when(attractive & strong)
        .then(pl.lit(Quadrant.STRATEGIC.value))
        .when(attractive)
        .then(pl.lit(Quadrant.STAR.value))
        .when(strong)
        .then(pl.lit(Quadrant.STATUS.value))
        .otherwise(pl.lit(Quadrant.STREAMLINE.value))
    )
