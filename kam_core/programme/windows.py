"""The twelve months before and after each admission, and why some admissions have none."""

from datetime import date

import polars as pl

from kam_core.period import trailing_year
from kam_core.programme.model import LeftOut
from kam_core.store.database import Database

_COLUMNS = ("before_first", "before_until", "after_first", "after_until")


def admissions(database: Database, population: pl.DataFrame | None, day: date) -> pl.DataFrame:
    """Who was ever admitted by `day`, of a population (`account_id`; null: all); those who left since too.

    Returns:
        One row an account, the first admitted first: `account_id`, `account_name`, `segment` (null without one; ''
        where no account has any), Date `since` (its first day on the list), `unbroken_since` (the first day of its last
        time on it) and `left_on` (null: on it on `day`), `listed` Boolean (on `day`), `illustrative` Boolean.
    """
    every = database.read("programme", "admissions", day=day)
    return every if population is None else every.join(population, on="account_id", how="semi", maintain_order="left")


def first_years(admitted: pl.DataFrame, first_month: date | None, closed_through: date) -> pl.DataFrame:
    """The last twelve months before each admission, and the first twelve since, whoever left again in them.

    Leaving out who left would leave out failures and flatter the programme. A month in which an account was not on the
    list from its first day on is in neither.

    Args:
        admitted: as `admissions` returns it.
        first_month: from which month on orders are known; null without any.
        closed_through: the last month end that counts.

    Returns:
        `admitted` with `before_first`, `before_until`, `after_first`, `after_until` Date (first days of months, the
        untils not in them) and `left_out` (of `LeftOut`; null: both years are known).
    """
    month = pl.col("since").dt.truncate("1mo")
    whole = pl.when(pl.col("since").dt.day() == 1).then(month).otherwise(month.dt.offset_by("1mo"))
    timed = admitted.with_columns(
        before_first=month.dt.offset_by("-12mo"),
        before_until=month,
        after_first=whole,
        after_until=whole.dt.offset_by("12mo"),
    )
    return timed.with_columns(left_out=_left_out(first_month, trailing_year(closed_through).until))


def last_year(admitted: pl.DataFrame, first_month: date | None, closed_through: date) -> pl.DataFrame:
    """As `first_years`, but the year after is the last twelve closed months, and all of it is on the list.

    Who was not on it without a break from its first day to its last is left out.
    """
    year = trailing_year(closed_through)
    timed = first_years(admitted, first_month, closed_through).with_columns(
        after_until=pl.when(pl.col("after_first") <= year.first).then(year.until).otherwise("after_until"),
        after_first=pl.when(pl.col("after_first") <= year.first).then(year.first).otherwise("after_first"),
    )
    broken = (pl.col("unbroken_since") > year.first) | (pl.col("left_on") < year.until).fill_null(value=False)
    reason = pl.when(broken).then(pl.lit(LeftOut.LEFT_AGAIN.value))
    return timed.with_columns(left_out=pl.coalesce(_left_out(first_month, year.until), reason))


def _left_out(first_month: date | None, until: date) -> pl.Expr:
    reaches = pl.lit(first_month, pl.Date) <= pl.col("before_first")
    return (
        pl.when(~reaches.fill_null(value=False))
        .then(pl.lit(LeftOut.NO_YEAR_BEFORE.value))
        .when(pl.col("after_until") > until)
        .then(pl.lit(LeftOut.NO_YEAR_AFTER.value))
    )
