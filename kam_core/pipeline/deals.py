"""Deals one by one: what is open at which stage, whose close date moves, what is won of what is decided."""

from datetime import date
from enum import StrEnum

import polars as pl

from kam_core.kpis.close_dates import postponed
from kam_core.kpis.ratio import interval
from kam_core.period import trailing_year
from kam_core.store.database import Database


class By(StrEnum):
    """What decided deals are counted by; region and seller are those of the deal's owner."""

    TYPE = "kind"
    REGION = "region"
    SELLER = "seller"
    FAMILY = "family"


_NOBODY = pl.DataFrame(schema={"account_id": pl.String})


def open_deals(database: Database, population: pl.DataFrame | None, day: date) -> pl.DataFrame:
    """The deals that were open on a day, as the newest list until then says; the largest first.

    Args:
        database: where to read.
        population: one column `account_id`; null for all deals, those without an account too.
        day: the day.

    Returns:
        `opportunity_id`, `opportunity_name`, `account_id`, `account_name` (null: not loaded), `opportunity_type`,
        `family`, `stage`, `amount` (Decimal, base currency; null: not said), `probability` (0..1), `weighted` (amount x
        probability), `created_on`, `close_on`, `overdue` (Boolean: the close date is past), `owner_id`, `owner_name`,
        `postponed` (how often a later list gave it a later close date), `days_postponed` (by how many days together),
        `snapshot_on` (the day of the list).
    """
    ever = pl.DataFrame({"point": [0], "first": [date.min], "day": [day]})
    frames = {**_frames(population), "moves": postponed(database, population, ever)}
    return database.read("pipeline", "open_deals", frames=frames, day=day, everyone=population is None)


def stages(deals: pl.DataFrame) -> pl.DataFrame:
    """Open deals by stage, the least probable first.

    Returns:
        One row a stage: `stage`, `deals`, `amount`, `weighted` (Float64, base currency; of deals that have one),
        `priced` (how many have an amount), `probability` (their mean, null where nobody said one).
    """
    summed = deals.group_by("stage").agg(
        deals=pl.len().cast(pl.Int64),
        amount=pl.col("amount").sum().cast(pl.Float64),
        weighted=pl.col("weighted").sum().cast(pl.Float64),
        priced=pl.col("amount").count().cast(pl.Int64),
        probability=pl.col("probability").mean(),
    )
    return summed.sort("probability", "stage", nulls_last=False)


def win_rates(database: Database, population: pl.DataFrame | None, closed: date, by: By = By.TYPE) -> pl.DataFrame:
    """What was won of the deals decided in the twelve months to a month end.

    Args:
        database: where to read.
        population: as `open_deals`.
        closed: the month end.
        by: what makes a row.

    Returns:
        One row a `name` (null: not said), the one with the most deals first, with `won`, `lost`, `rate` (0..1) with
        `low` and `high` (95 % confidence, Wilson), `won_amount`, `lost_amount` (Decimal, base currency),
        `rate_by_amount` (null without an amount), `cycle_days` (median of deals won, null without both days).
    """
    year = trailing_year(closed)
    found = database.read(
        "pipeline",
        "decided_deals",
        choices={"by": by},
        frames=_frames(population),
        first=year.first,
        until=year.until,
        everyone=population is None,
    )
    decided = pl.col("won") + pl.col("lost")
    amount = pl.col("won_amount").cast(pl.Float64) + pl.col("lost_amount").cast(pl.Float64)
    # Without a deal decided, the rate may be anything.
    bounds = [interval(won, won + lost) or (0.0, 1.0) for won, lost in found.select("won", "lost").iter_rows()]
    return found.with_columns(
        pl.Series("low", [low for low, _high in bounds], pl.Float64),
        pl.Series("high", [high for _low, high in bounds], pl.Float64),
        rate=pl.col("won") / decided,
        rate_by_amount=pl.when(amount > 0).then(pl.col("won_amount").cast(pl.Float64) / amount),
    )


def _frames(population: pl.DataFrame | None) -> dict[str, pl.DataFrame]:
    return {"population": _NOBODY if population is None else population.select("account_id")}
