"""Silence is measured against an account's own gaps between purchases."""

from datetime import date
from decimal import Decimal

import polars as pl
import pytest

from kam_core.kpis import rhythm
from kam_core.kpis.rhythm import Rhythms
from kam_core.period import Period
from kam_core.store.store import Store
from tests.kam_core.kpis.bought import put

END = date(2025, 12, 31)
# Gaps of 91, 91, 92, 92, 90 and 91 days, and then nothing.
QUARTERLY = [date(2024, m, 15) for m in (1, 4, 7, 10)] + [date(2025, m, 15) for m in (1, 4, 7)]


def bought_on(account: str, *days: date) -> list[tuple[str, date, Decimal]]:
    return [(account, day, Decimal(10)) for day in days]


def by_account(store: Store, day: date = END) -> dict[str, tuple[object, ...]]:
    rows = rhythm.accounts(store.database, None, day)
    return {row["account_id"]: (row["gaps"], row["usual"], row["since"], row["silent"]) for row in rows.to_dicts()}


def test_who_orders_once_a_quarter_is_silent_after_more_than_a_quarter(closed: Store) -> None:
    put(closed, bought_on("A0", *QUARTERLY))
    assert by_account(closed) == {"A0": (6, 92, 169, True)}
    assert by_account(closed, date(2025, 9, 30)) == {"A0": (6, 92, 77, False)}


def test_one_gap_of_ten_that_was_longer_does_not_count(closed: Store) -> None:
    """A gap of 365 days, then nine from 28 to 31: the ninth of ten is 31."""
    monthly = [date(2023, 12, 1), *(date(2024, m, 1) for m in (12,)), *(date(2025, m, 1) for m in range(1, 10))]
    put(closed, bought_on("A0", *monthly))
    # From 2023-12-01 to 2024-12-01 are 366 days, 2024 is a leap year.
    assert by_account(closed) == {"A0": (10, 31, 121, True)}


def test_of_two_gaps_no_rhythm_is_known(closed: Store) -> None:
    put(closed, bought_on("A0", *QUARTERLY[:3]))
    assert by_account(closed)["A0"] == (2, None, (END - QUARTERLY[2]).days, None)


def test_a_credit_note_breaks_no_silence(closed: Store) -> None:
    put(closed, [*bought_on("A0", *QUARTERLY), ("A0", date(2025, 12, 20), Decimal(-5))])
    assert by_account(closed) == {"A0": (6, 92, 169, True)}


def test_what_is_bought_later_says_nothing_of_a_day_before(closed: Store) -> None:
    put(closed, bought_on("A0", *QUARTERLY))
    assert by_account(closed, date(2024, 12, 31)) == {"A0": (3, 92, 77, False)}
    assert by_account(closed, date(2023, 12, 31)) == {}


def test_the_longest_over_its_time_comes_first_and_unknown_rhythms_last(closed: Store) -> None:
    rows = [*bought_on("A0", *QUARTERLY), *bought_on("A1", *QUARTERLY[:5]), *bought_on("A2", *QUARTERLY[:2])]
    put(closed, rows)
    found = rhythm.accounts(closed.database, None, END)
    assert found["account_id"].to_list() == ["A1", "A0", "A2"]
    # Nothing for 350 days where 92 are usual; for 169; unknown.
    assert found["late"].to_list() == [258, 77, None]
    months = rhythm.by_month(closed.database, None, Period(date(2023, 12, 1), date(2026, 1, 1)))
    assert date(2023, 12, 1) not in months
    assert (months[date(2024, 10, 1)], months[date(2025, 12, 1)]) == (Rhythms(3, 2, 0), Rhythms(3, 2, 2))


def test_only_alpha_of_the_world_has_a_rhythm(world: Store) -> None:
    """2023-03-10, 2024-05-20, 2024-11-30, 2025-02-20: 437, 194 and 76 days; the credit of September does not count."""
    assert by_account(world) == {
        "001": (3, 437, 314, False),
        "002": (1 + 1, None, 199, None),
        "003": (1, None, 517, None),
    }


def test_as_many_accounts_of_the_demo_as_published_bought_nothing_for_180_days(demo: Store) -> None:
    found = rhythm.accounts(demo.database, None, date(2013, 11, 29))
    assert found.height == 635
    assert found.filter(pl.col("since") >= 180).height == pytest.approx(169, abs=0)
