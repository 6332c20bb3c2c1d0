"""Where growth is to be had and what must be kept: what points to each theme at each key account, and what follows.

Formulas: a score is the weighted mean of the parts that are known, and unknown under 0.3 of the weight. Penetrate
counts half under a satisfaction of 60, protect by the account's place by revenue, from half to whole. The proposed
split is the scores as tens of percent, by largest remainder; where nothing points anywhere it is that of the quadrant.
"""

from collections.abc import Mapping

import polars as pl

from kam_core.themes.model import Rule, Theme
from kam_core.themes.parts import (
    CRITICAL_DAYS,
    FULL_GROWTH,
    LEAST_COVERAGE,
    LEAST_HEALTH,
    LEAST_SATISFACTION,
    RENEWAL_DAYS,
    of,
)

_TENS = 10


def scored(known: pl.DataFrame) -> pl.DataFrame:
    """The scores of some accounts from what is known of them.

    Args:
        known: one row an account, as `reading.known` returns it.

    Returns:
        `known` with, of each part, its value 0 to 100 (null: unknown) by its code; of each theme its score (0 to 100,
        null where too little is known), its `…_coverage` (the weight of the parts that are known) and its `…_proposed`
        share (tens of percent, 100 together; null where nothing points anywhere and the account has no quadrant);
        `held_back` Boolean (satisfaction halves penetrate), `rules` (codes of `Rule` that hold) and `primary` (protect
        where a rule holds, else the theme with the highest score; null where there is none).
    """
    frame = known.with_columns(**_parts())
    frame = frame.with_columns(
        held_back=(pl.coalesce(pl.col("surveyed") * 100, _rating("satisfaction")) < LEAST_SATISFACTION).fill_null(
            value=False
        ),
        rules=_rules(),
    )
    frame = frame.with_columns(**{f"{theme}_coverage": _coverage(theme) for theme in Theme})
    frame = frame.with_columns(**{theme.value: _score(theme) for theme in Theme})
    return _primary(_proposed(frame))


def _parts() -> dict[str, pl.Expr]:
    share = pl.col("revenue").fill_null(0) / pl.col("wallet")
    against = pl.max_horizontal(pl.col("opponents") * 100, pl.col("rival"))
    found = {
        "wallet_gap": pl.when(pl.col("wallet") > 0).then((1 - share) * 100),
        "depth": pl.when(pl.col("known_potential") > 0).then(100 * pl.col("known_gap") / pl.col("known_potential")),
        "their_growth": 100 * pl.col("growth_said") / FULL_GROWTH,
        "new_cells": _place(pl.col("new_gap")),
        "answered": pl.when(pl.col("asked") > 0).then(100 * pl.col("answers") / pl.col("asked")),
        "access": 100.0 * pl.col("access"),
        "fit": _rating("fit"),
        "renewal": 100 * (1 - pl.col("critical_days") / RENEWAL_DAYS),
        "easy_to_leave": 100 - _rating("hard_to_leave"),
        "rivals": against,
        "low_health": 100 * (LEAST_HEALTH - pl.col("health")) / LEAST_HEALTH,
        "single_thread": pl.when(pl.col("contacts") > 0).then(
            pl.when(pl.col("is_single_thread")).then(100.0).otherwise(0.0)
        ),
    }
    return {code: value.clip(0, 100).cast(pl.Float64) for code, value in found.items()}


def _rating(name: str) -> pl.Expr:
    """An answer from 1 to 5 as 0 to 100."""
    return (pl.col(name) - 1) / 4 * 100


def _place(value: pl.Expr) -> pl.Expr:
    """Percent rank: 0 for the least, 100 for the most; null for one alone."""
    return pl.when(value.count() > 1).then((value.rank("min") - 1) / (value.count() - 1) * 100)


def _coverage(theme: Theme) -> pl.Expr:
    """The weight of what is known, with sums of tenths made exact."""
    return pl.sum_horizontal(pl.col(part.code).is_not_null() * part.weight for part in of(theme)).round(6)


def _score(theme: Theme) -> pl.Expr:
    weighted = pl.sum_horizontal(pl.col(part.code).fill_null(0) * part.weight for part in of(theme))
    mean = pl.when(pl.col(f"{theme}_coverage") >= LEAST_COVERAGE).then(weighted / pl.col(f"{theme}_coverage"))
    match theme:
        case Theme.PENETRATE:
            return pl.when("held_back").then(mean / 2).otherwise(mean)
        case Theme.PROTECT:
            return mean * (0.5 + _place(pl.col("revenue").fill_null(0)).fill_null(100) / 200)
        case Theme.EXPAND:
            return mean


def _rules() -> pl.Expr:
    holds = {
        Rule.CRITICAL_DATE: pl.col("critical_days") < CRITICAL_DAYS,
        Rule.RED_HEALTH: pl.col("band") == "red",
        Rule.GRIEVANCE: pl.col("open_grievance"),
    }
    codes = [pl.when(expression).then(pl.lit(rule.value)) for rule, expression in holds.items()]
    return pl.concat_list(codes).list.drop_nulls()


def _proposed(frame: pl.DataFrame) -> pl.DataFrame:
    """The scores as tens that are a hundred together: what is over after rounding down goes to the largest rests."""
    total = pl.sum_horizontal(pl.col(theme.value).fill_null(0) for theme in Theme)
    tens = {theme: _TENS * pl.col(theme.value).fill_null(0) / pl.col("total") for theme in Theme}
    # Of equal rests, that of the first theme counts as the larger.
    rests = {theme: (tens[theme] - tens[theme].floor()).round(9) - at * 1e-9 for at, theme in enumerate(Theme)}
    over = _TENS - pl.sum_horizontal(ten.floor() for ten in tens.values())
    shares = {}
    for theme in Theme:
        larger = pl.sum_horizontal(
            (rests[other] > rests[theme]).cast(pl.Int64) for other in Theme if other is not theme
        )
        shares[f"{theme}_proposed"] = (
            pl.when(pl.col("total") > 0)
            .then(_TENS * (tens[theme].floor() + (larger < over).cast(pl.Int64)))
            .otherwise(pl.col(f"{theme}_default"))
            .cast(pl.Int64)
        )
    return frame.with_columns(total=total).with_columns(**shares).drop("total")


def _primary(frame: pl.DataFrame) -> pl.DataFrame:
    highest = pl.max_horizontal(pl.col(theme.value) for theme in Theme)
    by_score = pl.coalesce(
        pl.when((pl.col(theme.value) == highest) & (highest > 0)).then(pl.lit(theme.value)) for theme in Theme
    )
    protect = pl.lit(Theme.PROTECT.value)
    return frame.with_columns(primary=pl.when(pl.col("rules").list.len() > 0).then(protect).otherwise(by_score))


def explained(row: Mapping[str, object], theme: Theme) -> pl.DataFrame:
    """What one account's score of a theme is made of.

    Returns:
        One row a part, by weight: `code`, `value` (0 to 100; null: unknown), `weight` (its part of the score in
        percent, null where unknown), `contribution` (points of the score before it is halved or weighted by revenue).
    """
    parts = of(theme)
    whole = sum(part.weight for part in parts if row[part.code] is not None)
    rows = []
    for part in parts:
        value = row[part.code]
        weight = None if value is None else part.weight / whole
        contribution = None if weight is None else float(str(value)) * weight
        rows.append((part.code, value, None if weight is None else 100 * weight, contribution))
    schema = {"code": pl.String, "value": pl.Float64, "weight": pl.Float64, "contribution": pl.Float64}
    return pl.DataFrame(rows, schema=schema, orient="row")
