"""What a column looks like where nobody says what it holds, and that every row comes out of it."""

from datetime import date
from decimal import Decimal

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kam_core.values.columns import typed
from kam_core.values.guess import is_id
from kam_core.values.model import TypedTold, ValueType

T = ValueType


def guess(*texts: str | None, header: str = "") -> ValueType:
    return typed(pl.Series(texts, dtype=pl.String), header=header).type


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(["1", "2.5", "-3"], T.NUMBER, id="numbers"),
        pytest.param(["1", "2", "3", "4", "unknown"], T.NUMBER, id="one in five may be wrong"),
        pytest.param(["1", "2", "unknown"], T.TEXT, id="one in three may not"),
        pytest.param(["NaN", "Infinity", "1e308", "5"], T.NUMBER, id="endless ones are numbers that are listed"),
        pytest.param(["00123", "00456"], T.TEXT, id="leading zeros"),
        pytest.param(["9007199254740993", "1"], T.TEXT, id="longer than 15 digits"),
        pytest.param(["12345678901234567890", "1E5", "2D10", "0x1F", "7"], T.TEXT, id="ids like numbers"),
        pytest.param(["2024-05-12", "2024-05-13"], T.DAY, id="days"),
        pytest.param(["03/04/2025", "01/02/2025"], T.DAY, id="days that have to be asked"),
        pytest.param(["2025-02-30", "0000-00-00", "2025-13-01"], T.DAY, id="days that do not exist"),
        pytest.param(["2024-05-12 00:00:00", "2024-05-13 00:00:00"], T.DAY, id="midnights"),
        pytest.param(["2024-05-12 10:00", "2024-05-13"], T.MOMENT, id="moments"),
        pytest.param(["45672", "45673"], T.NUMBER, id="serials alone are numbers"),
        pytest.param(["Yes", "no", "YES"], T.YES_NO, id="yes and no"),
        pytest.param(["0", "1"], T.NUMBER, id="0 and 1"),
        pytest.param(["Yes", "no", "TRUE", "0", "x"], T.TEXT, id="mixed ways to say yes"),
        pytest.param(["May 2026", "Q3 2026"], T.TEXT, id="parts of a year"),
        pytest.param(["Hoa Sen", "Café"], T.TEXT, id="names"),
        pytest.param([None, "", " "], T.TEXT, id="nothing"),
        pytest.param(["N/A", "-"], T.TEXT, id="only words for nothing"),
    ],
)
def test_a_column_is_what_it_looks_like(texts: list[str | None], expected: ValueType) -> None:
    assert guess(*texts) is expected


@pytest.mark.parametrize(
    "header",
    [
        *(
            "account_id",
            "Record ID",
            "AccountId",
            "SKU",
            "Zip Code",
            "Phone Number",
            "order_no",
            "Order No.",
            "客户编号",
        ),
        *("Số điện thoại", "کد مشتری", "PLZ", "Reference", "owner.id", "手机"),
    ],
)
def test_headers_of_ids_keep_their_digits_as_text(header: str) -> None:
    assert is_id(header)
    assert guess("123", "456", header=header) is T.TEXT


@pytest.mark.parametrize(
    "header", ["amount", "Number of Employees", "Paid", "Idea score", "Width", "", "金额", "Notes"]
)
def test_other_headers_say_nothing(header: str) -> None:
    assert not is_id(header)
    assert guess("123", "456", header=header) is T.NUMBER


def test_text_is_composed_and_trimmed_and_otherwise_as_it_is() -> None:
    found = typed(pl.Series(["  Cafe\u0301 ", "", " ", None, "NULL", "a\nb", "x\u200by"]), T.TEXT)
    assert found.values.to_list() == ["Café", None, None, None, "NULL", "a\nb", "x\u200by"]
    assert found.notes == ()


def test_ids_that_a_spreadsheet_shortened_are_told() -> None:
    found = typed(pl.Series(["1.23457E+11", "123456789012", "1E5"]), header="account_id")
    assert found.values.to_list() == ["1.23457E+11", "123456789012", "1E5"]
    assert found.notes == (
        "“1.23457E+11” looks like a long number that a spreadsheet shortened: its last digits are lost in this file.",
    )


def test_ids_stay_exact_to_the_last_digit() -> None:
    ids = ["1E5", "2D10", "12345678901234567890", "9007199254740993", "0x1F", "007"]
    assert typed(pl.Series(ids), header="account_id").values.to_list() == ids


def test_each_type_has_its_own_values() -> None:
    dtypes = {wanted: typed(pl.Series(["1"]), wanted).values.dtype for wanted in ValueType}
    assert dtypes == {
        T.TEXT: pl.String,
        T.NUMBER: pl.Decimal(18, 4),
        T.DAY: pl.Date,
        T.MOMENT: pl.Datetime("us"),
        T.YES_NO: pl.Boolean,
    }
    empty = {wanted: typed(pl.Series([], dtype=pl.String), wanted).values.dtype for wanted in ValueType}
    assert empty == dtypes
    nothing = {wanted: typed(pl.Series([None, None]), wanted).values.dtype for wanted in ValueType}
    assert nothing == dtypes


# The columns of the files of these names in the collection of bad files.
COLUMNS = {
    "c026": ["1200,50", "800", "0", "45000", "990,99"],
    "c076": ["$1,200.50", "$800", "($300.25)", "$45,000", "-$990.99"],
    "c077": ["1.200,50 €", "800 €", "300,25- €", "45.000 €", "990,99"],
    "c079": ["1\u00a0200,50", "800\u202f000", "−5", "٤٥٠٠٠", "９９０"],
    "c080": ["03/04/2025", "01/02/2025", "12/11/2025", "07/08/2025", "05/06/2025"],
    "c081": ["2025-01-15", "15/01/2025", "Jan 15, 2025", "15.01.25", "45672"],
    "c082": ["2025-02-30", "0000-00-00", "9999-12-31", "1899-12-30", "2025-13-01"],
    "c083": [
        *("2025-03-30T02:30:00+01:00", "2025-03-30 02:30:00", "2025-01-15T23:59:60Z"),
        *("2025-01-15T00:00:00Z", "2025-01-15T00:00:00+14:00"),
    ],
    "c085": ["1E5", "2D10", "12345678901234567890", "9007199254740993", "0x1F"],
    "c086": ["NA", "N/A", "-", "NULL", "#N/A"],
    "c087": ["NaN", "Infinity", "-inf", "1e308", "1e-400"],
    "c089": ["Yes", "no", "TRUE", "0", "x"],
    "c101": ["1200.50", "800", "0", "45000", "990.99"],
}
MONEY = [Decimal("1200.5"), Decimal(800), Decimal(0), Decimal(45000), Decimal("990.99")]
FIFTEENTH = date(2025, 1, 15)


@pytest.mark.parametrize(
    ("name", "wanted", "expected", "says"),
    [
        ("c026", T.NUMBER, MONEY, False),
        ("c076", T.NUMBER, [*MONEY[:2], Decimal("-300.25"), MONEY[3], -MONEY[4]], True),
        ("c077", T.NUMBER, [*MONEY[:2], Decimal("-300.25"), *MONEY[3:]], True),
        ("c079", T.NUMBER, [MONEY[0], Decimal(800000), Decimal(-5), MONEY[3], Decimal(990)], True),
        (
            "c080",
            T.DAY,
            [date(2025, 4, 3), date(2025, 2, 1), date(2025, 11, 12), date(2025, 8, 7), date(2025, 6, 5)],
            True,
        ),
        ("c081", T.DAY, [FIFTEENTH] * 5, True),
        ("c082", T.DAY, [None] * 5, True),
        ("c083", T.DAY, [date(2025, 3, 30)] * 2 + [FIFTEENTH] * 3, True),
        ("c085", T.TEXT, ["1E5", "2D10", "12345678901234567890", "9007199254740993", "0x1F"], False),
        ("c086", T.NUMBER, [None] * 5, True),
        ("c087", T.NUMBER, [None] * 4 + [Decimal(0)], True),
        ("c089", T.TEXT, ["Yes", "no", "TRUE", "0", "x"], False),
        ("c101", T.NUMBER, MONEY, False),
    ],
)
def test_values_of_the_bad_files(name: str, wanted: ValueType, expected: list[object], says: bool) -> None:
    texts = pl.Series(COLUMNS[name])
    found = typed(texts, wanted)
    assert found.values.to_list() == expected
    assert bool(found.notes or found.asks or found.failed.any()) is says
    if name != "c086":
        assert typed(texts).type is (T.MOMENT if name == "c083" else wanted)


@settings(max_examples=20)
@given(
    st.lists(
        st.none() | st.text(max_size=10) | st.sampled_from(["1.5", "2024-05-12", "yes", "NULL", "1,5", "12/5/24"])
    ),
    st.none() | st.sampled_from(ValueType),
    st.text(max_size=8),
)
def test_any_column_comes_out_whole(texts: list[str | None], wanted: ValueType | None, header: str) -> None:
    found = typed(pl.Series(texts, dtype=pl.String), wanted, TypedTold(), header=header)
    assert len(found.values) == len(found.faults) == len(texts)
    assert found.rejected().height == found.failed.sum()
    assert wanted is None or found.type is wanted
