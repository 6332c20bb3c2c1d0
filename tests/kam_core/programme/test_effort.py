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
        ("strategic", 1, 60.0, 1, None, None, 0, 1200),
        ("star", 1, 126.0, 1, 100, 30, 1, 2000),
        ("no_quadrant", 1, None, 0, None, None, 0, 1000),
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
    # Of 9600 all bought Ann 1200, Key 2000, Dot 1000: whom nobody met brings revenue all the same.
    assert shares(rows, Measure.CONTACTS).rows() == [
        ("strategic", 0.0, 0.125),
        ("star", 0.5, pytest.approx(2000 / 9600)),
        ("no_quadrant", 0.0, pytest.approx(1000 / 9600)),
        ("others", 0.5, 0.5625),
    ]
    assert shares(rows, Measure.COST).is_empty()


def together(*accounts: str) -> pl.DataFrame:
    return pl.DataFrame({"account_id": list(accounts), "quadrant": ["star"] * len(accounts)})


def test_the_revenue_beside_effort_is_that_of_the_same_accounts(staffed: Store) -> None:
    rows = with_cost(effort(staffed.database, together("key", "fay"), None, YEAR), Decimal(10))
    # Of Fay, who bought for 1000, no hours are known; of the others only Ann's are, who bought for 1200.
    assert shares(rows, Measure.HOURS).rows() == [
        ("star", pytest.approx(126 / 186), 0.625),
        ("others", pytest.approx(60 / 186), 0.375),
    ]
    assert rows["revenue"].to_list() == [3000, 6600]


def test_cost_adds_up_what_is_known_of_the_same_accounts(staffed: Store) -> None:
    rows = with_cost(effort(staffed.database, together("key", "ann"), None, YEAR), Decimal(10))
    # Key's 126 hours at 10, 100 and 30; of Ann only her 60 hours are known.
    shown = rows.select("part", "hours_cost", "cost", "cost_of", "cost_revenue")
    assert shown.rows() == [("star", 1860, 1390, 1, 2000), ("others", None, None, 0, None)]


def test_without_any_contact_on_record_nobody_knows_who_was_met(admitted: Store) -> None:
    rows = effort(admitted.database, QUADRANTS, None, YEAR)
    assert rows["contacts"].to_list() == [None] * 4
