"""What plans hold, and what was done of what they ask: counted here once, for KPIs and for the quality of each plan."""

from datetime import date

import polars as pl

from kam_core.questions.catalogue import DEPTHS, in_depth, questions
from kam_core.store.database import Database


def plan_counts(database: Database, population: pl.DataFrame | None, today: date) -> pl.DataFrame:
    """What the newest plan of each account holds.

    Args:
        database: where from.
        population: a frame with a column `account_id`; null asks for all accounts.
        today: what freshness is measured against.

    Returns:
        One row an account that has a plan, by `account_id`: `account_id`, `plan_id`, `depth`, `stage`, `period_start`,
        `period_end`; of the questions of its depth `answered` (and not only taken over), `applicable`, `unknown`,
        `carried` (taken over and not confirmed), `aged` (all that hold an answer) and `stale` of these; `is_key`: it is
        a key account. Plans are counted as they stand now: how they stood on an earlier day is not known.
    """
    asked = pl.DataFrame(
        [(one.id, DEPTHS.index(one.depth), one.stale_after_days) for one in questions()],
        schema={"question_id": pl.String, "depth_rank": pl.Int32, "stale_after_days": pl.Int32},
        orient="row",
    )
    return database.read_kept(
        "kpis",
        "plan_counts",
        reads=("plan", "answer", "looked"),
        frames={"asked": asked, "population": _named(population)},
        everyone=population is None,
        today=today,
        express=len(in_depth("express")),
        standard=len(in_depth("standard")),
        full_depth=len(questions()),
    )


def due_actions(database: Database, population: pl.DataFrame | None, today: date) -> pl.DataFrame:
    """Actions that were due by `today`; dropped ones are not.

    Returns:
        One row an action: `account_id`, `due_on`, `on_time` (done by that day; null: done, and nobody said when).
    """
    return database.read_kept(
        "kpis",
        "due_actions",
        reads=("action",),
        frames={"population": _named(population)},
        everyone=population is None,
        today=today,
    )


def _named(population: pl.DataFrame | None) -> pl.DataFrame:
    return pl.DataFrame(schema={"account_id": pl.String}) if population is None else population.select("account_id")
