"""Numbers, money and dates in the reader's language."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal

import pytest

from kam_core.text import numbers
from kam_core.text.words import language, speak


@pytest.fixture(autouse=True)
def english_afterwards() -> Iterator[None]:
    before = language()
    yield
    speak(before)


@pytest.mark.parametrize(
    ("amount", "currency", "written"),
    [
        pytest.param(Decimal("877107.1923"), "USD", "$877,107.19", id="to the cent"),
        pytest.param(Decimal("0.125"), "USD", "$0.13", id="half a cent away from zero"),
        pytest.param(Decimal("-0.125"), "USD", "-$0.13", id="and so below zero"),
        pytest.param(Decimal("-0.001"), "USD", "$0.00", id="no minus before nothing"),
        pytest.param(Decimal("1234.5"), "JPY", "¥1,235", id="a currency without cents"),
        pytest.param(0.1, "EUR", "€0.10", id="a float by what it shows"),
    ],
)
def test_money_is_written_to_the_smallest_unit(amount: Decimal | float, currency: str, written: str) -> None:
    assert numbers.money(amount, currency) == written


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (Decimal("33574834.16"), "$33.6M"),
        (Decimal("877107.19"), "$877.1K"),
        (Decimal("999999"), "$1M"),
        (Decimal("-999999"), "-$1M"),
        (Decimal("950"), "$950"),
        (160 / 1.1, "$145"),
        (Decimal("999.6"), "$1K"),
        (Decimal("12.3"), "$12.30"),
        (0.0, "$0"),
    ],
)
def test_short_money_fits_a_card(amount: Decimal, written: str) -> None:
    assert numbers.short_money(amount, "USD") == written


@pytest.mark.parametrize(
    "write",
    [
        numbers.number,
        numbers.tenths,
        numbers.percent,
        numbers.points,
        numbers.signed_number,
        numbers.signed_percent,
        lambda unknown: numbers.money(unknown, "USD"),
        lambda unknown: numbers.short_money(unknown, "USD"),
        lambda unknown: numbers.signed_short_money(unknown, "USD"),
    ],
)
@pytest.mark.parametrize("unknown", [None, float("nan"), float("inf"), Decimal("NaN")])
def test_what_we_do_not_know_is_a_dash(
    write: Callable[[Decimal | float | None], str], unknown: Decimal | float | None
) -> None:
    assert write(unknown) == "—"


def test_an_unknown_day_is_a_dash() -> None:
    assert (numbers.day(None), numbers.month(None), numbers.quarter(None)) == ("—", "—", "—")


def test_a_change_wears_its_sign_and_nothing_changed_has_none() -> None:
    assert [numbers.signed_percent(x) for x in (0.191, -0.191, 0.0, -0.0001)] == ["+19.1%", "-19.1%", "0.0%", "0.0%"]
    assert [numbers.signed_number(x) for x in (12, -3, 0, 0.3)] == ["+12", "-3", "0", "0"]
    assert [numbers.points(x) for x in (0.012, -0.012)] == ["+1.2 pts", "-1.2 pts"]
    assert [numbers.signed_short_money(x, "USD") for x in (1_200_000, -1_200_000, 0)] == ["+$1.2M", "-$1.2M", "$0"]


def test_numbers_keep_exactly_the_decimals_asked_for() -> None:
    assert (numbers.number(1234.0), numbers.number(1234, 1), numbers.percent(0.098, 0)) == ("1,234", "1,234.0", "10%")


def test_dates_of_the_last_closed_quarter() -> None:
    assert numbers.day(date(2013, 11, 29)) == "Nov 29, 2013"
    assert numbers.month(date(2013, 11, 29)) == "Nov 2013"
    assert [numbers.quarter(date(2013, month, 1)) for month in (1, 3, 4, 9, 12)] == [
        "2013 Q1",
        "2013 Q1",
        "2013 Q2",
        "2013 Q3",
        "2013 Q4",
    ]


@pytest.mark.parametrize(
    ("day", "year_start", "expected"),
    [
        (date(2013, 4, 1), 4, "FY2014 Q1"),
        (date(2014, 3, 31), 4, "FY2014 Q4"),
        (date(2013, 12, 1), 12, "FY2014 Q1"),
        (date(2014, 1, 1), 10, "FY2014 Q2"),
        (date(2014, 1, 1), 1, "2014 Q1"),
    ],
)
def test_a_year_that_does_not_start_in_january_is_called_after_the_one_it_ends_in(
    day: date, year_start: int, expected: str
) -> None:
    assert numbers.quarter(day, year_start) == expected


def test_the_reader_s_language_decides_separators_and_places() -> None:
    speak("de")
    assert numbers.money(Decimal("-1234.5"), "EUR") == "-1.234,50\N{NO-BREAK SPACE}€"
    assert numbers.percent(0.1234) == "12,3\N{NO-BREAK SPACE}%"
    speak("tr")
    assert numbers.percent(0.1234) == "%12,3"
    speak("zh_Hans")
    assert numbers.short_money(99_999_900, "CNY") == "¥1亿"


@pytest.mark.parametrize(("amount", "written"), [(4.0, "4"), (3.5, "3.5"), (Decimal("12.00"), "12"), (0.04, "0.0")])
def test_a_whole_number_needs_no_decimal(amount: Decimal | float, written: str) -> None:
    assert numbers.tenths(amount) == written


@pytest.mark.parametrize("amount", [1e26, -1e28, 4e30, 1e300])
def test_no_amount_is_too_large_to_be_written(amount: float) -> None:
    digits = "".join(sign for sign in numbers.number(amount) if sign.isdigit())
    assert digits == f"{Decimal(repr(abs(amount))):f}"
    assert numbers.money(amount, "EUR").count("0") > 20
    assert numbers.short_money(amount, "EUR")
