"""Where hours and money go, by the place of key accounts in the portfolio and for all others, and what comes back."""

from decimal import Decimal
from enum import StrEnum
from typing import Any

import polars as pl

from kam_core.period import Period
from kam_core.programme.returns import put_in
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
        `cost_to_serve`, `revenue`, `margin` Decimal (base currency), `contacts` (0: nobody was met; null: no contact of
        anybody is on record); sums over those accounts of which it is known (`hours_of`, `invested_of`,
        `cost_to_serve_of`, `margin_of`), null where it is of none; `hours_revenue` and `contacts_revenue` Decimal, the
        revenue of just those; of those whose hours, investments and cost to serve are all known (`cost_of`)
        `cost_hours` Float64, `cost_money` (the other two) and `cost_revenue` Decimal; `illustrative` (any hours,
        investment or cost to serve in it was made up).
    """
    chosen = pl.DataFrame(schema=_NOBODY) if population is None else population.select("account_id").unique()
    counted = database.read("programme", "counted", frames={"population": chosen}, everyone=population is None)
    parts = quadrants.select("account_id", part=pl.col("quadrant").fill_null(NO_QUADRANT))
    frames = {"parts": parts, "spent": put_in(database, counted, year)}
    found = database.read("programme", "effort", frames=frames, first=year.first, until=year.until)
    return found.sort(pl.col("part").cast(pl.Enum(PARTS)))


def with_cost(rows: pl.DataFrame, hour_cost: Decimal | None) -> pl.DataFrame:
    """Effort in money.

    Args:
        rows: as `effort` returns them.
        hour_cost: what an hour costs, in the base currency; null: nobody said.

    Returns:
        `rows` with `hours_cost` Decimal, of all hours that are known, and `cost` Decimal: hours, investments and cost
        to serve of the accounts of which all three are known (`cost_of`); null where they are of none.
    """
    money = pl.Decimal(18, 4)
    of_all, of_costed = (
        (pl.col(name).cast(money) * pl.lit(hour_cost, money)).cast(money) for name in ("hours", "cost_hours")
    )
    return rows.with_columns(hours_cost=of_all, cost=(of_costed + pl.col("cost_money")).cast(money))


def shares(rows: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    """What each part takes of the effort and brings of the revenue, both of the accounts whose effort is known.

    Args:
        rows: as `with_cost` returns them.
        measure: by what effort is measured.

    Returns:
        Those parts, in order: `part`, `effort_share` and `value_share` (ratios that sum to 1; null where nothing is
        above zero). Empty where the effort of none is known.
    """
    known = rows.drop_nulls(measure.value)
    return known.select("part", effort_share=_share(measure.value), value_share=_share(f"{measure}_revenue"))


def _share(name: str) -> pl.Expr:
    value = pl.col(name).cast(pl.Float64)
    return pl.when(value.sum() > 0).then(value / value.sum())
