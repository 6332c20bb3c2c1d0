"""Who would change quadrant under other criteria, before anybody saves them."""

from datetime import date

import polars as pl

from kam_core.scoring import criteria, matrix, measures
from kam_core.scoring.bands import with_bands
from kam_core.scoring.checks import check
from kam_core.scoring.model import CriteriaSet
from kam_core.store.database import Database

_STANDS = ("attractiveness", "strength", "quadrant")


def preview(database: Database, criteria_set: CriteriaSet, day: date) -> pl.DataFrame:
    """The accounts whose quadrant on `day` differs between the set in force and `criteria_set`; saves nothing.

    Returns:
        One row such an account, largest revenue first: `account_id`, `account_name`, `kind` (membership on `day`,
        'none' off the list), `revenue` (Decimal), `from_quadrant`, `to_quadrant` (null: without both scores),
        `from_attractiveness`, `to_attractiveness`, `from_strength`, `to_strength`.

    Raises:
        RefusedError: the set breaks a rule of `checks.check`.
    """
    check(criteria_set, None)
    proposed = with_bands(database, criteria_set)
    current = criteria.in_force(database, day)
    asked = {c.code: c for c in (*current.criteria, *proposed.criteria)}
    values = measures.values(database, measures.everybody(database), day, tuple(asked.values()))
    stands = [_stand(values, chosen, side) for side, chosen in (("from", current), ("to", proposed))]
    moved = pl.col("from_quadrant").ne_missing(pl.col("to_quadrant"))
    changed = pl.concat([values.select("account_id", "revenue"), *stands], how="horizontal").filter(moved)
    named = database.read("scoring", "names_and_kinds", frames={"population": changed.select("account_id")}, day=day)
    columns = [f"{side}_{column}" for column in ("quadrant", *_STANDS[:2]) for side in ("from", "to")]
    return (
        named.join(changed, on="account_id")
        .sort("revenue", "account_id", descending=[True, False], nulls_last=True)
        .select("account_id", "account_name", "kind", "revenue", *columns)
    )


def _stand(values: pl.DataFrame, criteria_set: CriteriaSet, side: str) -> pl.DataFrame:
    scored = matrix.scored(matrix.norms(values, criteria_set), criteria_set)
    return scored.select(pl.col(column).alias(f"{side}_{column}") for column in _STANDS)
