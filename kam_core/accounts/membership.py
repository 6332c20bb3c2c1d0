"""The list of key accounts as it stands, stood and grew."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from kam_core.accounts.model import AccountId, Kind
from kam_core.store.database import Database
from kam_core.store.moments import moments

ADVISED_CEILING = (15, 35)


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether an account is on the list, and since when.

    `kind` is null off the list; `since` is when it joined, `kind_since` when its kind was last decided. `version`
    is what a save must name (0 for an account that never was on the list).
    """

    kind: Kind | None
    since: date | None
    kind_since: date | None
    version: int


def members(database: Database, day: date) -> pl.DataFrame:
    """The key accounts on a day.

    Returns:
        One row an account, by name: `account_id`, `account_name`, `kind` ('existing' or 'emerging'), `since` Date
        (on the list without a gap), `kind_since` Date, `admit_reason` and `admitted_by` (a name) of the kind it has,
        `illustrative` Boolean, `version` Int32.
    """
    return database.read("accounts", "members", day=day)


def stays(database: Database, account_id: AccountId) -> pl.DataFrame:
    """Every stay of one account on the list, newest first; a change of kind ends one and begins the next.

    Returns:
        `membership_id`, `kind`, `since`, `until` (the first day it no longer held; null: still does),
        `admit_reason`, `admitted_by`, `retire_reason`, `retired_by` (names), `illustrative`, `version`.
    """
    return database.read("accounts", "stays", account_id=account_id)


def standing(database: Database, account_id: AccountId) -> Standing:
    """Where one account stands with the list now; for the form that changes it."""
    trail = stays(database, account_id)
    if trail.is_empty():
        return Standing(None, None, None, 0)
    newest = trail.row(0, named=True)
    if newest["until"] is not None:
        return Standing(None, None, None, newest["version"])
    first = newest
    for earlier in trail.tail(-1).iter_rows(named=True):
        if not _continues(earlier, first):
            break
        first = earlier
    return Standing(Kind(newest["kind"]), first["since"], newest["since"], newest["version"])


def _continues(earlier: Mapping[str, object], later: Mapping[str, object]) -> bool:
    return earlier["until"] == later["since"] and earlier["kind"] != later["kind"]


def changes(database: Database, since: date, until: date) -> pl.DataFrame:
    """Who joined the list, left it or changed kind, from `since` to before `until`.

    Returns:
        One row a change, newest first: `day` Date, `event` ('joined', 'left' or 'kind_changed'), `account_id`,
        `account_name`, `kind` (the new one; for 'left' the last one), `kind_before` (null unless it changed),
        `reason`, `decided_by` (a name), `illustrative`.
    """
    return database.read("accounts", "list_changes", since=since, until=until)


def growth(database: Database) -> pl.DataFrame:
    """How the list grew.

    Returns:
        One row a month since the first admission, oldest first: `month` Date (its first day), `members` Int64 on its
        last day (in the current month: today). Empty if nobody ever was on the list.
    """
    return database.read("accounts", "list_growth", today=moments(database).today)


def ceiling(database: Database) -> int:
    """How many key accounts the company allows itself; `ADVISED_CEILING` is the advised range."""
    size: int = database.read("accounts", "list_size")["ceiling"][0]
    return size


def exceptions(database: Database, day: date) -> pl.DataFrame:
    """Key accounts on `day` that were let in above the ceiling, the first to expire first.

    Returns:
        One row an account: `account_id`, `account_name`, `decided_by` (a name), `reason`, `expires_on` Date (the
        last day it holds), `in_force` Boolean (false: expired).
    """
    return database.read("accounts", "ceiling_exceptions", day=day)
