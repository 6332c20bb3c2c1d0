"""What an account had when it was admitted, beside what it has now: what the programme is measured against."""

from datetime import date
from typing import Any

import polars as pl

from kam_core.period import trailing_year
from kam_core.programme import windows
from kam_core.programme.model import LeftOut
from kam_core.scoring import criteria, matrix, measures
from kam_core.store.database import Database

_THEN, _NOW = "then", "now"
_MEASURED = ("revenue", "margin", "families")
_SCORES = ("attractiveness", "strength")
_SCORED = (*_SCORES, "coverage")
_YEARS: dict[str, Any] = {"account_id": pl.String, "point": pl.String, "first": pl.Date, "until": pl.Date}


def then_and_now(
    database: Database, population: pl.DataFrame | None, today: date, closed_through: date
) -> pl.DataFrame:
    """Every key account of today on the day it was admitted, and now.

    Args:
        database: where to read.
        population: one column `account_id`; null for all.
        today: the list counts as it stands on this day; so do scores.
        closed_through: the last month end that counts.

    Returns:
        One row an account, by admission: `account_id`, `account_name`, `segment`, `since`, `illustrative`; of the
        twelve months before its admission and of the last twelve closed ones `revenue_…` and `margin_…` Decimal
        (base currency) and `families_…` (bought), with `then` (null where the orders do not reach back) and `now`;
        `attractiveness_…` and `strength_…` (0 to 100, both days by the criteria in force today; null without a score),
        `coverage_…` (the smaller part of the weights of an axis that is known, 0 to 1);
        `revenue_growth` (a ratio; null without revenue then).
    """
    first_month = database.read("kpis", "first_month")["first_month"][0]
    listed = windows.admissions(database, population, today).filter("listed")
    timed = windows.first_years(listed, first_month, closed_through)
    told = timed.select("account_id", "account_name", "segment", "since", "illustrative")
    for point, years in ((_THEN, _before(timed)), (_NOW, _last(timed, closed_through))):
        told = told.join(_bought(database, years, point), on="account_id", how="left", maintain_order="left")
    told = _with_scores(told, _scores(database, timed, today), today)
    then, now = (pl.col(f"revenue_{point}").cast(pl.Float64) for point in (_THEN, _NOW))
    return told.with_columns(revenue_growth=pl.when(then > 0).then(now / then - 1))


def _before(timed: pl.DataFrame) -> pl.DataFrame:
    known = timed.filter(pl.col("left_out").ne_missing(LeftOut.NO_YEAR_BEFORE.value))
    return known.select("account_id", point=pl.lit(_THEN), first="before_first", until="before_until")


def _last(timed: pl.DataFrame, closed_through: date) -> pl.DataFrame:
    year = trailing_year(closed_through)
    return timed.select(
        "account_id", point=pl.lit(_NOW), first=pl.lit(year.first, pl.Date), until=pl.lit(year.until, pl.Date)
    )


def _bought(database: Database, years: pl.DataFrame, point: str) -> pl.DataFrame:
    found = database.read("programme", "years", frames={"years": years.match_to_schema(_YEARS)})
    return found.select("account_id", *(pl.col(name).alias(f"{name}_{point}") for name in _MEASURED))


def _scores(database: Database, timed: pl.DataFrame, today: date) -> pl.DataFrame:
    """Scores of all accounts on all days of admission and today; null before an account had anything to score."""
    decided = criteria.in_force(database, today)
    days = sorted({*timed["since"], today})
    known = measures.history(database, timed.select("account_id"), days, decided.criteria)
    scored = matrix.scored(matrix.norms(known, decided), decided)
    accounts = timed["account_id"].sort()
    placed = pl.DataFrame({"account_id": accounts}).join(pl.DataFrame({"day": days}), how="cross")
    coverage = pl.min_horizontal("attractiveness_coverage", "strength_coverage")
    return pl.concat([placed, scored.select(*_SCORES, coverage=coverage)], how="horizontal")


def _with_scores(told: pl.DataFrame, scores: pl.DataFrame, today: date) -> pl.DataFrame:
    then = scores.rename({name: f"{name}_{_THEN}" for name in _SCORED})
    now = scores.filter(pl.col("day") == today).drop("day").rename({name: f"{name}_{_NOW}" for name in _SCORED})
    on_day = told.join(then, left_on=["account_id", "since"], right_on=["account_id", "day"], how="left")
    return on_day.join(now, on="account_id", how="left").sort("since", "account_id")
