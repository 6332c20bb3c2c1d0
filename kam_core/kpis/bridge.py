"""From the revenue of a year ago to that of now, account by account: who grows, shrinks, leaves and comes.

Money is in the base currency. A period is compared with the same months a year before.
"""

from decimal import Decimal
from enum import StrEnum

import polars as pl

from kam_core.kpis.families import of_accounts
from kam_core.kpis.population import read_of
from kam_core.kpis.retention import Cohort
from kam_core.kpis.windows import bounds
from kam_core.period import Period
from kam_core.store.database import Database

_EXPLAIN = 3


class Move(StrEnum):
    """What became of an account. All but `NEW` and `CREDITS` had revenue before: they are the cohort."""

    EXPANSION = "expansion"
    CONTRACTION = "contraction"
    CHURN = "churn"
    STEADY = "steady"
    NEW = "new"
    CREDITS = "credits"


IN_COHORT = (Move.EXPANSION, Move.CONTRACTION, Move.CHURN, Move.STEADY)


def reaches_back(database: Database, period: Period) -> bool:
    """Whether the data hold the months that a period is compared with."""
    first = database.read("kpis", "first_month")["first_month"][0]
    return first is not None and first <= bounds(period)["before_first"]


def accounts(database: Database, population: pl.DataFrame | None, period: Period) -> pl.DataFrame:
    """What became of each account.

    Args:
        database: where to read.
        population: one column `account_id`; null for all accounts.
        period: of twelve months at most.

    Returns:
        One row an account that ordered in the period or in the same months a year before, the greatest change first:
        `account_id`, `account_name`, `segment`, `country`, `start_revenue`, `end_revenue` and `change` Decimal,
        `growth` (a ratio, 0.1 is 10 % more; null without revenue before), `move` (of `Move`), `last_order_date`.
    """
    rows = read_of(database, "account_bridge", population, **bounds(period))
    start, end = pl.col("start_revenue"), pl.col("end_revenue")
    share = end.cast(pl.Float64) / start.cast(pl.Float64) - 1
    changed = rows.with_columns(
        (end - start).alias("change"), pl.when(start > 0).then(share).alias("growth"), _move(start, end).alias("move")
    )
    return changed.sort(pl.col("change").abs(), "account_id", descending=[True, False])


def _move(start: pl.Expr, end: pl.Expr) -> pl.Expr:
    """Which of `Move` an account made."""
    outside = pl.when(end > 0).then(pl.lit(Move.NEW.value)).otherwise(pl.lit(Move.CREDITS.value))
    return (
        pl.when(start <= 0)
        .then(outside)
        .when(end <= 0)
        .then(pl.lit(Move.CHURN.value))
        .when(end > start)
        .then(pl.lit(Move.EXPANSION.value))
        .when(end < start)
        .then(pl.lit(Move.CONTRACTION.value))
        .otherwise(pl.lit(Move.STEADY.value))
    )


def cohort(rows: pl.DataFrame) -> Cohort:
    """The bridge that the rows of `accounts` add up to; sums are exact."""
    ours = rows.filter(pl.col("move").is_in([move.value for move in IN_COHORT]))
    changed = {move: _sum(ours.filter(pl.col("move") == move.value), "change") for move in IN_COHORT}
    return Cohort(
        accounts=ours.height,
        kept=ours.height - ours.filter(pl.col("move") == Move.CHURN.value).height,
        start=_sum(ours, "start_revenue"),
        expansion=changed[Move.EXPANSION],
        contraction=-changed[Move.CONTRACTION],
        churn=-changed[Move.CHURN],
        end=_sum(ours, "end_revenue"),
    )


def of_new(rows: pl.DataFrame) -> tuple[int, Decimal]:
    """How many accounts are new, and what they bought: they are in no bridge."""
    new = rows.filter(pl.col("move") == Move.NEW.value)
    return new.height, _sum(new, "end_revenue")


def explained(database: Database, rows: pl.DataFrame, period: Period, at_most: int = _EXPLAIN) -> pl.DataFrame:
    """The families that explain what became of accounts: those that moved the way the account did, most first.

    Args:
        database: where to read.
        rows: of `accounts`; few.
        period: as there.
        at_most: how many families of each account.

    Returns:
        One row an account and family, accounts in no order: `account_id`, `family`, `change` Decimal.
    """
    ways = rows.select("account_id", (pl.col("change") > 0).alias("grows"))
    moved = of_accounts(database, ways, period).join(ways, on="account_id").filter(pl.col("change") != 0)
    same = moved.filter((pl.col("change") > 0) == pl.col("grows"))
    return same.group_by("account_id", maintain_order=True).head(at_most).select("account_id", "family", "change")


def _sum(rows: pl.DataFrame, column: str) -> Decimal:
    return Decimal(rows.select(pl.col(column).sum())[column][0] or 0)
