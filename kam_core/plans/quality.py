"""How good a plan is kept: how complete, how fresh, how much on time. Never mixed with how well the customer is."""

from datetime import date

import polars as pl

from kam_core.kpis.plan_counts import due_actions, plan_counts
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
    found = plan_counts(database, population, today)
    done = _done(found, due_actions(database, population, today))
    joined = found.join(done, on="account_id", how="left", maintain_order="left")
    return _with_shares(joined.with_columns(pl.col("due", "on_time_count").fill_null(0)))


def _done(plans: pl.DataFrame, actions: pl.DataFrame) -> pl.DataFrame:
    """How many actions were due in the period of each account's plan, and how many of them were done in time."""
    known = actions.drop_nulls("on_time").join(plans, on="account_id")
    return (
        known.filter(pl.col("due_on").is_between("period_start", "period_end"))
        .group_by("account_id")
        .agg(due=pl.len().cast(pl.Int64), on_time_count=pl.col("on_time").sum().cast(pl.Int64))
    )


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
