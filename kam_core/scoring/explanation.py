"""Why an account stands where it stands: each criterion's part in its score, and the score at earlier days."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from kam_core.accounts.model import AccountId
from kam_core.scoring import criteria, defaults, matrix, measures
from kam_core.scoring.model import Axis, CriteriaSet, Criterion, Measure
from kam_core.scoring.provenance import provenance
from kam_core.store.database import Database

_SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "axis": pl.String,
    "criterion": pl.String,
    "name": pl.String,
    "measure": pl.String,
    "lower_is_better": pl.Boolean,
    "weight": pl.Float64,
    "value": pl.Float64,
    "norm": pl.Float64,
    "contribution": pl.Float64,
    "missing": pl.Boolean,
    "source": pl.String,
    "who": pl.String,
    "on_day": pl.Date,
    "evidence": pl.String,
    "illustrative": pl.Boolean,
    "version": pl.Int32,
}


def explain(database: Database, account_id: AccountId, day: date) -> pl.DataFrame:
    """What each criterion in force on `day` gives one account.

    Returns:
        One row a criterion, in the order of the axes and of the set: `axis`, `criterion` (its code), `name`,
        `measure`, `lower_is_better`, `weight` (points of 100), `value` (a rating 1..5, money in the base currency, a
        ratio, or 0..100 against rivals; null where it is missing), `norm` (0..100, higher is better), `contribution`
        (points; those of an axis sum to its score, null where missing), `missing`;
        `source` ('rating', 'rivals', 'wallet', 'potential', 'orders', null where missing), `who`, `on_day`,
        `evidence` and `illustrative` of where the value comes from; `version`: what saving a rating of it must name.

        Empty for an account that is not loaded.
    """
    criteria_set = criteria.in_force(database, day)
    population = database.read("scoring", "one_account", account_id=account_id)
    values = measures.values(database, population, day, criteria_set.criteria)
    if values.is_empty():
        return pl.DataFrame(schema=_SCHEMA)
    norms = matrix.norms(values, criteria_set).row(0, named=True)
    known = values.row(0, named=True)
    sources = provenance(database, account_id, day, known)
    rows = [
        {**_row(criterion, known, norms, _total(criteria_set, axis, norms)), **sources(criterion)}
        for axis in Axis
        for criterion in criteria_set.on(axis)
    ]
    return pl.DataFrame(rows, schema=_SCHEMA)


def trail(database: Database, account_id: AccountId, days: Sequence[date]) -> pl.DataFrame:
    """Where one account stood on each of `days`, all under the set in force on the last of them.

    Returns:
        One row a day, oldest first: `day`, `attractiveness`, `strength`, `attractiveness_coverage`,
        `strength_coverage`, `quadrant`, `border_margin`, `criteria_version`.
    """
    criteria_set = criteria.in_force(database, max(days))
    population = database.read("scoring", "one_account", account_id=account_id)
    told = sorted(set(days)) if population.height else []
    values = measures.history(database, population, told, criteria_set.criteria)
    stood = matrix.scored(matrix.norms(values, criteria_set), criteria_set)
    version = pl.lit(criteria_set.version)
    return stood.select(pl.Series("day", told, dtype=pl.Date), pl.all(), criteria_version=version)


def _total(criteria_set: CriteriaSet, axis: Axis, norms: dict[str, float | None]) -> float:
    """The weight of an axis that has values."""
    return sum(c.weight for c in criteria_set.on(axis) if norms[c.code] is not None)


def _row(
    criterion: Criterion, known: dict[str, object], norms: dict[str, float | None], total: float
) -> dict[str, object]:
    norm = norms[criterion.code]
    return {
        "axis": criterion.axis.value,
        "criterion": criterion.code,
        "name": defaults.name(criterion),
        "measure": criterion.measure.value,
        "lower_is_better": criterion.lower_is_better,
        "weight": criterion.weight,
        "value": None if norm is None else _value(criterion, known),
        "norm": norm,
        "contribution": None if norm is None or not total else criterion.weight * norm / total,
        "missing": norm is None,
    }


def _value(criterion: Criterion, known: dict[str, object]) -> object:
    if not criterion.measure.rated:
        return known[criterion.measure.value]
    if criterion.measure == Measure.RIVAL_OR_RATING and known[matrix.RELATIVE_STRENGTH] is not None:
        return known[matrix.RELATIVE_STRENGTH]
    return known[matrix.rating_column(criterion.code)]
