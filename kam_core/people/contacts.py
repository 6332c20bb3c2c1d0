"""Who the people at an account are, how well we know them, and when we last spoke with them.

A contact is two-way and counts where both sides had a word: a list of mails that nobody answered is none.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import polars as pl

from kam_core.accounts import queries
from kam_core.records.model import SEPARATOR
from kam_core.store.database import Database
from kam_core.text.words import _

# After so many days without a word a contact is cold, where the plan does not say another number.
TOUCH_DAYS = 90
# What somebody of us thinks of a person: for our screens, and in no file that leaves the house.
OPINIONS = (
    "power",
    "stance",
    "buying_roles",
    "personal_win",
    "may_leave",
    "successor_id",
    "successor_name",
    "note",
    "current",
    "wanted",
    "known_by",
)


def contacts(database: Database, account_id: str, today: date) -> pl.DataFrame:
    """The people of one account who are not archived, the most powerful first; also those who left.

    Returns:
        The columns that `of_population` names.
    """
    return of_population(database, population_of(account_id), today)


def of_population(database: Database, population: pl.DataFrame, today: date) -> pl.DataFrame:
    """The people of accounts.

    Args:
        database: where from.
        population: one column, `account_id`.
        today: contacts are counted up to this day.

    Returns:
        One row a contact, by account, then the most powerful first: `account_id`, `contact_id`, `contact_name`,
        `title`, `department`, `level`, `email`, `reports_to`, `reports_to_name`, `power` (1..5), `stance`,
        `buying_roles` (parted by '|'), `personal_win`, `may_leave`, `successor_id`, `successor_name`, `left_on`,
        `note`, `last_on` (the last two-way contact; null: none known), `days` since then, `last_by` (names of ours)
        and `last_by_ids` (parted by '|'), `current` and `wanted` (the best relationship of ours and the best that is
        wanted, 1..5), `known_by` (whose the best is), `touch_days` (after how many days they are cold), `freshness`
        ('fresh', 'cold'; null: no contact known), `gone` (they left by today), `illustrative`, `version`. Null is
        unknown.
    """
    found = database.read_kept(
        "people",
        "contacts",
        reads=("stakeholder", "interaction", "relationship", "plan"),
        frames={"population": population},
        today=today,
        touch_days=TOUCH_DAYS,
    ).with_columns(_days(today), (pl.col("left_on") <= today).fill_null(value=False).alias("gone"))
    return _named(database, found).with_columns(_freshness())


def last_contact(database: Database, population: pl.DataFrame, today: date) -> pl.DataFrame:
    """When both sides last spoke, for each account.

    Returns:
        One row an account of `population`: `account_id`, `last_on` (null: no two-way contact is known), `days` since
        then, `contact_id`, `contact_name` (null: nobody said with whom), `last_by` and `last_by_ids`, `touch_days`,
        `freshness` as in `of_population`.
    """
    found = database.read_kept(
        "people",
        "last_contact",
        reads=("stakeholder", "interaction", "plan"),
        frames={"population": population},
        today=today,
        touch_days=TOUCH_DAYS,
    ).with_columns(_days(today))
    return _named(database, found).with_columns(_freshness())


def without_opinions(people: pl.DataFrame) -> pl.DataFrame:
    """What of a frame of contacts may leave the house in a file."""
    return people.drop(OPINIONS, strict=False)


def population_of(*account_ids: str) -> pl.DataFrame:
    """Accounts as a population."""
    return pl.DataFrame({"account_id": account_ids}, schema={"account_id": pl.String})


def listed(names: Sequence[str], most: int = 3) -> str:
    """Some names in a row, and how many more there are."""
    said = ", ".join(names[:most])
    left = len(names) - most
    return _("{names} and {n} more", names=said, n=left) if left > 0 else said


def _days(today: date) -> pl.Expr:
    return (pl.lit(today) - pl.col("last_on")).dt.total_days().cast(pl.Int32).alias("days")


def _freshness() -> pl.Expr:
    cold = pl.when(pl.col("days") > pl.col("touch_days")).then(pl.lit("cold")).otherwise(pl.lit("fresh"))
    return pl.when(pl.col("days").is_not_null()).then(cold).alias("freshness")


def _named(database: Database, found: pl.DataFrame) -> pl.DataFrame:
    """With `last_by`, our people by name; somebody who is not among them goes by the id."""
    names: dict[str, str] = dict(queries.people(database).select("person_id", "person_name").iter_rows())
    said = [None if not ids else _all_of(names, ids.split(SEPARATOR)) for ids in found["last_by_ids"]]
    return found.with_columns(pl.Series("last_by", said, dtype=pl.String))


def _all_of(names: Mapping[str, str], ids: Iterable[str]) -> str:
    return ", ".join(names.get(one, one) for one in ids)
