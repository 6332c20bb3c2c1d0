"""What is missing or going wrong between an account's people and ours, each with its reason in numbers.

An account of which nobody is known raises one alarm that says so, and no other about its people: what is not known is
no gap. The same holds for our own team.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

import polars as pl

from kam_core.kpis.contact_counts import THREAD_DAYS
from kam_core.people import contacts, team
from kam_core.people.alarm_words import said
from kam_core.records.model import SEPARATOR
from kam_core.store.database import Database

# From this strength on, a relationship holds.
HOLDS = 3
# Who has so much power counts, whatever else is known.
POWERFUL = 4
# For so long, an advocate who left is missed.
LEFT_DAYS = 365
# Those without whom nothing is decided.
DECIDES = ("decision_maker", "approver")
COUNTS = (*DECIDES, "veto", "sponsor", "champion")


class Alarm(StrEnum):
    """What can be wrong; the most urgent first."""

    NO_CONTACTS = "no_contacts"
    ADVOCATE_LEFT = "advocate_left"
    SINGLE_THREAD = "single_thread"
    GOING_COLD = "going_cold"
    CONTACT_COLD = "contact_cold"
    NO_DECISION_MAKER = "no_decision_maker"
    NO_SPONSOR_THERE = "no_sponsor_there"
    NO_SPONSOR_HERE = "no_sponsor_here"
    NO_CHAMPION = "no_champion"
    ONE_LEVEL = "one_level"
    SUCCESSOR_UNKNOWN = "successor_unknown"
    NO_TEAM = "no_team"


def alarms(database: Database, population: pl.DataFrame, today: date) -> pl.DataFrame:
    """What is wrong with the people of accounts, and why we say so.

    Args:
        database: where from.
        population: one column, `account_id`.
        today: what is measured against.

    Returns:
        One row an account and alarm, the most urgent of each account first: `account_id`, `alarm` (an `Alarm`),
        `detail` (one sentence with names as they are stored and its threshold, in the reader's language), `on` (since
        when; null: no day), `days` since then, `contact_id` (the one person it is about; null: nobody or several).
    """
    people = contacts.of_population(database, population, today)
    here = people.filter(~pl.col("gone"))
    last = contacts.last_contact(database, population, today)
    members = team.of_population(database, population).filter("active")
    found = [*_of_people(people, here, last, today), *_of_team(population, members)]
    every = pl.concat(found, how="diagonal_relaxed").select(_COLUMNS)
    order = pl.Enum([one.value for one in Alarm])
    every = (
        every.with_columns(pl.col("alarm").cast(order))
        .sort("account_id", "alarm")
        .with_columns(pl.col("alarm").cast(pl.String))
    )
    return every.with_columns(said(every)).select("account_id", "alarm", "detail", "on", "days", "contact_id")


_COLUMNS = (
    pl.col("account_id").cast(pl.String),
    pl.col("alarm").cast(pl.String),
    pl.col("names").cast(pl.List(pl.String)),
    pl.col("n").cast(pl.Int64),
    pl.col("threshold").cast(pl.Int64),
    pl.col("code").cast(pl.String),
    pl.col("on").cast(pl.Date),
    pl.col("days").cast(pl.Int64),
    pl.col("contact_id").cast(pl.String),
)
_NO_ROWS = pl.DataFrame(
    schema={
        "names": pl.List(pl.String),
        "n": pl.Int64,
        "threshold": pl.Int64,
        "code": pl.String,
        "on": pl.Date,
        "days": pl.Int64,
        "contact_id": pl.String,
    }
)


def _of_people(people: pl.DataFrame, here: pl.DataFrame, last: pl.DataFrame, today: date) -> Iterable[pl.DataFrame]:
    yield _NO_ROWS
    yield _as(Alarm.NO_CONTACTS, last.select("account_id").join(here, on="account_id", how="anti"))
    left = people.filter("gone", pl.col("stance") == "advocate").filter(_ago("left_on", today) <= LEFT_DAYS)
    yield _as(
        Alarm.ADVOCATE_LEFT,
        _together(left, pl.col("left_on").max().alias("on"), _ago("left_on", today).min().alias("days")),
    )
    yield _single_thread(here)
    known = last.join(here.select("account_id").unique(), on="account_id", how="semi")
    cold = known.filter(pl.col("freshness") == "cold").rename({"last_on": "on", "touch_days": "threshold"})
    yield _as(Alarm.GOING_COLD, cold.select("account_id", "on", "days", "threshold"))
    yield _contact_cold(here, known.filter(pl.col("freshness") == "fresh"))
    yield _missing(Alarm.NO_DECISION_MAKER, here, _has_role(*DECIDES))
    yield _missing(Alarm.NO_SPONSOR_THERE, here, _has_role("sponsor"))
    yield _missing(Alarm.NO_CHAMPION, here, _has_role("champion") | (pl.col("stance") == "advocate"))
    yield _one_level(here)
    yield _as(Alarm.SUCCESSOR_UNKNOWN, _together(here.filter("may_leave", pl.col("successor_id").is_null())))


def _of_team(population: pl.DataFrame, members: pl.DataFrame) -> Iterable[pl.DataFrame]:
    accounts = population.select("account_id")
    named = accounts.join(members, on="account_id", how="semi")
    sponsors = members.filter(pl.col("role") == "executive_sponsor")
    yield _as(Alarm.NO_TEAM, accounts.join(members, on="account_id", how="anti"))
    yield _as(Alarm.NO_SPONSOR_HERE, named.join(sponsors, on="account_id", how="anti"))


def _single_thread(here: pl.DataFrame) -> pl.DataFrame:
    """Accounts where one person carries it all: the only one we speak with, or the only one who knows one of us well.

    Whom nobody rated does not count against the second; where one person alone was rated, it says nothing.
    """
    spoken = here.filter(pl.col("days") <= THREAD_DAYS)
    one_spoken = _together(spoken).filter(pl.col("n") == 1)
    rated = here.filter(pl.col("current").is_not_null()).group_by("account_id").len().filter(pl.col("len") > 1)
    holding = here.filter(pl.col("current") >= HOLDS).join(rated, on="account_id", how="semi")
    one_holds = _together(holding).filter(pl.col("n") == 1).join(one_spoken, on="account_id", how="anti")
    return pl.concat(
        [
            _as(Alarm.SINGLE_THREAD, one_spoken, code="spoken", threshold=THREAD_DAYS),
            _as(Alarm.SINGLE_THREAD, one_holds, code="known", threshold=HOLDS),
        ],
        how="diagonal_relaxed",
    )


def _contact_cold(here: pl.DataFrame, in_touch: pl.DataFrame) -> pl.DataFrame:
    """People who count and went cold, at accounts that we speak with otherwise."""
    counts = (pl.col("power") >= POWERFUL) | (pl.col("stance") == "advocate") | _has_role(*COUNTS)
    cold = here.filter(counts.fill_null(value=False), pl.col("freshness") == "cold")
    found = _together(
        cold.sort("days", descending=True),
        pl.col("last_on").min().alias("on"),
        pl.col("days").max(),
        pl.col("touch_days").first().alias("threshold"),
    )
    return _as(Alarm.CONTACT_COLD, found.join(in_touch, on="account_id", how="semi"))


def _one_level(here: pl.DataFrame) -> pl.DataFrame:
    """Accounts whose people all have one level, as far as the level of most is known."""
    levels = here.group_by("account_id").agg(
        pl.col("level").drop_nulls().n_unique().alias("levels"),
        pl.col("level").drop_nulls().first().alias("code"),
        pl.col("level").count().cast(pl.Int64).alias("n"),
        pl.len().alias("all"),
    )
    return _as(Alarm.ONE_LEVEL, levels.filter(pl.col("levels") == 1, 2 * pl.col("n") > pl.col("all")))


def _missing(alarm: Alarm, here: pl.DataFrame, has: pl.Expr) -> pl.DataFrame:
    """Accounts with people of whom none is so."""
    counted = here.group_by("account_id").agg(pl.len().alias("n"), has.fill_null(value=False).any().alias("has"))
    return _as(alarm, counted.filter(~pl.col("has")))


def _has_role(*roles: str) -> pl.Expr:
    held = pl.col("buying_roles").fill_null("").str.split(SEPARATOR)
    return held.list.set_intersection(list(roles)).list.len() > 0


def _together(people: pl.DataFrame, *more: pl.Expr) -> pl.DataFrame:
    """One row an account: how many of its people these are, and their names; `contact_id` where it is one."""
    return people.group_by("account_id").agg(
        pl.len().alias("n"),
        pl.col("contact_name").alias("names"),
        pl.when(pl.len() == 1).then(pl.col("contact_id").first()).alias("contact_id"),
        *more,
    )


def _as(alarm: Alarm, found: pl.DataFrame, **told: object) -> pl.DataFrame:
    return found.with_columns(
        pl.lit(alarm.value).alias("alarm"), **{name: pl.lit(value) for name, value in told.items()}
    )


def _ago(column: str, today: date) -> pl.Expr:
    return (pl.lit(today) - pl.col(column)).dt.total_days()
