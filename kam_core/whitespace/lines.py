"""How many of the product families accounts buy, at several points in time at once."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import polars as pl

from kam_core.store.database import Database


@dataclass(frozen=True, slots=True)
class Lines:
    """Families that a population buys within a window; bought is revenue above 0.

    `families` were there to buy for each of `accounts`, those that had ever ordered by its end; `served` of these have
    a family that applies, `active` bought one at least, `several` two or more. `applicable` and `lines` are cells that
    apply and that were bought; `pairs` ordered pairs of families that one account bought. `free` are the lines of those
    to which all families apply; `shares` sums, over the other ones of `served`, lines bought over lines that apply.
    """

    families: int
    accounts: int
    served: int
    active: int
    several: int
    applicable: int
    lines: int
    pairs: int
    free: int
    shares: float

    @property
    def penetration(self) -> float | None:
        """The mean over `served` of lines bought over lines that apply; null without any."""
        return (self.free / self.families + self.shares) / self.served if self.served else None


def lines(database: Database, windows: pl.DataFrame, rows: StrEnum, population: pl.DataFrame) -> dict[int, Lines]:
    """What is bought in each window.

    Args:
        database: where to read.
        windows: `point`, and from `first` to before `until`.
        rows: 'everyone', or 'chosen' for those of `population`.
        population: one column `account_id`.

    Returns:
        By point; absent without accounts that ever ordered.
    """
    since = database.read_kept("whitespace", "since", reads=())
    frames = {"windows": windows.select("point", "first", "until"), "population": population, "since": since}
    found = database.read("whitespace", "lines", choices={"rows": rows}, frames=frames)
    return {point: Lines(*counted) for point, *counted in found.iter_rows()}


def lines_of_all(database: Database, windows: pl.DataFrame, chosen: StrEnum) -> dict[int, Lines] | None:
    """What all accounts buy in each window, from what is kept; null where not all windows are.

    Args:
        database: where to read.
        windows: as for `lines`.
        chosen: what `lines` calls the accounts of a population.
    """
    found = database.read("whitespace", "kept_lines", frames={"windows": windows.select("point", "first", "until")})
    if found["families"].null_count():
        return None
    # What applies is decided per account: those with a decision are counted one by one.
    barred = database.read("whitespace", "barred")
    theirs = lines(database, windows, chosen, barred) if barred.height else {}
    return {point: _whole(tuple(counts), theirs.get(point)) for point, *counts in found.iter_rows()}


def _whole(kept: tuple[int, ...], barred: Lines | None) -> Lines:
    """Counts of all accounts, of which some were counted by themselves."""
    families, accounts, active, several, bought, pairs = kept
    none = Lines(families, 0, 0, 0, 0, 0, 0, 0, 0, 0.0)
    theirs = barred or none
    others = accounts - theirs.accounts
    return Lines(
        families=families,
        accounts=accounts,
        served=(others if families else 0) + theirs.served,
        active=active,
        several=several,
        applicable=others * families + theirs.applicable,
        lines=bought,
        pairs=pairs,
        free=bought - theirs.lines + theirs.free,
        shares=theirs.shares,
    )


def buyers(database: Database, until: date, rows: StrEnum, population: pl.DataFrame) -> pl.DataFrame:
    """Those of a population, given as for `lines`, that ever ordered before a day: one column `account_id`."""
    return database.read_kept(
        "whitespace",
        "buyers",
        reads=(),
        frames={"population": population},
        everyone=rows.value == "everyone",
        until=until,
    )
