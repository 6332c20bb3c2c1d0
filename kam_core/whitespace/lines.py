"""How many of the product families accounts buy, at several points in time at once."""

from dataclasses import dataclass
from enum import StrEnum

import polars as pl

from kam_core.store.database import Database


@dataclass(frozen=True, slots=True)
class Lines:
    """Families that a population buys within a window; bought is revenue above 0.

    `families` were there to buy for each of `accounts`; `served` of these have a family that applies, `active` bought
    one at least, `several` two or more. `applicable` and `lines` are cells that apply and that were bought; `pairs`
    ordered pairs of families that one account bought. `penetration` is the mean over `served` of lines bought over
    lines that apply; null without any.
    """

    families: int
    accounts: int
    served: int
    active: int
    several: int
    applicable: int
    lines: int
    pairs: int
    penetration: float | None


def lines(database: Database, windows: pl.DataFrame, rows: StrEnum, population: pl.DataFrame) -> dict[int, Lines]:
    """What is bought in each window.

    Args:
        database: where to read.
        windows: `point`, and from `first` to before `until`.
        rows: 'everyone', or 'chosen' for those of `population`.
        population: one column `account_id`.

    Returns:
        By point; absent without accounts.
    """
    frames = {"windows": windows.select("point", "first", "until"), "population": population}
    found = database.read("whitespace", "lines", choices={"rows": rows}, frames=frames)
    return {point: Lines(*counted) for point, *counted in found.iter_rows()}
