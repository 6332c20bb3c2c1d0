"""How much more we grow at customers than they grow themselves."""

from dataclasses import dataclass
from statistics import median

import polars as pl

from kam_core.kpis.windows import bounds
from kam_core.period import Period
from kam_core.store.database import Database


@dataclass(frozen=True, slots=True)
class Gaps:
    """At how many accounts the gap is known, and the middle one, as a difference of ratios."""

    accounts: int
    median: float


def growth(revenue: str, before: str) -> pl.Expr:
    """The revenue of a column over that of the year before, less 1; null without any in that year."""
    return pl.when(pl.col(before) > 0).then(pl.col(revenue) / pl.col(before)) - 1


def gap(grown: pl.Expr, their_percent: str) -> pl.Expr:
    """Our growth at a customer less the growth of their own volume, of which the plan says the percent."""
    return grown - pl.col(their_percent) / 100


def gaps(database: Database, plans: pl.DataFrame, year: Period) -> Gaps | None:
    """The gap of all accounts whose plan says how much they grow.

    Args:
        database: where to read.
        plans: `account_id` and `plan_id` of the newest plan of each.
        year: twelve months; our growth is that against the twelve before.

    Returns:
        Null where it is known of none.
    """
    windows = {name: day for name, day in bounds(year).items() if name != "before_until"}
    frames = {"plans": plans.select("account_id", "plan_id")}
    said = database.read("kpis", "growth_said", frames=frames, **windows)
    known = said.select(gap=gap(growth("revenue", "revenue_before"), "their_growth")).drop_nulls()["gap"].to_list()
    return Gaps(len(known), median(known)) if known else None
