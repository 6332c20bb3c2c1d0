"""The three dates of a store, and what a cached value is kept under."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import duckdb

from kam_core.period import Moments
from kam_core.store.database import Database, statement


def moments(database: Database) -> Moments:
    """The dates that everything in this store is measured against.

    Source: `facts.company` (kept at each load) and the settings `today` (fixed in the demo) and `time_zone`.
    """
    company = database.one("store", "company")
    settings = {name: value for name, value, *_ in database.ask(_settings)}
    fixed = settings["today"]
    today = date.fromisoformat(fixed) if fixed else datetime.now(UTC).astimezone(ZoneInfo(settings["time_zone"])).date()
    if company is None:
        return Moments(as_of=None, closed_through=None, today=today)
    return Moments(company["as_of"], company["closed_through"], today)


def _settings(cursor: duckdb.DuckDBPyConnection) -> list[tuple[str, ...]]:
    return cursor.execute(statement("store", "settings")).fetchall()


@dataclass(frozen=True, slots=True)
class Revisions:
    """What a cached value is kept under.

    `store` changes with every write; `portfolio` stays as it is where nothing but plans changed.
    """

    store: str
    portfolio: str


def revisions(database: Database) -> Revisions:
    """Which state of the store this is."""
    found = database.one("store", "revisions")
    return Revisions(found["store"], found["portfolio"]) if found else Revisions("", "")
