"""A header may give its numbers a unit."""

from decimal import Decimal

import polars as pl
import pytest

from kam_core.values.columns import typed
from kam_core.values.header_units import unit_in
from kam_core.values.model import TypedTold, ValueType


@pytest.mark.parametrize(
    ("header", "factor"),
    [
        ("金额（万元）", 10_000),
        ("Doanh thu (triệu đồng)", 1_000_000),
        ("Doanh thu (ĐVT: tr.đ)", 1_000_000),
        ("مبلغ (تومان)", 10),
        ("Revenue (in k€)", 1_000),
        ("Umsatz [Mio. EUR]", 1_000_000),
        ("Revenue ('000)", 1_000),
        ("Amount (USD)", 1),
        ("Amount (M)", 1),
        ("Weight (kg)", 1),
        ("Million Dollar Deals", 1),
    ],
)
def test_a_unit_in_brackets_multiplies_each_number(header: str, factor: int) -> None:
    found = typed(pl.Series(["1.5"]), ValueType.NUMBER, header=header)
    assert found.values.to_list() == [Decimal("1.5") * factor]
    assert bool(found.notes) is (factor != 1)


def test_a_person_can_say_that_it_is_no_unit() -> None:
    found = typed(pl.Series(["1.5"]), ValueType.NUMBER, TypedTold(factor=Decimal(1)), header="金额（万元）")
    assert (found.values.to_list(), found.notes) == ([Decimal("1.5")], ())


def test_a_number_with_its_own_unit_keeps_to_that() -> None:
    found = typed(pl.Series(["1.5", "2亿"]), ValueType.NUMBER, header="金额（万元）")
    assert found.values.to_list() == [Decimal(15_000), Decimal(200_000_000)]


def test_percent_in_the_header_says_what_1_is() -> None:
    found = typed(pl.Series(["0", "1"]), ValueType.NUMBER, header="Probability (%)", share=True)
    assert (found.values.to_list(), found.asks) == ([Decimal(0), Decimal("0.01")], ())
    assert typed(pl.Series(["30"]), ValueType.NUMBER, header="Discount (%)").values.to_list() == [Decimal(30)]


def test_what_is_in_brackets_and_no_unit_says_nothing() -> None:
    assert unit_in("Amount (Converted) (EUR k)") == "EUR k"
    assert unit_in("Amount (net)") is None
    assert unit_in("(Do Not Modify) Account") is None
