"""Typed columns become text as a person would write it."""

from decimal import Decimal

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kam_core.reading.plain import plain_text


def texts(values: list[object], type_: pa.DataType) -> list[str | None]:
    found: list[str | None] = plain_text(pa.array(values, type_), as_days=False).to_pylist()
    return found


def test_numbers_are_written_plainly_beside_those_that_are_none() -> None:
    numbers = [1.0, 0.1, 12345678.9, 1e21, 1e-7, None, -0.00001, float("nan"), float("inf")]
    written = ["1", "0.1", "12345678.9", "1" + 21 * "0", "0.0000001", None, "-0.00001", "NaN", "Infinity"]
    assert texts(numbers, pa.float64()) == written


def test_amounts_keep_their_decimals_and_have_no_exponent() -> None:
    amounts = [Decimal("12.50"), None, Decimal("0.00"), Decimal("-0.05")]
    assert texts(amounts, pa.decimal128(18, 2)) == ["12.50", None, "0.00", "-0.05"]
    small = [Decimal(0), Decimal("0.000000001")]
    assert texts(small, pa.decimal128(38, 18)) == ["0." + 18 * "0", "0.000000001" + 9 * "0"]
    assert texts([Decimal(1200)], pa.decimal128(18, -2)) == ["1200"]


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False) | st.none()))
def test_any_number_comes_back_from_its_text(numbers: list[float | None]) -> None:
    written = texts(list(numbers), pa.float64())
    assert [None if text is None else float(text) for text in written] == numbers
    assert not any(letter in text for text in written if text for letter in "eE")


@pytest.mark.parametrize("type_", [pa.decimal128(18, 4), pa.decimal128(38, 20), pa.decimal256(60, 30)])
@given(values=st.lists(st.decimals(-1000, 1000, places=4)))
def test_any_amount_comes_back_from_its_text(type_: pa.DataType, values: list[Decimal]) -> None:
    written = texts(list(values), type_)
    assert [Decimal(text) for text in written if text is not None] == values
    assert all(len(text.split(".")[1]) == type_.scale for text in written if text is not None)
