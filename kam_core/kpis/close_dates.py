"""How often lists of deals put a close date off: each list beside the next one that has the deal."""

from dataclasses import dataclass

import polars as pl

from kam_core.kpis.population import read_of
from kam_core.store.database import Database


@dataclass(frozen=True, slots=True)
class Slips:
    """What became of the close dates of deals that lists of a window have as open.

    `compared` are those that a later list of the window has too, with both dates; of them `postponed` were put off,
    half of these by more than `days`, null without any.
    """

    deals: int
    compared: int
    postponed: int
    days: float | None


def postponed(database: Database, population: pl.DataFrame | None, windows: pl.DataFrame) -> pl.DataFrame:
    """What lists say of close dates, deal by deal.

    Args:
        database: where to read.
        population: one column `account_id`; null for all deals, those without an account too.
        windows: `point`; lists of the days `first` to `day` count, both of them too.

    Returns:
        One row a point and deal that any of its lists has as open: `point`, `opportunity_id`, `compared` (how often a
        list that has it as open can be held against a later one), `postponed` (how often that one has a later date),
        `days` (by how many days together).
    """
    frames = {"windows": windows.select("point", "first", "day")}
    return read_of(database, "postponed", population, frames)


def by_window(database: Database, population: pl.DataFrame | None, windows: pl.DataFrame) -> dict[int, Slips]:
    """The same added up by point; absent where no list has an open deal."""
    compared, moved = pl.col("compared") > 0, pl.col("postponed") > 0
    sums = (
        postponed(database, population, windows)
        .group_by("point")
        .agg(pl.len(), compared.sum(), moved.sum(), pl.col("days").filter(moved).median())
    )
    return {point: Slips(*counted) for point, *counted in sums.iter_rows()}
