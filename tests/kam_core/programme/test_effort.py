"""Effort beside value by part of the portfolio, by hand."""

from datetime import date
from decimal import Decimal

import polars as pl
import pytest

from kam_core.period import trailing_year
from kam_core.programme.effort import Measure, effort, shares, with_cost
from kam_core.store.store import Store
from tests.kam_core.programme.conftest import CLOSED

YEAR = trailing_year(CLOSED)
QUADRANTS = pl.DataFrame({"account_id": ["key", "ann", "dot"], "quadrant": ["star", "strategic", None]})


@pytest.fixture
def staffed(admitted: Store) -> Store:
    """The world, where Key has ten hours a month and Ann five; Key and Ben are visited."""
    team = pl.DataFrame(
        {
            "team_member_id": ["t1", "t2"],
            "account_id": ["key", "ann"],
            "person_id": ["P1", "P1"],
            "role": ["collaborator", "collaborator"],
            "hours_a_month": [Decimal(10), Decimal(5)],
            "illustrative": [False, False],
            "version": [1, 1],
        }
    )
    visits = pl.DataFrame(
        {
            "account_id": ["key", "ben"],
            "month": [date(2025, 3, 1)] * 2,
            "driver": ["visits"] * 2,
            "quantity": [Decimal(1)] * 2,
            "rate": [Decimal(30)] * 2,
            "rate_base": [Decimal(30)] * 2,
            "batch_id": [0, 0],
        }
    )
    spent = pl.DataFrame(
        {
            "investment_id": ["i1"],
            "account_id": ["key"],
            "what": ["Wall"],
            "kind": ["money"],
            "amount": [Decimal(100)],
            "hours": [Decimal(6)],
            "spent_on": [date(2025, 6, 1)],
            "illustrative": [False],
            "version": [1],
        }
    )
    met = pl.DataFrame(
        {
            "activity_id": ["a1", "a2", "a3"],
            "account_id": ["key", "eve", "key"],
            "kind": ["call"] * 3,
            "activity_date": [date(2025, 3, 1)] * 3,
            "planned": [False, False, True],
            "batch_id": [0] * 3,
        }
    )
    tables = {
        "app.team_member": team,
        "facts.cost_driver": visits,
        "app.investment": spent,
        "facts.activity": met,
    }
    for table, frame in tables.items():
        admitted.writer.derive(lambda transaction, table=table, frame=frame: transaction.insert(table, frame))
    return admitted


def test_effort_and_value_of_each_part(staffed: Store) -> None:
    rows = effort(staffed.database, QUADRANTS, None, YEAR)
    shown = rows.select("part", "accounts", "hours", "hours_of", "invested", "cost_to_serve", "contacts", "revenue")
    # Ben bought for 400, Eve for 4000, Fay for 1000, Cat nothing.
    assert shown.rows() == [
        ("strategic", 1, 60.0, 1, None, None, None, 1200),
        ("star", 1, 126.0, 1, 100, 30, 1, 2000),
        ("no_quadrant", 1, None, 0, None, None, None, 1000),
        ("others", 4, None, 0, None, 30, 1, 5400),
    ]


def test_only_those_that_are_asked_for_count(staffed: Store) -> None:
    rows = effort(staffed.database, QUADRANTS, pl.DataFrame({"account_id": ["key", "ben"]}), YEAR)
    assert rows.select("part", "accounts").rows() == [("star", 1), ("others", 1)]


def test_cost_is_unknown_where_a_part_of_it_is(staffed: Store) -> None:
    rows = effort(staffed.database, QUADRANTS, None, YEAR)
    # 126 hours at 10, 100 and 30.
    assert with_cost(rows, Decimal(10))["cost"].to_list() == [None, 1390, None, None]
    assert with_cost(rows, None)["cost"].to_list() == [None] * 4


def test_shares_are_of_the_parts_that_are_known(staffed: Store) -> None:
    rows = with_cost(effort(staffed.database, QUADRANTS, None, YEAR), None)
    assert shares(rows, Measure.HOURS).rows() == [
        ("strategic", pytest.approx(60 / 186), 0.375),
        ("star", pytest.approx(126 / 186), 0.625),
    ]
    assert shares(rows, Measure.CONTACTS)["effort_share"].to_list() == [0.5, 0.5]
    assert shares(rows, Measure.COST).is_empty()
