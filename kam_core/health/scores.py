"""How healthy customers are: a weighted mean of what is known, held down by what must not be, with its reasons."""

from collections.abc import Iterable
from datetime import date, timedelta

import polars as pl

from kam_core.accounts.model import AccountId
from kam_core.health.caps import CAPS
from kam_core.health.measures import (
    AMBER_FROM,
    BY_CODE,
    GREEN_FROM,
    LEAST_COVERAGE,
    MEASURES,
    WEIGHTS,
    nominal_weight,
)
from kam_core.health.model import Band, Explanation, Group, Measure
from kam_core.health.values import values
from kam_core.store.database import Database

TREND_DAYS = 90
_NEUTRAL = 50.0
_STRONGEST = 3
_NOW, _THEN = 1, 0


def health(database: Database, population: pl.DataFrame, day: date) -> pl.DataFrame:
    """How healthy each account is on a day, and was 90 days before.

    Args:
        database: where to read.
        population: has a column `account_id`.
        day: the day, usually today.

    Returns:
        One row an account of `population`, in its order: `account_id`; `health` Int64 (0 to 100; null under half of
        the weight); `coverage` (0..1: the part of the weight that has a value, each measure counting its equal part of
        its group); `known` (how many measures have a value); `band` ('red', 'amber', 'green'); `cap` and `cap_before`
        (the code of the lowest cap that holds, null for none); `before` (90 days ago); `trend` (health less before;
        null where either is).
    """
    return _scores(_on_both_days(database, population, day))


def _on_both_days(database: Database, population: pl.DataFrame, day: date) -> pl.DataFrame:
    return values(database, population, (day - timedelta(days=TREND_DAYS), day))


def _scores(measured: pl.DataFrame) -> pl.DataFrame:
    scored = measured.select("account_id", "point", **_scored())
    then = scored.filter(pl.col("point") == _THEN).select("account_id", before="health", cap_before="cap")
    now = scored.filter(pl.col("point") == _NOW).join(then, on="account_id", how="left", maintain_order="left")
    return now.select(
        "account_id",
        "health",
        "coverage",
        "known",
        "band",
        "cap",
        "before",
        "cap_before",
        trend=pl.col("health") - pl.col("before"),
    )


def explained(database: Database, account_id: AccountId, day: date) -> Explanation:
    """Why one account is as healthy as it is on a day."""
    population = pl.DataFrame({"account_id": [account_id]})
    # One reading for both: what is known now is half of what the score and its trend are made of.
    measured = _on_both_days(database, population, day)
    row = _scores(measured).row(0, named=True)
    found = measured.row(by_predicate=pl.col("point") == _NOW, named=True)
    known = [measure for measure in MEASURES if found[measure.code] is not None]
    rows = [_told(measure, found[measure.code], _weight(measure, known)) for measure in MEASURES]
    measures = pl.DataFrame(rows, schema=_TOLD)
    ranked = measures.sort("contribution", descending=True, nulls_last=True, maintain_order=True)
    up = ranked.filter(pl.col("contribution") > 0)["code"].head(_STRONGEST)
    down = ranked.reverse().filter(pl.col("contribution") < 0)["code"].head(_STRONGEST)
    return Explanation(row, measures, tuple(up), tuple(down))


_TOLD = {
    "code": pl.String,
    "group": pl.String,
    "value": pl.Float64,
    "norm": pl.Float64,
    "weight": pl.Float64,
    "contribution": pl.Float64,
    "table": pl.String,
}


def _told(measure: Measure, value: float | None, weight: float) -> dict[str, object]:
    norm = None if value is None else min(max(100 * (value - measure.worst) / (measure.best - measure.worst), 0), 100)
    return {
        "code": measure.code,
        "group": measure.group.value,
        "value": value,
        "norm": norm,
        "weight": None if norm is None else weight,
        "contribution": None if norm is None else weight / 100 * (norm - _NEUTRAL),
        "table": measure.table,
    }


def _weight(measure: Measure, known: Iterable[Measure]) -> float:
    """The percent of the score that a known measure has: its group's weight is shared by those of it that are known."""
    groups = [one.group for one in known]
    if measure.group not in groups:
        return 0.0
    whole = sum(WEIGHTS[group] for group in set(groups))
    return 100 * WEIGHTS[measure.group] / groups.count(measure.group) / whole


def _scored() -> dict[str, pl.Expr]:
    """Score, coverage and caps as expressions over `values`."""
    means = {group: pl.mean_horizontal(*_norms(group)) for group in Group}
    known = [pl.when(mean.is_not_null()).then(WEIGHTS[group]).otherwise(0) for group, mean in means.items()]
    parts = [mean.fill_null(0) * WEIGHTS[group] for group, mean in means.items()]
    # Thirds and sevenths of a weight must not make 0.5 a little less.
    coverage = (
        pl.sum_horizontal(
            *(pl.col(code).is_not_null() * nominal_weight(measure) for code, measure in BY_CODE.items())
        ).round(6)
        / 100
    )
    cap = pl.coalesce(*(pl.when(cap.code).then(pl.lit(cap.code)) for cap in CAPS))
    limit = pl.coalesce(*(pl.when(cap.code).then(pl.lit(cap.limit)) for cap in CAPS), pl.lit(100))
    score = (pl.sum_horizontal(*parts) / pl.sum_horizontal(*known)).round(6).round(0, mode="half_away_from_zero")
    health = pl.when(coverage >= LEAST_COVERAGE).then(pl.min_horizontal(score, limit)).cast(pl.Int64)
    return {
        "health": health,
        "coverage": coverage,
        "known": pl.sum_horizontal(*(pl.col(code).is_not_null() for code in BY_CODE)).cast(pl.Int64),
        "band": _band(health),
        "cap": cap,
    }


def _band(health: pl.Expr) -> pl.Expr:
    return (
        pl.when(health >= GREEN_FROM)
        .then(pl.lit(Band.GREEN.value))
        .when(health >= AMBER_FROM)
        .then(pl.lit(Band.AMBER.value))
        .when(health.is_not_null())
        .then(pl.lit(Band.RED.value))
    )


def _norms(group: Group) -> list[pl.Expr]:
    """0 to 100 for each measure of a group, null where unknown."""
    return [
        (100 * (pl.col(one.code) - one.worst) / (one.best - one.worst)).clip(0, 100)
        for one in MEASURES
        if one.group is group
    ]
