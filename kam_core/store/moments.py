"""The three dates of a store, and what a cached value is kept under."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from kam_core.period import Moments
from kam_core.store.database import Database


def moments(database: Database) -> Moments:
    """The dates that everything in this store is measured against.

    Source: `facts.company` (kept at each load) and the settings `today` (fixed in the demo) and `time_zone`.
    """
    company = database.read("store", "company")
    settings = dict(database.read("store", "settings").select("name", "value").iter_rows())
    fixed = settings["today"]
    today = date.fromisoformat(fixed) if fixed else datetime.now(UTC).astimezone(ZoneInfo(settings["time_zone"])).date()
    if company.is_empty():
        return Moments(as_of=None, closed_through=None, today=today)
    return Moments(company["as_of"][0], company["closed_through"][0], today)


@dataclass(frozen=True, slots=True)
class Revisions:
    """What a cached value is kept under.

    `store` changes with every write; `portfolio` stays as it is where nothing but plans changed.
    """

    store: str
    portfolio: str


def revisions(database: Database) -> Revisions:
    """Which state of the store this is."""
    store, portfolio, _ = database.read("store", "revisions").row(0)
    return Revisions(store, portfolio)
