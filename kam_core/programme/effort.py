"""Where hours and money go, by the place of key accounts in the portfolio and for all others, and what comes back."""

from decimal import Decimal
from enum import StrEnum
from typing import Any

import polars as pl

from kam_core.period import Period
from kam_core.store.database import Database


class Measure(StrEnum):
    """By what effort is measured; the values are columns of `with_cost`."""

    HOURS = "hours"
    COST = "cost"
    CONTACTS = "contacts"


OTHERS = "others"
NO_QUADRANT = "no_quadrant"
PARTS = ("strategic", "star", "status", "streamline", NO_QUADRANT, OTHERS)
_NOBODY: dict[str, Any] = {"account_id": pl.String}


def effort(database: Database, quadrants: pl.DataFrame, population: pl.DataFrame | None, year: Period) -> pl.DataFrame:
    """Effort beside value.

    Args:
        database: where to read.
        quadrants: `account_id` and `quadrant` (null: without both scores) of the key accounts.
        population: one column `account_id`, of all that count; null: everybody.
        year: which months count.

    Returns:
        One row a part of `PARTS` that has accounts, in their order: `part`, `accounts`, `hours` Float64, `invested`,
        `cost_to_serve`, `revenue`, `margin` Decimal (base currency), `contacts`; sums over those accounts of which it
        is known (`hours_of`, `invested_of`, `cost_to_serve_of`, `margin_of`), null where it is of none; `illustrative`
        (any hours, investment or cost to serve in it was made up).
    """
    parts = quadrants.select("account_id", part=pl.col("quadrant").fill_null(NO_QUADRANT))
    chosen = pl.DataFrame(schema=_NOBODY) if population is None else population.select("account_id").unique()
    found = database.read(
        "programme",
        "effort",
        frames={"parts": parts, "population": chosen},
        everyone=population is None,
        first=year.first,
        until=year.until,
    )
    return found.sort(pl.col("part").cast(pl.Enum(PARTS)))


def with_cost(rows: pl.DataFrame, hour_cost: Decimal | None) -> pl.DataFrame:
    """Effort in money.

    Args:
        rows: as `effort` returns them.
        hour_cost: what an hour costs, in the base currency; null: nobody said.

    Returns:
        `rows` with `hours_cost` and `cost` Decimal (hours, investments and cost to serve; null where one of them is).
    """
    money = pl.Decimal(18, 4)
    hours_cost = (pl.col("hours").cast(money) * pl.lit(hour_cost, money)).cast(money)
    return rows.with_columns(hours_cost=hours_cost).with_columns(
        cost=(pl.col("hours_cost") + pl.col("invested") + pl.col("cost_to_serve")).cast(money)
    )


def shares(rows: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    """What each part takes of the effort and brings of the revenue, among the parts whose effort is known.

    Args:
        rows: as `with_cost` returns them.
        measure: by what effort is measured.

    Returns:
        Those parts, in order: `part`, `effort_share` and `value_share` (ratios that sum to 1; null where nothing is
        above zero). Empty where the effort of none is known.
    """
    known = rows.drop_nulls(measure.value)
    return known.select("part", effort_share=_share(measure.value), value_share=_share("revenue"))


def _share(name: str) -> pl.Expr:
    value = pl.col(name).cast(pl.Float64)
    return pl.when(value.sum() > 0).then(value / value.sum())
