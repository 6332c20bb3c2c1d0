"""Numbers are read exactly, with the marks of the whole column, and what is no number is named."""

import random
from decimal import ROUND_HALF_UP, Decimal

import polars as pl
import pytest
from babel.numbers import format_decimal
from hypothesis import given, settings
from hypothesis import strategies as st

from kam_core.errors import RefusedError
from kam_core.values.model import Fault, Typed, TypedTold
from kam_core.values.numbers import numbers

NOTHING = TypedTold()
# Each example is a whole column.
FEW = settings(max_examples=20)
NBSP, NARROW = "\u00a0", "\u202f"


def read(*texts: str | None, told: TypedTold = NOTHING, share: bool = False, places: int = 4) -> Typed:
    return numbers(pl.Series(texts, dtype=pl.String), told, share=share, places=places)


def values(typed: Typed) -> list[str | None]:
    """Values without zeros at their end."""
    return [None if value is None else f"{value.normalize():f}" for value in typed.values]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(["1,234.56", "7"], ["1234.56", "7"], id="English"),
        pytest.param(["1.234,56", "7"], ["1234.56", "7"], id="German and Vietnamese"),
        pytest.param([f"1{NBSP}234,56", f"12{NARROW}345", "1 234"], ["1234.56", "12345", "1234"], id="French blanks"),
        pytest.param(["1'234.50", "1’234’567.25"], ["1234.5", "1234567.25"], id="Swiss apostrophes"),
        pytest.param(["12,34,567.50", "1,00,000"], ["1234567.5", "100000"], id="Indian groups"),
        pytest.param(["1200,50", "800", "0"], ["1200.5", "800", "0"], id="comma without groups"),
        pytest.param(["1.234", "2.5"], ["1.234", "2.5"], id="a short fraction shows what the dot is"),
        pytest.param(["1.234", "2,5"], ["1234", "2.5"], id="a comma shows what the dot is not"),
        pytest.param(["1.234", "5.678.901"], ["1234", "5678901"], id="a mark that comes twice parts thousands"),
        pytest.param(["1,234", "12,345,678"], ["1234", "12345678"], id="commas that come twice"),
        pytest.param(["0.125", "1.250"], ["0.125", "1.25"], id="no thousand starts with 0"),
        pytest.param(["1234.567", "1.250"], ["1234.567", "1.25"], id="no group has four digits"),
        pytest.param([".5", "-.25", "5."], ["0.5", "-0.25", "5"], id="bare marks"),
        pytest.param(
            ["+7", "-7", "7-", "−7", "–7", "(7)", "( 7 )"], ["7", "-7", "-7", "-7", "-7", "-7", "-7"], id="signs"
        ),
        pytest.param(
            ["($300.25)", "$(300.25)", "-$990.99", "$-1"], ["-300.25", "-300.25", "-990.99", "-1"], id="dollars"
        ),
        pytest.param(
            ["300,25- €", "€ 500,-", "500.–"], ["-300.25", "500", "500"], id="a dash for no cents is no minus"
        ),
        pytest.param(
            ["۱٬۲۳۴٫۵", "٤٥٠٠٠", "９９０", "१२"], ["1234.5", "45000", "990", "12"], id="digits of other scripts"
        ),
        pytest.param(["۱۲٪", "12%", "１２％", "5‰"], ["0.12", "0.12", "0.12", "0.005"], id="percent"),
        pytest.param(
            ["3.5万", "1.2亿", "2萬", "¥5千万"], ["35000", "120000000", "20000", "50000000"], id="Chinese units"
        ),
        pytest.param(
            ["1,2 tỷ", "500 tr", "2,5 triệu đồng", "7 nghìn"],
            ["1200000000", "500000000", "2500000", "7000"],
            id="Vietnamese",
        ),
        pytest.param(
            ["12 هزار تومان", "۵ میلیون ریال", "100 تومان"], ["120000", "5000000", "1000"], id="toman become rials"
        ),
        pytest.param(
            ["1.5M", "200k", "3 bn", "2,5 Mio. €"], ["1500000", "200000", "3000000000", "2500000"], id="Latin units"
        ),
        pytest.param(
            ["NT$1,200", "RMB 5", "5 元", "VND 7", "IRR 8", "Rs.500", "US$9"],
            ["1200", "5", "5", "7", "8", "500", "9"],
            id="coins",
        ),
        pytest.param(["1.234 ₫", "25.000 đ"], ["1234", "25000"], id="dong have no decimals"),
        pytest.param(["¥1,234 JPY"], ["1234"], id="yen have no decimals"),
        pytest.param(["1.5E+3", "1e-2", "2E4"], ["1500", "0.01", "20000"], id="scientific"),
        pytest.param(
            ["1.23455", "-1.23455", "1.23454", "0.00005"], ["1.2346", "-1.2346", "1.2345", "0.0001"], id="half up"
        ),
        pytest.param(["99999999999999.9999", "0.1"], ["99999999999999.9999", "0.1"], id="the largest there is"),
        pytest.param([None, "", "  ", "\u200b"], [None, None, None, None], id="blanks"),
        pytest.param(["'500", "\u200f12\u200e"], ["500", "12"], id="what nobody sees"),
    ],
)
def test_a_column_shows_how_its_numbers_are_written(texts: list[str], expected: list[str | None]) -> None:
    found = read(*texts)
    assert values(found) == expected
    assert not found.failed.any()
    assert found.asks == ()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("abc", Fault.NO_NUMBER),
        ("2025-01-15", Fault.NO_NUMBER),
        ("10²", Fault.NO_NUMBER),
        ("½", Fault.NO_NUMBER),
        ("12 kg", Fault.UNKNOWN_UNIT),
        ("~5", Fault.UNKNOWN_UNIT),
        ("1.5m", Fault.UNKNOWN_UNIT),
        ("5 € / $", Fault.UNKNOWN_UNIT),
        ("EUR 5 USD", Fault.UNKNOWN_UNIT),
        ("--5", Fault.UNKNOWN_UNIT),
        ("A001", Fault.UNKNOWN_UNIT),
        ("1.2.3", Fault.MARKS),
        ("1,23,4", Fault.MARKS),
        ("12 34", Fault.MARKS),
        ("1,234.567.890", Fault.MARKS),
        ("Infinity", Fault.ENDLESS),
        ("-inf", Fault.ENDLESS),
        ("1e308", Fault.TOO_LARGE),
        ("100000000000000", Fault.TOO_LARGE),
        ("99999999999999.99995", Fault.TOO_LARGE),
    ],
)
def test_what_is_no_number_is_named_with_its_row(text: str, fault: Fault) -> None:
    found = read("1.5", text, "2")
    assert values(found) == ["1.5", None, "2"]
    assert found.faults.to_list() == [None, fault.value, None]
    (row, raw, reason) = found.rejected().row(0)
    assert (row, raw) == (1, text)
    assert f"“{text}”" in reason


def test_a_column_that_only_has_thousands_or_only_fractions_is_asked_back() -> None:
    found = read("1.234", "45.000")
    (ask,) = found.asks
    assert (ask.name, ask.sample) == ("decimal", "1.234")
    assert ask.readings == ((",", "1234"), (".", "1.234"))
    assert values(found) == ["1234", "45000"]
    assert values(read("1.234", "45.000", told=TypedTold(decimal="."))) == ["1.234", "45"]
    assert values(read("1.234", "45.000", told=TypedTold(decimal=","))) == ["1234", "45000"]
    assert read("1.234", "45.000", told=TypedTold(decimal=".")).asks == ()


def test_a_number_against_the_mark_that_was_told_is_not_bent_to_fit() -> None:
    found = read("1,200.50", "7,5", told=TypedTold(decimal=","))
    assert values(found) == [None, "7.5"]
    assert found.faults.to_list() == [Fault.MARKS.value, None]


def test_where_a_column_writes_both_marks_only_the_doubtful_values_fail() -> None:
    found = read("1.234,5", "1,234.5", "1.234", "7")
    assert values(found) == ["1234.5", "1234.5", None, "7"]
    assert found.faults.to_list() == [None, None, Fault.UNSURE_MARK.value, None]
    assert [ask.name for ask in found.asks] == ["decimal"]


def test_one_odd_value_among_many_does_not_decide_for_them() -> None:
    found = read(*["7.5"] * 30, "1,5", "1.250")
    assert values(found)[-2:] == ["1.5", "1.25"]


def test_words_for_nothing_are_null_and_counted() -> None:
    found = read("NA", "N/A", "-", "NULL", "#N/A", "—", "none", "无", "không có", "ندارد", "NaN", "5")
    assert values(found) == [None] * 11 + ["5"]
    assert found.missing == 11
    assert found.notes == ("11 values, such as “NA”, say that there is none; they are kept empty.",)
    assert not found.failed.any()


def test_a_plain_column_has_nothing_to_tell() -> None:
    found = read("1200.50", "800", "0", None)
    assert (found.notes, found.asks, found.decided.decimal, found.currency) == ((), (), ".", None)


def test_the_currency_beside_a_number_is_known_by_row_where_its_sign_is_its_own() -> None:
    found = read("5 €", "VND 7000", "$3", "8", "100 تومان")
    assert found.currency is not None
    assert found.currency.to_list() == ["EUR", "VND", None, None, "IRR"]
    assert "The column has amounts in several currencies ($, EUR, IRR, VND); none was converted." in found.notes


def test_what_was_changed_is_told_with_a_sample() -> None:
    assert read("($300.25)").notes[0] == "“($300.25)” was read as -300.25."
    assert read("1,2 tỷ").notes == ("“1,2 tỷ” has a unit and was read as 1200000000.",)
    assert read("1.23456").notes == ("“1.23456” has more decimals than are kept and was rounded to 1.2346.",)
    assert read("1.23457E+11").notes[0].startswith("“1.23457E+11” is written as spreadsheets shorten long numbers")
    assert read("45.000 €", "990,99").notes[0] == (
        "“,” is the decimal mark, as other values of the column show; so “45.000 €” was read with it."
    )


@pytest.mark.parametrize(
    ("texts", "expected", "percent"),
    [
        pytest.param(["30", "0.5", "100"], ["0.3", "0.005", "1"], True, id="one above 1 shows percent"),
        pytest.param(["0.3", "1", "0"], ["0.3", "1", "0"], False, id="fractions show parts of one"),
        pytest.param(["30%", "0.3"], ["0.3", "0.3"], False, id="a sign says it for its own value"),
        pytest.param(["30%", "30"], ["0.3", "0.3"], True, id="sign and bare percent"),
    ],
)
def test_shares_are_parts_of_one(texts: list[str], expected: list[str], percent: bool) -> None:
    found = read(*texts, share=True)
    assert values(found) == expected
    assert found.decided.percent is percent
    assert found.asks == ()


def test_a_share_of_1_alone_is_asked_back() -> None:
    (ask,) = read("0", "1", share=True).asks
    assert (ask.name, ask.sample) == ("percent", "1")
    assert values(read("0", "1", share=True, told=TypedTold(percent=True))) == ["0", "0.01"]
    assert values(read("0", "1", share=True, told=TypedTold(percent=False))) == ["0", "1"]


def test_a_factor_moves_what_names_no_unit_itself() -> None:
    told = TypedTold(factor=Decimal(10))
    assert values(read("100", "1.5", "1 میلیون تومان", told=told)) == ["1000", "15", "10000000"]
    with pytest.raises(RefusedError, match="12 is not a power of ten"):
        read("100", told=TypedTold(factor=Decimal(12)))
    with pytest.raises(RefusedError, match="“;” is no decimal mark"):
        read("100", told=TypedTold(decimal=";"))


def test_rates_keep_as_many_decimals_as_they_are_asked_to() -> None:
    found = read("0.000039215", "25500", places=8)
    assert found.values.dtype == pl.Decimal(18, 8)
    assert values(found) == ["0.00003922", "25500"]


def test_a_word_after_25000_numbers_loses_no_row() -> None:
    found = numbers(pl.Series([*map(str, range(25_000)), "unknown"]), NOTHING)
    assert len(found.values) == 25_001
    assert found.rejected().row(0)[:2] == (25_000, "unknown")
    assert found.values.sum() == Decimal(25_000 * 24_999 // 2)


MONEY = st.decimals(min_value=-(10**13), max_value=10**13, places=4).map(lambda number: number + 0)


@FEW
@given(
    st.lists(MONEY, min_size=1, max_size=20), st.sampled_from(["en", "de", "vi", "fr", "de_CH", "en_IN", "fa", "pl"])
)
def test_what_a_locale_formats_comes_back(amounts: list[Decimal], locale: str) -> None:
    # One that cannot be misread shows the column what the marks mean.
    amounts = [*amounts, Decimal("1234567.25")]
    found = read(*[format_decimal(amount, "#,##0.0###", locale=locale) for amount in amounts])
    assert found.values.to_list() == [amount.quantize(Decimal("0.0001")) for amount in amounts]


@FEW
@given(st.lists(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9), min_size=1))
def test_decimals_are_rounded_half_up_as_decimal_does(amounts: list[Decimal]) -> None:
    found = read(*[f"{amount:f}" for amount in amounts], told=TypedTold(decimal="."))
    assert found.values.to_list() == [amount.quantize(Decimal("0.0001"), ROUND_HALF_UP) for amount in amounts]


@FEW
@given(
    st.lists(st.none() | st.text(max_size=12) | st.text("0123456789.,' -()%eE€$万٫۱", max_size=10), max_size=30),
    st.booleans(),
)
def test_any_text_is_a_number_or_null_or_named(texts: list[str | None], share: bool) -> None:
    found = read(*texts, share=share)
    assert len(found.values) == len(found.faults) == len(texts)
    assert not (found.values.is_not_null() & found.failed).any()
    assert found.rejected()["reason"].null_count() == 0
    silent = [t for t, v, f in zip(texts, found.values, found.failed, strict=True) if v is None and not f]
    assert found.missing >= len(
        [text for text in silent if text is not None and text.strip() and text.isascii() and text.isprintable()]
    )


def test_order_of_rows_does_not_change_what_is_read() -> None:
    texts = ["1.234,5", "7.000", "5 €", "", "x", "12"] * 5
    shuffled = random.Random(7).sample(list(enumerate(texts)), len(texts))
    found = dict(zip([at for at, _ in shuffled], read(*[text for _, text in shuffled]).values, strict=True))
    assert [found[at] for at in range(len(texts))] == read(*texts).values.to_list()


MANY = 10_001


@pytest.mark.parametrize(
    ("form", "decimal", "thousands"),
    [
        ("1,234.56", ".", (",",)),
        ("1.234,56", ",", (".",)),
        ("-1234,5", ",", ()),
        ("1234.5", ".", ()),
    ],
)
def test_a_long_column_of_formatted_numbers_is_read_as_a_short_one(
    form: str, decimal: str, thousands: tuple[str, ...]
) -> None:
    long, short = read(*[form] * MANY, "7,125", "-1"), read(form, "7,125", "-1")
    assert long.values.to_list() == [short.values[0]] * MANY + short.values.to_list()[1:]
    assert (long.decided.decimal, short.decided.decimal) == (decimal, decimal)
    assert set(thousands) <= set(long.decided.thousands)
    assert long.decided.thousands == short.decided.thousands


def test_a_long_column_keeps_to_the_mark_that_was_told() -> None:
    assert read(*["1,5"] * MANY, told=TypedTold(decimal=".")).failed.all()
    assert not read(*["1,5"] * MANY, told=TypedTold(decimal=",")).failed.any()
    assert read(*["1.234,56"] * MANY, told=TypedTold(decimal=".")).failed.all()


@pytest.mark.parametrize("texts", [("M1", "M2", "M3"), ("K1", "K2", "B3"), ("k5", "k6"), ("MRD 5", "MIO 6")])
def test_a_letter_before_a_number_makes_a_name_of_it(texts: tuple[str, ...]) -> None:
    assert read(*texts).values.dtype == pl.String or read(*texts).values.to_list() == [None] * len(texts)


def test_a_letter_behind_a_number_still_multiplies_it() -> None:
    assert [float(value) for value in read("5K", "$6K", "7 M").values] == [5_000, 6_000, 7_000_000]
