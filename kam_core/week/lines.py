"""What needs somebody this week, over many accounts: one line each, what matters most first."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from kam_core.period import trailing_year
from kam_core.store.database import Database
from kam_core.store.moments import moments
from kam_core.week import sources, states
from kam_core.week.reasons import urgency, weights

_MONEY = pl.Decimal(18, 4)
_SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "account_id": pl.String,
    "reason": pl.String,
    "what": pl.String,
    "on": pl.Date,
    "at_stake": _MONEY,
    "record": pl.String,
    "record_id": pl.String,
    "place": pl.String,
    "amount": pl.Int64,
}


def owned(database: Database, owners: Sequence[str]) -> pl.DataFrame:
    """The accounts that people look after: one column, `account_id`. Without anybody: all accounts."""
    return database.read_kept("week", "owned", reads=(), owners=list(owners))


def lines_of(database: Database, owners: tuple[str, ...], today: date) -> pl.DataFrame:
    """`lines` of the accounts that people look after, and of what they have to do on others."""
    return lines(database, owned(database, owners), today, owners=owners)


def lines(database: Database, population: pl.DataFrame, today: date, *, owners: Sequence[str] = ()) -> pl.DataFrame:
    """What needs somebody, by value at stake times urgency, the most first.

    Args:
        database: where to read.
        population: has a column `account_id`.
        today: the day that everything is measured against.
        owners: people whose own actions and open questions count on accounts outside of the population too.

    Returns:
        One row a line: `account_id`, `account_name`, `reason` (a code of `reasons`), `what` (a title, name, sentence or
        code; null: the reason says it), `on` Date (when it is due, or since when it is so; null: no day), `age_days`
        (since `on`; negative: days left), `at_stake` Decimal (base currency: the contract's value, or the revenue of
        twelve months; null: unknown), `urgency` (0..1), `record` and `record_id` (what one click changes; null:
        nothing), `place` (the category or question of the plan that it is about; of an action, its status), `amount`
        (answers, roles, points; else null).
    """
    accounts = _accounts(database, population, today, owners)
    among = accounts.filter("among").select("account_id")
    key = accounts.filter("among", "is_key").select("account_id")
    planned = accounts.filter("among", "has_plan").select("account_id")
    found = [
        sources.to_do(database, accounts, today, owners),
        sources.dates(database, among, today),
        sources.waiting(database, among, today),
        sources.stale(database, among, today),
        sources.without_plan(key, planned),
        states.roles(database, planned),
        *states.people(database, planned, today),
    ]
    found.append(states.sudden_changes(database, among))
    found.append(states.health(database, key, today, found))
    every = pl.concat([_typed(one) for one in found])
    return _ranked(every, accounts, today)


def next_date(database: Database, owners: tuple[str, ...], today: date) -> date | None:
    """The first day after today on which anything is due there; null where nothing is."""
    frames = {"population": owned(database, owners)}
    day: date | None = database.read("week", "next_date", frames=frames, today=today)["day"][0]
    return day


def is_illustrative(database: Database) -> bool:
    """Whether anything that lines are made of was made up for a demo."""
    return bool(database.read("week", "illustrative")["illustrative"][0])


def _accounts(database: Database, population: pl.DataFrame, today: date, owners: Sequence[str]) -> pl.DataFrame:
    closed = moments(database).closed_on(today)
    year = trailing_year(closed) if closed else None
    return database.read_kept(
        "week",
        "accounts",
        reads=("plan", "action", "open_question"),
        frames={"population": population.select("account_id").unique()},
        today=today,
        owners=list(owners),
        first=year.first if year else None,
        until=year.until if year else None,
    )


def _typed(found: pl.DataFrame) -> pl.DataFrame:
    """The frame with every column of a line, null where it has none."""
    held = set(found.columns)
    return found.select(
        (pl.col(name) if name in held else pl.lit(None)).cast(dtype).alias(name) for name, dtype in _SCHEMA.items()
    )


def _ranked(every: pl.DataFrame, accounts: pl.DataFrame, today: date) -> pl.DataFrame:
    known = every.join(accounts.select("account_id", "account_name", "revenue"), on="account_id").join(
        weights(), on="reason"
    )
    told = known.with_columns(
        age_days=(pl.lit(today) - pl.col("on")).dt.total_days(), at_stake=pl.coalesce("at_stake", "revenue")
    ).with_columns(urgency=urgency())
    weight = pl.col("at_stake").cast(pl.Float64).fill_null(0).clip(0) * pl.col("urgency")
    order = told.with_columns(weight=weight).sort(
        "weight",
        "urgency",
        "age_days",
        "account_name",
        "reason",
        "what",
        descending=[True, True, True, False, False, False],
        nulls_last=True,
    )
    return order.select(
        "account_id",
        "account_name",
        "reason",
        "what",
        "on",
        "age_days",
        "at_stake",
        "urgency",
        "record",
        "record_id",
        "place",
        "amount",
    )
