"""Which twelve months count as before and after an admission."""

from datetime import date

import polars as pl
import pytest

from kam_core.programme import windows
from kam_core.programme.model import LeftOut
from kam_core.store.store import Store
from tests.kam_core.programme.conftest import TODAY

CLOSED = date(2026, 1, 31)
FIRST = date(2023, 1, 1)


def of(since: date) -> pl.DataFrame:
    return pl.DataFrame({"account_id": ["key"], "since": [since]})


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


def test_an_account_is_admitted_once_whatever_kind_it_becomes(admitted: Store) -> None:
    rows = windows.admissions(admitted.database, None, TODAY)
    assert rows.select("account_id", "since", "listed").rows() == [
        ("key", date(2024, 1, 15), True),
        ("dot", date(2024, 6, 1), True),
    ]
    before = windows.admissions(admitted.database, None, date(2024, 5, 31))
    assert before["account_id"].to_list() == ["key"]
