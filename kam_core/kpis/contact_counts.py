"""How a population and we speak with each other, at several points at once."""

from dataclasses import dataclass

import polars as pl

from kam_core.kpis.population import read_of
from kam_core.store.database import Database

# In so many days, both sides must have spoken with several of their people.
THREAD_DAYS = 180
FEWEST_CONTACTS = 3
# One of us should not carry more of all occasions than so many of a hundred.
MOST_OF_ONE = 70


@dataclass(frozen=True, slots=True)
class Touched:
    """With how many accounts both sides ever spoke, the median days since then, and how many of these bought."""

    accounts: int
    days: float
    bought: int


@dataclass(frozen=True, slots=True)
class Threads:
    """Of how many accounts we know with whom we spoke, how many of these hang by one thread, how many have contacts."""

    accounts: int
    hanging: int
    known: int


@dataclass(frozen=True, slots=True)
class Requests:
    """How many were made in a window, how many of these were answered, and their median hours (null: none)."""

    asked: int
    answered: int
    hours: float | None


def touched(database: Database, population: pl.DataFrame | None, windows: pl.DataFrame) -> dict[int, Touched]:
    """The last contacts of a population.

    Args:
        database: where to read.
        population: one column `account_id`; null for all accounts.
        windows: `point`, `day`, and a year from `first` to before `until`.

    Returns:
        By point; absent where nobody had spoken with us by its day.
    """
    rows = read_of(database, "touched", population, {"windows": windows})
    return {point: Touched(*rest) for point, *rest in rows.iter_rows()}


def threads(database: Database, population: pl.DataFrame | None, windows: pl.DataFrame) -> dict[int, Threads]:
    """By how many threads accounts hang; takes and returns what `touched` does."""
    rows = read_of(
        database,
        "threads",
        population,
        {"windows": windows},
        days=THREAD_DAYS,
        fewest=FEWEST_CONTACTS,
        most=MOST_OF_ONE,
    )
    return {point: Threads(*rest) for point, *rest in rows.iter_rows()}


def requests(database: Database, population: pl.DataFrame | None, windows: pl.DataFrame) -> dict[int, Requests]:
    """The requests of a window; takes what `touched` does. Absent without a request."""
    rows = read_of(database, "requests", population, {"windows": windows})
    return {point: Requests(*rest) for point, *rest in rows.iter_rows()}
