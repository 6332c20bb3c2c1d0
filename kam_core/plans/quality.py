"""How good a plan is kept: how complete, how fresh, how much on time. Never mixed with how well the customer is."""

from datetime import date

import polars as pl

from kam_core.questions.catalogue import DEPTHS, in_depth, questions
from kam_core.store.database import Database

_PARTS = ("completeness", "freshness", "on_time")


def quality(database: Database, population: pl.DataFrame | None, today: date) -> pl.DataFrame:
    """The quality of each account's newest plan.

    Args:
        database: where from.
        population: a frame with a column `account_id`; null asks for all accounts.
        today: what freshness and due dates are measured against.

    Returns:
        One row an account that has a plan, by `account_id`: `account_id`, `plan_id`; `completeness`: answered over
        applicable questions of the plan's depth, where one that is unknown, or taken over and not confirmed, is not
        answered; `freshness`: the share of its answers that are not stale; `on_time`: of the account's actions due in
        the period up to today, the share done by then (dropped ones do not count); `quality`: the mean of those that
        exist, null without any answer. All four are shares of 1, null where there is nothing to measure. `answered`,
        `applicable`, `carried`, `unknown`, `stale` and `due` (actions) are numbers, `depth`, `stage`, `period_start`,
        `period_end` the plan's.
    """
    asked = pl.DataFrame(
        [(one.id, DEPTHS.index(one.depth), one.stale_after_days) for one in questions()],
        schema={"question_id": pl.String, "depth_rank": pl.Int32, "stale_after_days": pl.Int32},
        orient="row",
    )
    everybody = population is None
    chosen = pl.DataFrame(schema={"account_id": pl.String}) if population is None else population.select("account_id")
    frames = {"asked": asked, "population": chosen}
    found = database.read_kept(
        "plans",
        "quality",
        reads=("plan", "answer", "looked", "action"),
        frames=frames,
        everybody=everybody,
        today=today,
        express=len(in_depth("express")),
        standard=len(in_depth("standard")),
        full_depth=len(questions()),
    )
    return _with_shares(found)


def _with_shares(found: pl.DataFrame) -> pl.DataFrame:
    """`found` with its shares, from its counts."""
    shares = found.with_columns(
        completeness=_share("answered", "applicable"),
        freshness=1 - _share("stale", "aged"),
        on_time=_share("on_time_count", "due"),
    )
    return shares.with_columns(quality=pl.when(pl.col("aged") > 0).then(pl.mean_horizontal(_PARTS))).select(
        "account_id",
        "plan_id",
        *_PARTS,
        "quality",
        "answered",
        "applicable",
        "carried",
        "unknown",
        "stale",
        "due",
        "depth",
        "stage",
        "period_start",
        "period_end",
    )


def _share(part: str, whole: str) -> pl.Expr:
    return pl.when(pl.col(whole) > 0).then(pl.col(part).cast(pl.Float64) / pl.col(whole))
