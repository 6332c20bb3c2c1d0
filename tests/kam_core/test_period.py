from datetime import date

import pytest

from kam_core.period import (
    Moments,
    Period,
    add_months,
    last_closed_month_end,
    last_closed_quarter_end,
    month_end,
    spans,
    trailing_year,
)


@pytest.mark.parametrize(
    ("first", "months", "expected"),
    [
        pytest.param(date(2013, 11, 1), 2, date(2014, 1, 1), id="over the end of a year"),
        pytest.param(date(2013, 1, 31), -1, date(2012, 12, 1), id="back, from any day"),
        pytest.param(date(2013, 5, 9), 0, date(2013, 5, 1), id="none"),
    ],
)
def test_add_months(first: date, months: int, expected: date) -> None:
    assert add_months(first, months) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(date(2012, 2, 10), date(2012, 2, 29), id="a leap year"),
        pytest.param(date(2013, 12, 31), date(2013, 12, 31), id="itself"),
    ],
)
def test_month_end(day: date, expected: date) -> None:
    assert month_end(day) == expected


@pytest.mark.parametrize(
    ("day", "month", "quarter"),
    [
        pytest.param(date(2013, 11, 29), date(2013, 10, 31), date(2013, 9, 30), id="within a month"),
        pytest.param(date(2013, 9, 30), date(2013, 9, 30), date(2013, 9, 30), id="at the end of a quarter"),
        pytest.param(date(2014, 1, 1), date(2013, 12, 31), date(2013, 12, 31), id="the first of a year"),
    ],
)
def test_what_is_closed_on_a_day(day: date, month: date, quarter: date) -> None:
    assert last_closed_month_end(day) == month
    assert last_closed_quarter_end(month) == quarter


def test_a_trailing_year_is_twelve_months_that_end_with_the_closed_one() -> None:
    year = trailing_year(date(2013, 11, 30))
    assert year == Period(date(2012, 12, 1), date(2013, 12, 1))
    assert year.back(12) == Period(date(2011, 12, 1), date(2012, 12, 1))


@pytest.mark.parametrize(
    ("first", "until"),
    [
        pytest.param(date(2013, 2, 1), date(2013, 1, 1), id="ends before it starts"),
        pytest.param(date(2013, 2, 1), date(2013, 2, 1), id="no month"),
        pytest.param(date(2013, 2, 2), date(2013, 3, 1), id="not from the first"),
    ],
)
def test_what_is_no_period_of_whole_months_is_refused(first: date, until: date) -> None:
    with pytest.raises(ValueError, match="whole months"):
        Period(first, until)


@pytest.mark.parametrize(
    ("closed_through", "expected"),
    [
        pytest.param(date(2013, 11, 30), date(2012, 11, 30), id="what is closed"),
        pytest.param(date(2013, 2, 28), date(2012, 2, 29), id="a leap day"),
        pytest.param(None, date(2012, 11, 30), id="nothing is closed: today"),
    ],
)
def test_the_year_before_is_a_month_end(closed_through: date | None, expected: date) -> None:
    assert Moments(closed_through, closed_through, date(2013, 11, 29)).year_before == expected


@pytest.mark.parametrize(
    ("months", "expected"),
    [
        pytest.param([], [], id="none"),
        pytest.param([date(2024, 5, 1)], [Period(date(2024, 5, 1), date(2024, 6, 1))], id="one"),
        pytest.param(
            [date(2025, 1, 1), date(2024, 12, 1), date(2024, 12, 1), date(2025, 4, 1)],
            [Period(date(2024, 12, 1), date(2025, 2, 1)), Period(date(2025, 4, 1), date(2025, 5, 1))],
            id="neighbours join, also over the new year",
        ),
    ],
)
def test_spans_hold_exactly_the_months_given(months: list[date], expected: list[Period]) -> None:
    assert spans(months) == expected


def test_a_period_names_its_months() -> None:
    assert Period(date(2024, 12, 1), date(2025, 2, 1)).months() == [date(2024, 12, 1), date(2025, 1, 1)]
