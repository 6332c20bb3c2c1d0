"""Which twelve months count as before and after an admission."""

from datetime import date

import polars as pl
import pytest

from kam_core.programme import windows
from kam_core.programme.model import LeftOut
from kam_core.store.store import Store
from tests.kam_core.programme.conftest import TODAY, stay

CLOSED = date(2026, 1, 31)
FIRST = date(2023, 1, 1)


def of(since: date, unbroken_since: date | None = None, left_on: date | None = None) -> pl.DataFrame:
    schema = {"account_id": pl.String, "since": pl.Date, "unbroken_since": pl.Date, "left_on": pl.Date}
    return pl.DataFrame([("key", since, unbroken_since or since, left_on)], schema, orient="row")


@pytest.mark.parametrize(
    ("since", "after_first"),
    [
        pytest.param(date(2024, 3, 1), date(2024, 3, 1), id="on the first of a month that month is after"),
        pytest.param(date(2024, 3, 2), date(2024, 4, 1), id="a month that it was in for a part is in neither"),
        pytest.param(date(2024, 12, 31), date(2025, 1, 1), id="over the end of a year"),
    ],
)
def test_the_year_before_ends_with_the_month_of_admission_and_the_year_after_is_of_whole_months(
    since: date, after_first: date
) -> None:
    row = windows.first_years(of(since), FIRST, CLOSED).row(0, named=True)
    month = since.replace(day=1)
    assert (row["before_first"], row["before_until"]) == (month.replace(year=month.year - 1), month)
    assert (row["after_first"], row["after_until"]) == (after_first, after_first.replace(year=after_first.year + 1))


@pytest.mark.parametrize(
    ("since", "left_out"),
    [
        pytest.param(date(2024, 1, 1), None, id="orders reach back exactly"),
        pytest.param(date(2023, 12, 31), LeftOut.NO_YEAR_BEFORE, id="a month short"),
        pytest.param(date(2025, 2, 1), None, id="the year after has just ended"),
        pytest.param(date(2025, 2, 2), LeftOut.NO_YEAR_AFTER, id="it ends in the running month"),
    ],
)
def test_without_both_years_an_account_is_left_out_and_why(since: date, left_out: LeftOut | None) -> None:
    assert windows.first_years(of(since), FIRST, CLOSED)["left_out"].to_list() == [left_out]


def test_without_any_order_no_year_before_is_known() -> None:
    assert windows.first_years(of(date(2024, 1, 1)), None, CLOSED)["left_out"].to_list() == ["no_year_before"]


def test_the_last_year_is_the_last_closed_one_and_only_of_those_listed_in_all_of_it() -> None:
    row = windows.last_year(of(date(2024, 1, 15)), FIRST, CLOSED).row(0, named=True)
    assert (row["after_first"], row["after_until"]) == (date(2025, 2, 1), date(2026, 2, 1))
    late = windows.last_year(of(date(2025, 3, 1)), FIRST, CLOSED)
    assert late["left_out"].to_list() == ["no_year_after"]


@pytest.mark.parametrize(
    ("unbroken_since", "left_on", "left_out"),
    [
        pytest.param(None, None, None, id="it stayed"),
        pytest.param(None, date(2026, 2, 1), None, id="it left when the year was over"),
        pytest.param(None, date(2026, 1, 31), LeftOut.LEFT_AGAIN, id="it left a day before"),
        pytest.param(None, date(2024, 2, 20), LeftOut.LEFT_AGAIN, id="it left after a month"),
        pytest.param(date(2025, 2, 1), None, None, id="it was back when the year began"),
        pytest.param(date(2025, 2, 2), None, LeftOut.LEFT_AGAIN, id="it was back a day later"),
    ],
)
def test_of_the_last_year_who_left_in_it_is_left_out(
    unbroken_since: date | None, left_on: date | None, left_out: LeftOut | None
) -> None:
    admitted = of(date(2024, 1, 15), unbroken_since, left_on)
    assert windows.last_year(admitted, FIRST, CLOSED)["left_out"].to_list() == [left_out]
    # Of the first year it is not: who failed is part of what the programme did.
    assert windows.first_years(admitted, FIRST, CLOSED)["left_out"].to_list() == [None]


def test_a_change_of_kind_is_no_break_and_a_gap_is_one(admitted: Store) -> None:
    stays = [
        stay("ann", date(2023, 6, 1), date(2024, 1, 1)),
        stay("ann", date(2024, 3, 1), date(2024, 9, 1), version=2),
        stay("ann", date(2024, 9, 1), version=3),
        stay("ben", date(2024, 6, 1), date(2024, 7, 1)),
        stay("cat", date(2024, 6, 1), date(2026, 3, 1)),
    ]
    admitted.writer.derive(lambda transaction: transaction.insert("app.membership", pl.DataFrame(stays)))
    rows = windows.admissions(admitted.database, None, TODAY).sort("account_id")
    assert rows.select("account_id", "since", "unbroken_since", "left_on", "listed").rows() == [
        ("ann", date(2023, 6, 1), date(2024, 3, 1), None, True),
        ("ben", date(2024, 6, 1), date(2024, 6, 1), date(2024, 7, 1), False),
        ("cat", date(2024, 6, 1), date(2024, 6, 1), None, True),
        ("dot", date(2024, 6, 1), date(2024, 6, 1), None, True),
        ("key", date(2024, 1, 15), date(2024, 1, 15), None, True),
    ]


def test_an_account_is_admitted_once_whatever_kind_it_becomes(admitted: Store) -> None:
    rows = windows.admissions(admitted.database, None, TODAY)
    assert rows.select("account_id", "since", "listed").rows() == [
        ("key", date(2024, 1, 15), True),
        ("dot", date(2024, 6, 1), True),
    ]
    before = windows.admissions(admitted.database, None, date(2024, 5, 31))
    assert before["account_id"].to_list() == ["key"]
