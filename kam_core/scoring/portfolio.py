"""Where the accounts of a view stand on a day whose scores `scores.ensure_compared` has seen to."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import polars as pl

from kam_core.accounts.model import Filters
from kam_core.scoring import criteria
from kam_core.scoring.matrix import BORDERLINE, LOW_COVERAGE
from kam_core.store.database import Database

CELL = 5
CELLS = 100 // CELL


class Sort(StrEnum):
    """The columns of `positions` that a table may be sorted by."""

    ACCOUNT_NAME = "account_name"
    OWNER_NAME = "owner_name"
    SEGMENT = "segment"
    COUNTRY = "country"
    KIND = "kind"
    ATTRACTIVENESS = "attractiveness"
    STRENGTH = "strength"
    COVERAGE = "coverage"
    QUADRANT = "quadrant"
    BORDER_MARGIN = "border_margin"
    CLASS_STABILITY = "class_stability"
    REVENUE = "revenue"
    POTENTIAL = "potential"


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of `positions`, and how many there are on all pages."""

    rows: pl.DataFrame
    total: int


@dataclass(frozen=True, slots=True)
class Overlap:
    """How far the key accounts are simply the biggest.

    `jaccard` is the share that both groups have of all in either, null without key accounts; `both` counts them.
    The frames have `account_id`, `account_name`, `kind`, `revenue`, `quadrant`, `place` (1 is the largest; null
    without revenue), largest first.
    """

    jaccard: float | None
    both: int
    key_not_big: pl.DataFrame
    big_not_key: pl.DataFrame


def population(database: Database, filters: Filters, day: date) -> pl.DataFrame:
    """The accounts that a view is limited to: one column, `account_id`."""
    return database.read(
        "scoring",
        "population",
        day=day,
        version=criteria.version_in_force(database, day),
        owners=list(filters.owners),
        segments=list(filters.segments),
        countries=list(filters.countries),
        kinds=[kind.value for kind in filters.kinds],
        quadrants=[quadrant.value for quadrant in filters.quadrants],
    )


def positions(database: Database, filters: Filters, day: date, compared_with: date) -> pl.DataFrame:
    """Where every account of a view stands, and stood under the same criteria; by revenue, largest first.

    Returns:
        One row an account: `account_id`, `account_name`, `owner_id`, `owner_name`, `segment`, `country`, `kind`
        (membership on `day`, 'candidate' if proposed, else 'none'), `attractiveness`, `strength` (0..100, null
        without a value), `coverage` (the smaller of `attractiveness_coverage` and `strength_coverage`, 0..1),
        `quadrant`, `border_margin` (points), `class_stability` (0..1) (null without both scores), `revenue` (Decimal,
        twelve months, base currency), `potential` (Decimal, three years; null: nobody said), `proposal`,
        `then_attractiveness`, `then_strength` (on `compared_with`; null where it had none).
    """
    everyone = _stand(database, population(database, filters, day), day, compared_with)
    return everyone.sort("revenue", "account_id", descending=[True, False], nulls_last=True)


def page(
    database: Database,
    among: pl.DataFrame,
    day: date,
    compared_with: date,
    *,
    sort: Sort = Sort.REVENUE,
    descending: bool = True,
    first_row: int = 0,
    page_rows: int = 50,
) -> Page:
    """One page of `positions` of a population, sorted by the store; null comes last either way."""
    wanted = _sorted(database, among, day, sort, descending=descending, first_row=first_row, page_rows=page_rows)
    return Page(_in_order(database, wanted, day, compared_with), among.height)


def borderline(database: Database, among: pl.DataFrame, day: date, at_most: int = 100) -> pl.DataFrame:
    """Accounts less than 5 points from a cut, nearest first, as `positions` returns them."""
    nearest = _sorted(
        database, among, day, Sort.BORDER_MARGIN, descending=False, page_rows=at_most, margin_under=BORDERLINE
    )
    return _in_order(database, nearest, day, day)


def low_coverage(database: Database, among: pl.DataFrame, day: date, at_most: int = 100) -> pl.DataFrame:
    """Accounts with values for less than 70 % of the weights of an axis, largest first, as `positions` has them."""
    largest = _sorted(
        database, among, day, Sort.REVENUE, descending=True, page_rows=at_most, coverage_under=LOW_COVERAGE
    )
    return _in_order(database, largest, day, day)


def standing(database: Database, among: pl.DataFrame, day: date) -> pl.DataFrame:
    """How many accounts of a population stand where.

    Returns:
        One row a quadrant that has accounts (null: without both scores): `quadrant`, `accounts`, `revenue` (Decimal),
        and of these `borderline` and `low_coverage`.
    """
    return _of(database, "standing", among, day, borderline=BORDERLINE, low_coverage=LOW_COVERAGE)


def binned(database: Database, among: pl.DataFrame, day: date) -> pl.DataFrame:
    """How many accounts stand in each cell of 5 by 5 points, for a picture of too many to draw.

    Returns:
        One row a cell that has accounts: `strength` and `attractiveness` (its lower edges), `accounts`, `revenue`.
    """
    return _of(database, "binned", among, day, width=CELL, cells=CELLS)


def is_illustrative(database: Database) -> bool:
    """Whether a rating, comparison, potential, wallet estimate or cost to serve in scores was made up for a demo."""
    return bool(database.read("scoring", "illustrative_inputs")["illustrative"][0])


def overlap(database: Database, among: pl.DataFrame, day: date) -> Overlap:
    """The key accounts of a population against as many of its largest by revenue."""
    either = _of(database, "key_and_big", among, day)
    key, big = pl.col("is_key"), pl.col("is_big").fill_null(value=False)
    both = either.filter(key & big).height
    shown = pl.exclude("is_key", "is_big")
    return Overlap(
        jaccard=both / either.height if either.height else None,
        both=both,
        key_not_big=either.filter(key & ~big).select(shown),
        big_not_key=either.filter(big & ~key).select(shown),
    )


def _of(database: Database, statement: str, among: pl.DataFrame, day: date, **values: object) -> pl.DataFrame:
    version = criteria.version_in_force(database, day)
    return database.read(
        "scoring", statement, choices=None, frames={"population": among}, day=day, version=version, **values
    )


def _stand(database: Database, among: pl.DataFrame, day: date, compared_with: date) -> pl.DataFrame:
    return _of(database, "positions", among, day, compared_with=compared_with)


def _in_order(database: Database, wanted: pl.DataFrame, day: date, compared_with: date) -> pl.DataFrame:
    return wanted.join(_stand(database, wanted, day, compared_with), on="account_id", maintain_order="left")


def _sorted(
    database: Database,
    among: pl.DataFrame,
    day: date,
    sort: Sort,
    *,
    descending: bool,
    page_rows: int,
    first_row: int = 0,
    coverage_under: float | None = None,
    margin_under: float | None = None,
) -> pl.DataFrame:
    return database.read(
        "scoring",
        "sorted_page",
        choices={"sort": sort},
        frames={"population": among},
        day=day,
        version=criteria.version_in_force(database, day),
        descending=descending,
        first_row=first_row,
        page_rows=page_rows,
        coverage_under=coverage_under,
        margin_under=margin_under,
    )
