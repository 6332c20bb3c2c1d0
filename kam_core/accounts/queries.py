"""Accounts and the people who look after them: one, some, and what there is to choose from."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from kam_core.accounts.model import Account, AccountId, PersonId
from kam_core.errors import UnknownAccountError
from kam_core.store.database import Database

LONGEST_SEARCH = 200


@dataclass(frozen=True, slots=True)
class Choices:
    """What accounts can be limited by: values that at least one account has, in order.

    `owners` are (id, name), by name; an owner who is not among the people goes by the id.
    """

    owners: tuple[tuple[PersonId, str], ...]
    segments: tuple[str, ...]
    industries: tuple[str, ...]
    countries: tuple[str, ...]


def readable(text: str) -> str:
    """The text without halves of characters, which no database takes and a link can hold."""
    return text.encode("utf-8", "replace").decode()


def count(database: Database) -> int:
    """How many accounts there are."""
    return int(database.read("accounts", "count")["accounts"][0])


def account(database: Database, account_id: AccountId) -> Account:
    """One account.

    Raises:
        UnknownAccountError: no account has this id.
    """
    rows = database.read("accounts", "account", account_id=readable(account_id))
    if rows.is_empty():
        raise UnknownAccountError("No account {account}.", account=account_id)
    row = rows.row(0, named=True)
    return Account(
        id=row["account_id"],
        name=row["account_name"],
        parent_id=row["parent_account_id"],
        extra=_extra(row["extra"]),
        **{field: row[field] for field in _SAME_NAME},
    )


_SAME_NAME = (
    "parent_name",
    "segment",
    "industry",
    "country",
    "territory",
    "currency",
    "owner_id",
    "owner_name",
    "domain",
    "illustrative",
)


def _extra(kept: str | None) -> Mapping[str, object]:
    extra = json.loads(kept) if kept else {}
    return extra if isinstance(extra, dict) else {}


def people(database: Database) -> pl.DataFrame:
    """Everybody who uses the product or owns an account.

    Returns:
        One row a person, the active ones first, then by name: `person_id`, `person_name`, `title`, `territory`,
        `active` Boolean.
    """
    return database.read_kept("accounts", "people", reads=())


def choices(database: Database) -> Choices:
    """What a filter over accounts can offer, in one pass over them."""
    found = database.read("accounts", "choices")
    return Choices(
        owners=tuple(found.select("owner_id", "owner_name").drop_nulls().iter_rows()),
        segments=tuple(found["segment"].drop_nulls()),
        industries=tuple(found["industry"].drop_nulls()),
        countries=tuple(found["country"].drop_nulls()),
    )


def search(database: Database, text: str, limit: int) -> pl.DataFrame:
    """Accounts whose name or id holds `text`, whatever its case and accents; no character has a special meaning.

    Returns:
        At most `limit` rows: `account_id`, `account_name`, `country`, `segment`, `owner_id`; an equal id first, then
        names that start with the text, then by name. Without a text, the first by name.
    """
    return database.read("accounts", "search", text=readable(text.strip())[:LONGEST_SEARCH], most=limit)


def children(database: Database, account_id: AccountId) -> pl.DataFrame:
    """Accounts that name this one as their parent, by name; columns as `search` returns them."""
    return database.read("accounts", "children", account_id=account_id)


def owned_by(database: Database, person_id: PersonId) -> pl.DataFrame:
    """Accounts that a person owns, by name; columns as `search` returns them."""
    return database.read("accounts", "owned_by", person_id=person_id)


def external_ids(database: Database, account_id: AccountId) -> pl.DataFrame:
    """What other systems call an account, by system: `source`, `external_id`."""
    return database.read("accounts", "external_ids", account_id=account_id)
