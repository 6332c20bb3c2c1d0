"""The three dates of a store, and what a cached value is kept under."""

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


def revision(database: Database) -> str:
    """Changes with every write; part of every cache key."""
    return str(database.read("store", "revisions")["store"][0])
