from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from kam_core.errors import RefusedError
from kam_core.text.typed import day, number
from kam_core.text.words import speak


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    yield
    speak("en")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1234.5", "1234.5"),
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("1,234,567", "1234567"),
        ("1.234.567,8", "1234567.8"),
        ("1 234,5", "1234.5"),
        ("1\u202f234,5", "1234.5"),
        ("1'234.50", "1234.50"),
        ("12,5", "12.5"),
        (".5", "0.5"),
        ("-3", "-3"),
        ("−3,5", "-3.5"),
        ("25 %", "25"),
        ("۱۲۳", "123"),
        ("١٬٢٣٤٫٥", "1234.5"),
        ("१२", "12"),
        ("\u200f42\u200b", "42"),
        ("0.125", "0.125"),
    ],
)
def test_a_number_is_read_however_it_is_written(text: str, meant: str) -> None:
    assert number(text) == Decimal(meant)


@pytest.mark.parametrize(("language", "meant"), [("en", "1.234"), ("de", "1234")])
def test_one_mark_before_three_digits_is_read_as_the_reader_writes(language: str, meant: str) -> None:
    speak(language)
    assert number("1.234") == Decimal(meant)


@pytest.mark.parametrize(
    "text", ["a lot", "12,34,56.7.8", "1e5", "1,23,4", "5 pumps", "--3", "1.2.3,4", "9" * 61, "½", "NaN"]
)
def test_what_is_no_number_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(RefusedError, match=r"write one like 1234\.5"):
        number(text)


@pytest.mark.parametrize(
    "text",
    ["2026-02-28", "28.2.2026", "28.02.26", "2/28/2026", "28 Feb 2026", "February 28, 2026", "2026/2/28", "۲۰۲۶-۰۲-۲۸"],
)
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert day(text) == date(2026, 2, 28)


def test_the_reader_s_language_orders_day_and_month_and_names_months() -> None:
    assert day("1/2/2026") == date(2026, 1, 2)
    speak("en_GB")
    assert day("1/2/2026") == date(2026, 2, 1)
    speak("de")
    assert day("1. Mai 2026") == date(2026, 5, 1)


@pytest.mark.parametrize(
    "text",
    [
        "31 February 2026",
        "2026-02-31",
        "soon",
        "2026",
        "1/2",
        "32.1.2026",
        "1.1.0001",
        "1 2 3 4",
        "2026-02-2²",
        "①.1.2026",
    ],
)
def test_what_is_no_day_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(RefusedError, match="write one like 2026-02-28"):
        day(text)


def test_blank_is_nothing() -> None:
    assert (number(" \u200b"), day("")) == (None, None)
