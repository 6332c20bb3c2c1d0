"""Recency, frequency and money: accounts in few groups by how they buy, compared with each other.

Scores run from 1 to 5 (quintiles), or to 3 (terciles) under 25 accounts: 1 + the whole part of parts x accounts below /
accounts, so that equal accounts score the same. Recency counts from the last purchase: the more recent, the higher.
"""

from datetime import date
from enum import StrEnum

import polars as pl

from kam_core.kpis.population import read_of
from kam_core.period import Period, trailing_year
from kam_core.store.database import Database

_MONTHS_BACK = 12
QUINTILES, TERCILES = 5, 3
FEW_ACCOUNTS = 25
# Of one or two, first and last say nothing.
FEWEST_ACCOUNTS = 3


class Group(StrEnum):
    """What an account is by its scores; eight at most."""

    CHAMPION = "champion"
    LOYAL = "loyal"
    WIN_BACK = "win_back"
    GROWING = "growing"
    STEADY = "steady"
    AT_RISK = "at_risk"
    NEW_OR_SMALL = "new_or_small"
    ASLEEP = "asleep"


def parts(accounts: int) -> int | None:
    """How many scores there are for so many accounts; null where they are too few to compare."""
    if accounts < FEWEST_ACCOUNTS:
        return None
    return TERCILES if accounts < FEW_ACCOUNTS else QUINTILES


def accounts(database: Database, population: pl.DataFrame | None, closed_through: date) -> pl.DataFrame:
    """How each account buys, over 24 months to a month end.

    Returns:
        One row an account that bought in them, the highest scores first: `account_id`, `account_name`, `recency` (days
        from its last purchase), `frequency` (orders), `monetary` (Decimal, base currency), `last_order_date`, `r`, `f`,
        `m` (scores) and `group` (of `Group`); the last four are null under three accounts.
    """
    year = trailing_year(closed_through)
    period = Period(year.back(_MONTHS_BACK).first, year.until)
    rows = read_of(database, "rfm", population, first=period.first, until=period.until)
    names = database.read("kpis", "account_names", frames={"population": rows.select("account_id")})
    known = rows.join(names, on="account_id", how="left").select(
        "account_id",
        pl.col("account_name").fill_null(pl.col("account_id")),
        (pl.lit(closed_through) - pl.col("last_order_date")).dt.total_days().alias("recency"),
        "frequency",
        "monetary",
        "last_order_date",
    )
    scored = _scored(known)
    return scored.sort(["r", "f", "m", "account_id"], descending=[True, True, True, False], nulls_last=True)


def _scored(rows: pl.DataFrame) -> pl.DataFrame:
    count = parts(rows.height)
    if count is None:
        nothing = pl.lit(None, pl.Int64)
        return rows.with_columns(
            nothing.alias("r"), nothing.alias("f"), nothing.alias("m"), pl.lit(None, pl.String).alias("group")
        )
    scores = {"r": -pl.col("recency"), "f": pl.col("frequency"), "m": pl.col("monetary")}
    scored = rows.with_columns(_score(value, count, rows.height).alias(name) for name, value in scores.items())
    return scored.with_columns(_group(count).alias("group"))


def _score(value: pl.Expr, count: int, accounts: int) -> pl.Expr:
    """1 for the lowest of `count` equal parts; whole numbers, because a quotient may fall just below one."""
    return (value.rank("min").cast(pl.Int64) - 1) * count // accounts + 1


def _group(count: int) -> pl.Expr:
    """A place on a board of three by three: how recent, and how often and how much together."""
    recent = _third((pl.col("r") - 1) / (count - 1))
    much = _third((pl.col("f") + pl.col("m") - 2) / (2 * (count - 1)))
    names = {
        (2, 2): Group.CHAMPION,
        (1, 2): Group.LOYAL,
        (0, 2): Group.WIN_BACK,
        (2, 1): Group.GROWING,
        (1, 1): Group.STEADY,
        (0, 1): Group.AT_RISK,
        (2, 0): Group.NEW_OR_SMALL,
        (1, 0): Group.ASLEEP,
        (0, 0): Group.ASLEEP,
    }
    place = recent * 3 + much
    return place.replace_strict({r * 3 + fm: group.value for (r, fm), group in names.items()}, return_dtype=pl.String)


def _third(share: pl.Expr) -> pl.Expr:
    """0, 1 or 2: below a third, between, above two thirds."""
    return (share >= 1 / 3).cast(pl.Int64) + (share > 2 / 3).cast(pl.Int64)
