"""Contracts that are up for renewal: by when, worth how much, and whether somebody sees to it."""

from datetime import date
from enum import StrEnum

import polars as pl

from kam_core.period import add_months
from kam_core.store.database import Database


class Lacks(StrEnum):
    """What a contract that ends lacks: somebody who owns its account, a plan for it, or both."""

    OWNER = "owner"
    PLAN = "plan"
    BOTH = "both"


def renewals(database: Database, population: pl.DataFrame, day: date) -> pl.DataFrame:
    """The contracts that end from a day on and that no other one follows yet; the next to be decided first.

    Args:
        database: where to read.
        population: one column `account_id`.
        day: today.

    Returns:
        `contract_id`, `account_id`, `account_name`, `owner_id`, `owner_name` (null: nobody active), `value`
        (Decimal, base currency; null: not said), `start_on`, `notice_on`, `end_on`, `decided_by` (the notice day, or
        the end where notice is past or unknown), `notice_over` (Boolean, null without a notice day), `has_plan` (one
        runs that day), `lacks` (one of `Lacks`, null where nothing does).
    """
    found = database.read("pipeline", "contracts", frames={"population": population.select("account_id")}, day=day)
    unowned, unplanned = pl.col("owner_name").is_null(), ~pl.col("has_plan")
    lacks = (
        pl.when(unowned & unplanned)
        .then(pl.lit(Lacks.BOTH.value))
        .when(unowned)
        .then(pl.lit(Lacks.OWNER.value))
        .when(unplanned)
        .then(pl.lit(Lacks.PLAN.value))
    )
    return found.with_columns(lacks=lacks)


def by_month(renewals: pl.DataFrame, day: date, months: int) -> pl.DataFrame:
    """The value to be decided in each of the months from that of a day on.

    Returns:
        One row a month, `months` of them: `month` (its first day), `contracts`, `value` (Float64, of those with one),
        `unseen` (Float64, the part of it that lacks an owner or a plan).
    """
    span = pl.DataFrame({"month": [add_months(day, later) for later in range(months)]}, schema={"month": pl.Date})
    worth = pl.col("value").cast(pl.Float64)
    summed = renewals.group_by(month=pl.col("decided_by").dt.truncate("1mo")).agg(
        contracts=pl.len().cast(pl.Int64),
        value=worth.sum(),
        unseen=worth.filter(pl.col("lacks").is_not_null()).sum(),
    )
    joined = span.join(summed, on="month", how="left", maintain_order="left")
    return joined.with_columns(pl.col("contracts", "value", "unseen").fill_null(0))
