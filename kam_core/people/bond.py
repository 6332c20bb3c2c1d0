"""How far the relationship with an account has come, as far as data can tell: a hint, and not a goal.

Five stages (McDonald, Rogers): exploratory, basic, cooperative, interdependent, integrated. Nobody can count whether
systems are interlinked and leaving would be hard for both, so the hint ends at the fourth.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import polars as pl

from kam_core.kpis.contact_counts import THREAD_DAYS
from kam_core.people.alarms import HOLDS
from kam_core.people.relationships import relationships
from kam_core.records.model import SEPARATOR
from kam_core.store.database import Database

# So many contacts, and so many of us, hold the relationship together in the third and the fourth stage.
REGULAR, MANY = 2, 4
LEVELS_OF_MANY, DEPARTMENTS_OF_MANY = 2, 3
YEAR = 365


class Shape(StrEnum):
    """Who speaks with whom: one on each side, function with function, or something between."""

    BOW_TIE = "bow_tie"
    BETWEEN = "between"
    DIAMOND = "diamond"


@dataclass(frozen=True, slots=True)
class Bond:
    """What the hint says, and what it was counted from.

    `stage` is 1 to 4, null where nobody of the account is known. `theirs`: contacts who spoke with us within 180 days
    or know one of us at 3 of 5 or more; `levels` and `departments` among them; `ours`: colleagues with such a
    relationship. `orders` in the last 365 days.
    """

    stage: int | None
    shape: Shape | None
    theirs: int
    ours: int
    levels: int
    departments: int
    orders: int


def bond(database: Database, account_id: str, people: pl.DataFrame, today: date) -> Bond:
    """The hint for one account.

    Args:
        database: where from.
        account_id: whose.
        people: as `contacts.contacts` returns them for `today`.
        today: what is measured against.
    """
    holds = (pl.col("days") <= THREAD_DAYS) | (pl.col("current") >= HOLDS)
    close = people.filter(~pl.col("gone"), holds.fill_null(value=False))
    known = relationships(database, account_id).filter(pl.col("current") >= HOLDS)
    spoke = close["last_by_ids"].drop_nulls().str.split(SEPARATOR).explode()
    ours = len({*known["person_id"], *spoke})
    levels, departments = (close[name].drop_nulls().n_unique() for name in ("level", "department"))
    business = database.read("people", "business", account_id=account_id, year_before=_a_year_before(today))
    orders = int(business["orders"][0] or 0)
    is_many = close.height >= MANY and ours >= REGULAR and levels >= LEVELS_OF_MANY
    if people.is_empty():
        return Bond(None, None, 0, 0, 0, 0, orders)
    shape = _shape(close.height, ours, functions=departments if is_many else 0)
    return Bond(_stage(orders, close.height, ours, shape), shape, close.height, ours, levels, departments, orders)


def _stage(orders: int, theirs: int, ours: int, shape: Shape) -> int:
    if not orders:
        return 1
    if theirs < REGULAR or not ours:
        return 2
    return 4 if shape is Shape.DIAMOND else 3


def _shape(theirs: int, ours: int, *, functions: int) -> Shape:
    if theirs <= 1 or ours == 0:
        return Shape.BOW_TIE
    return Shape.DIAMOND if functions >= DEPARTMENTS_OF_MANY else Shape.BETWEEN


def _a_year_before(today: date) -> date:
    return date.fromordinal(today.toordinal() - YEAR)
