"""Recency, frequency and money: compared with each other, in five parts or, of few accounts, in three."""

from datetime import date
from decimal import Decimal

import polars as pl
import pytest

from kam_core.kpis import rfm
from kam_core.kpis.rfm import Group
from kam_core.store.store import Store
from tests.kam_core.kpis.bought import put

END = date(2025, 12, 31)


def test_the_world_in_terciles_by_hand(world: Store) -> None:
    """Alpha and Beta both bought for 3000: the score of equals is the same."""
    rows = rfm.accounts(world.database, None, END)
    assert rows.select("account_name", "recency", "frequency", "monetary", "r", "f", "m", "group").rows() == [
        ("Beta", 199, 2, 3000, 3, 2, 2, "growing"),
        ("Alpha", 314, 4, 3000, 2, 3, 2, "loyal"),
        ("Gamma", 517, 1, Decimal("250.5"), 1, 1, 1, "asleep"),
    ]


@pytest.mark.parametrize(("accounts", "parts"), [(0, None), (2, None), (3, 3), (24, 3), (25, 5), (1000, 5)])
def test_few_accounts_are_compared_in_fewer_parts(accounts: int, parts: int | None) -> None:
    assert rfm.parts(accounts) == parts


def test_two_accounts_are_too_few_to_compare(closed: Store) -> None:
    put(closed, [("A0", date(2025, 5, 1), Decimal(10)), ("A1", date(2025, 6, 1), Decimal(20))])
    rows = rfm.accounts(closed.database, None, END)
    assert rows.select("account_id", "monetary", "r", "f", "m", "group").rows() == [
        ("A0", 10, None, None, None, None),
        ("A1", 20, None, None, None, None),
    ]


def test_whoever_only_gave_back_is_no_buyer(closed: Store) -> None:
    put(closed, [("A0", date(2025, 5, 1), Decimal(-10)), ("A1", date(2023, 12, 31), Decimal(20))])
    assert rfm.accounts(closed.database, None, END).is_empty()


def test_a_hundred_accounts_fall_into_five_equal_parts(closed: Store) -> None:
    """The one that bought last bought most; all ordered once, so that all have the lowest score of frequency."""
    days = pl.date_range(date(2025, 1, 1), date(2025, 4, 10), eager=True)
    put(closed, [(f"B{n:03}", day, Decimal(n + 1)) for n, day in enumerate(days)])
    rows = rfm.accounts(closed.database, None, END)
    assert rows.height == 100
    for score in ("r", "m"):
        assert dict(rows.group_by(score).len().iter_rows()) == dict.fromkeys(range(1, 6), 20)
    assert rows["f"].unique().to_list() == [1]
    assert set(rows["account_id"][:20]) == {f"B{n:03}" for n in range(80, 100)}


def test_there_are_eight_groups_at_most() -> None:
    assert len(Group) == 8
