"""Days and moments are read in the order of the whole column, and what is no day is named."""

from datetime import UTC, date, datetime, timedelta, timezone

import jdatetime
import polars as pl
import pytest
from babel.dates import format_date
from hypothesis import given, settings
from hypothesis import strategies as st

from kam_core.errors import RefusedError
from kam_core.values.days import days
from kam_core.values.model import Fault, Order, Typed, TypedTold

NOTHING = TypedTold()
# Each example is a whole column.
FEW = settings(max_examples=20)
MAY_12 = date(2024, 5, 12)


def read(*texts: str | None, told: TypedTold = NOTHING, moments: bool = False) -> Typed:
    return days(pl.Series(texts, dtype=pl.String), told, moments=moments)


@pytest.mark.parametrize(
    "text",
    [
        *("2024-05-12", "2024/05/12", "2024.5.12", "2024-5-12", "20240512", "12.05.2024", "12.5.24", "12. 5. 2024"),
        *(
            "12 May 2024",
            "May 12, 2024",
            "12-May-24",
            "12th of May 2024",
            "Sunday, 12 May 2024",
            "2024 May 12",
            "MAY 12 2024",
        ),
        *(
            "12 tháng 5 2024",
            "ngày 12 tháng 5 năm 2024",
            "12 thg 5, 2024",
            "Ngày 12/05/2024".replace("/05/", " tháng 05 năm "),
        ),
        *(
            "12 de mayo de 2024",
            "12. Mai 2024",
            "12 mai 2024",
            "12 maggio 2024",
            "12 mei 2024",
            "12 maja 2024",
            "12 maj 2024",
        ),
        *(
            "2024年5月12日",
            "２０２４年５月１２日",
            "2024 年 5 月 12 日",
            "1403/02/23",
            "۱۴۰۳/۰۲/۲۳",
            "23/02/1403",
            "14030223",
        ),
        *(
            "23 اردیبهشت 1403",
            "۲۳ ارديبهشت ۱۴۰۳",
            "12 مه 2024",
            "45424",
            "45424.0",
            "2024-05-12T00:00:00",
            "2024-05-12 00:00",
        ),
        *(
            "2024-05-12T09:30:00.000Z",
            "12 May 2024 at 9:30 PM",
            "2024年5月12日 下午3:05",
            " 2024-05-12 ",
            "\u200e2024-05-12",
        ),
        *("1715500000", "1715500000000", "1715500000000000"),
    ],
)
def test_one_day_in_many_hands(text: str) -> None:
    found = read(text)
    assert found.values.to_list() == [MAY_12]
    assert not found.failed.any()
    assert found.asks == ()


def test_a_first_of_the_month_may_be_an_ordinal() -> None:
    assert read("1er mai 2024", "1st May 2024", "1º de mayo de 2024").values.to_list() == [date(2024, 5, 1)] * 3


@pytest.mark.parametrize(
    ("texts", "order", "first"),
    [
        pytest.param(["03/04/2025", "25/04/2025"], Order.DAY_FIRST, date(2025, 4, 3), id="25 is no month"),
        pytest.param(
            ["03/04/2025", "04/25/2025"], Order.MONTH_FIRST, date(2025, 3, 4), id="25 is no month there either"
        ),
        pytest.param(["03-04-2025", "25-04-25"], Order.DAY_FIRST, date(2025, 4, 3), id="dashes and two digits"),
        pytest.param(["03.04.2025", "04.05.2025"], Order.DAY_FIRST, date(2025, 4, 3), id="dots are day first"),
        pytest.param(
            ["03.04.2025", "04.25.2025"], Order.MONTH_FIRST, date(2025, 3, 4), id="unless they show otherwise"
        ),
    ],
)
def test_one_value_decides_for_the_column(texts: list[str], order: Order, first: date) -> None:
    found = read(*texts)
    assert found.decided.order is order
    assert found.values[0] == first
    assert found.asks == ()
    assert not found.failed.any()


def test_a_column_that_shows_no_order_is_asked_back_with_both_readings() -> None:
    found = read("03/04/2025", "01/02/2025")
    (ask,) = found.asks
    assert (ask.name, ask.sample) == ("order", "03/04/2025")
    assert ask.readings == (("d/m", "2025-04-03"), ("m/d", "2025-03-04"))
    told = read("03/04/2025", "01/02/2025", told=TypedTold(order=Order.MONTH_FIRST))
    assert told.values.to_list() == [date(2025, 3, 4), date(2025, 1, 2)]
    assert told.asks == ()


def test_days_that_are_the_same_either_way_need_no_question() -> None:
    found = read("05/05/2025", "2025-01-02")
    assert found.asks == ()
    assert found.values.to_list() == [date(2025, 5, 5), date(2025, 1, 2)]


def test_a_column_in_both_orders_is_asked_back_and_its_doubtful_days_fail() -> None:
    found = read("13/01/2025", "01/13/2025", "02/03/2025")
    assert found.values.to_list() == [date(2025, 1, 13), date(2025, 1, 13), None]
    assert found.faults.to_list() == [None, None, Fault.UNSURE_ORDER.value]
    assert [ask.name for ask in found.asks] == ["order"]


def test_one_odd_day_among_many_fails_rather_than_turning_them() -> None:
    found = read(*["13/01/2025"] * 10, "01/14/2025", "02/03/2025")
    assert found.values.to_list()[-2:] == [None, date(2025, 3, 2)]
    assert found.faults[10] == Fault.OTHER_ORDER.value


def test_a_day_against_the_order_that_was_told_fails() -> None:
    found = read("13/02/2025", told=TypedTold(order=Order.MONTH_FIRST))
    assert found.faults.to_list() == [Fault.OTHER_ORDER.value]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("2025-02-30", Fault.NOT_IN_CALENDAR),
        ("31/02/2025", Fault.NOT_IN_CALENDAR),
        ("2025-13-01", Fault.NOT_IN_CALENDAR),
        ("31/31/2025", Fault.NOT_IN_CALENDAR),
        ("1404/12/30", Fault.NOT_IN_CALENDAR),
        ("00/05/2025", Fault.NOT_IN_CALENDAR),
        ("Q3 2026", Fault.PART_OF_YEAR),
        ("2026-Q3", Fault.PART_OF_YEAR),
        ("May 2026", Fault.PART_OF_YEAR),
        ("2026-05", Fault.PART_OF_YEAR),
        ("2026", Fault.PART_OF_YEAR),
        ("2024年5月", Fault.PART_OF_YEAR),
        ("FY26", Fault.PART_OF_YEAR),
        ("KW 12 2026", Fault.PART_OF_YEAR),
        ("1850-05-12", Fault.OUT_OF_RANGE),
        ("2200-01-01", Fault.OUT_OF_RANGE),
        ("9999999999", Fault.OUT_OF_RANGE),
        ("2025-01-15 25:00", Fault.NO_TIME),
        ("2025-01-15 10:61", Fault.NO_TIME),
        ("2025-01-15T10:00+99:00", Fault.NO_TIME),
        ("soon", Fault.NO_DAY),
        ("12", Fault.NO_DAY),
        ("1,234.50", Fault.NO_DAY),
        ("1²/5/2024", Fault.NO_DAY),
    ],
)
def test_what_is_no_day_is_named_with_its_row(text: str, fault: Fault) -> None:
    found = read("2024-05-12", text)
    assert found.values.to_list() == [MAY_12, None]
    assert found.faults.to_list() == [None, fault.value]
    row, raw, reason = found.rejected().row(0)
    assert (row, raw) == (1, text)
    assert f"“{text}”" in reason


@pytest.mark.parametrize(
    "text", ["0000-00-00", "9999-12-31", "1900-01-01", "1899-12-30", "0001-01-01T00:00:00", "01/01/1900", "31.12.9999"]
)
def test_what_systems_write_for_no_day_is_null_and_told(text: str) -> None:
    found = read(text)
    assert found.values.to_list() == [None]
    assert not found.failed.any()
    assert found.notes == (f"“{text}” stands for “no day”; it is kept empty.",)


def test_words_for_nothing_are_null_and_counted() -> None:
    found = read("N/A", "-", "", None, "2024-05-12")
    assert found.values.to_list() == [None, None, None, None, MAY_12]
    assert found.missing == 2
    assert not found.failed.any()


def test_two_digits_of_a_year_are_those_around_now() -> None:
    found = read("12.05.68", "12.05.69", "99/12/31")
    assert found.values.to_list() == [date(2068, 5, 12), date(1969, 5, 12), date(1999, 12, 31)]


def test_a_day_is_the_one_that_was_written_unless_a_zone_is_told() -> None:
    texts = ("2025-01-15T00:00:00+14:00", "2025-01-14T23:30:00Z", "2025-01-15")
    assert read(*texts).values.to_list() == [date(2025, 1, 15), date(2025, 1, 14), date(2025, 1, 15)]
    hanoi = TypedTold(zone="Asia/Ho_Chi_Minh")
    assert read(*texts, told=hanoi).values.to_list() == [date(2025, 1, 14), date(2025, 1, 15), date(2025, 1, 15)]


def test_moments_are_utc_by_their_offset_or_by_the_zone_that_was_told() -> None:
    texts = ("2025-03-30T02:30:00+01:00", "2025-07-01 12:00", "1715500000000", "2025-07-01", "45672.5")
    assert read(*texts, moments=True).values.to_list() == [
        datetime(2025, 3, 30, 1, 30),
        datetime(2025, 7, 1, 12),
        datetime(2024, 5, 12, 7, 46, 40),
        datetime(2025, 7, 1),
        datetime(2025, 1, 15, 12),
    ]
    berlin = read(*texts, moments=True, told=TypedTold(zone="Europe/Berlin"))
    assert berlin.values.to_list() == [
        datetime(2025, 3, 30, 1, 30),
        datetime(2025, 7, 1, 10),
        datetime(2024, 5, 12, 7, 46, 40),
        datetime(2025, 6, 30, 22),
        datetime(2025, 1, 15, 11),
    ]


def test_hours_that_clocks_skip_or_repeat_are_kept() -> None:
    berlin = TypedTold(zone="Europe/Berlin")
    found = read("2025-03-30 02:30:00", "2025-10-26 02:30:00", moments=True, told=berlin)
    # The first has no such hour: it is what the clock showed before, 03:30 in summer. The second has it twice.
    assert found.values.to_list() == [datetime(2025, 3, 30, 1, 30), datetime(2025, 10, 26, 0, 30)]


def test_a_leap_second_is_the_second_after_it() -> None:
    found = read("2025-01-15T23:59:60Z", moments=True)
    assert found.values.to_list() == [datetime(2025, 1, 16)]
    assert read("2025-01-15T23:59:60Z").values.to_list() == [date(2025, 1, 15)]


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [
        ("1:05 PM", 13, 5),
        ("12:30 am", 0, 30),
        ("12:30 PM", 12, 30),
        ("3:05 CH", 15, 5),
        ("14h30", 14, 30),
        ("9:30 ب.ظ", 21, 30),
    ],
)
def test_times_of_day(text: str, hour: int, minute: int) -> None:
    assert read(f"12.05.2024 {text}", moments=True).values.to_list() == [datetime(2024, 5, 12, hour, minute)]


def test_a_zone_that_does_not_exist_is_refused() -> None:
    with pytest.raises(RefusedError, match="no time zone Mars"):
        read("2024-05-12", told=TypedTold(zone="Mars"))
    with pytest.raises(RefusedError, match="no time zone"):
        read("2024-05-12", told=TypedTold(zone="../etc/passwd"))


def test_five_styles_in_one_column() -> None:
    found = read("2025-01-15", "15/01/2025", "Jan 15, 2025", "15.01.25", "45672")
    assert found.values.to_list() == [date(2025, 1, 15)] * 5
    assert found.notes == (
        "“45672” counts days as spreadsheets do and was read as 2025-01-15.",
        "“15.01.25” has two digits for its year and was read as 2025-01-15.",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Mar 4, 2025",
        "4 mar 2025",
        "Mar/04/2025",
        "mar. 4 mars 2025",
        "mar 04/03/2025",
        "mar 2025-03-04",
        "Tue, Mar 4, 2025",
    ],
)
def test_mar_is_march_unless_a_whole_day_follows_a_tuesday(text: str) -> None:
    assert read(text, "25/12/2025").values.to_list() == [date(2025, 3, 4), date(2025, 12, 25)]


def test_a_plain_column_has_nothing_to_tell() -> None:
    found = read("2024-05-12", None, "2024-05-13")
    assert (found.notes, found.asks) == ((), ())


DAYS = st.dates(date(1970, 1, 1), date(2068, 12, 31))
STYLES = ["yyyy-MM-dd", "d/M/yyyy", "M/d/yyyy", "dd.MM.yy", "d-MMM-yyyy", "yyyy年M月d日", "yyyyMMdd"]


@FEW
@given(st.lists(DAYS, min_size=1, max_size=20), st.sampled_from(STYLES))
def test_days_in_any_style_come_back(written: list[date], style: str) -> None:
    # A 25th shows the order of all.
    written = [*written, date(2025, 12, 25)]
    assert read(*[format_date(day, style, locale="en") for day in written]).values.to_list() == written


@FEW
@given(
    st.lists(DAYS, min_size=1, max_size=20),
    st.sampled_from(["en", "vi", "es", "de", "fr", "it", "nl", "pl", "pt", "sv", "fi", "zh", "ja"]),
    st.sampled_from(["long", "full", "medium"]),
)
def test_days_as_a_language_writes_them_come_back(written: list[date], language: str, length: str) -> None:
    written = [*written, date(2025, 12, 25)]
    assert read(*[format_date(day, length, locale=language) for day in written]).values.to_list() == written


@FEW
@given(st.lists(DAYS, min_size=1, max_size=20))
def test_persian_days_come_back(written: list[date]) -> None:
    texts = [jdatetime.date.fromgregorian(date=day).strftime("%Y/%m/%d") for day in written]
    assert read(*texts).values.to_list() == written


@FEW
@given(st.lists(st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1)), min_size=1), st.integers(-720, 840))
def test_moments_with_an_offset_come_back_as_utc(written: list[datetime], minutes: int) -> None:
    there = timezone(timedelta(minutes=minutes))
    texts = [moment.replace(tzinfo=UTC).astimezone(there).isoformat() for moment in written]
    assert read(*texts, moments=True).values.to_list() == written


@FEW
@given(
    st.lists(st.none() | st.text(max_size=14) | st.text("0123456789/-.: TZ+年月日", max_size=14), max_size=30),
    st.booleans(),
    st.sampled_from([None, "Europe/Berlin"]),
)
def test_any_text_is_a_day_or_null_or_named(texts: list[str | None], moments: bool, zone: str | None) -> None:
    found = read(*texts, moments=moments, told=TypedTold(zone=zone))
    assert len(found.values) == len(found.faults) == len(texts)
    assert not (found.values.is_not_null() & found.failed).any()
    assert found.rejected()["reason"].null_count() == 0
