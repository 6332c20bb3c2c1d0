from decimal import Decimal

import pytest

from kam_core.crm.headers import keys
from kam_core.crm.units import currency_of, factor_of


@pytest.mark.parametrize(
    ("header", "factor"),
    [
        ("Amount", None),
        ("商机金额（万元）", 10_000),
        ("商機金額（萬元）", 10_000),
        ("金额万元", 10_000),
        ("金额（百万元）", 1_000_000),
        ("合同额(亿)", 100_000_000),
        ("金额（元）", None),
        ("Doanh thu (triệu đồng)", 1_000_000),
        ("Doanh thu triệu đồng", 1_000_000),
        ("Giá trị (tỷ)", 1_000_000_000),
        ("Tên công ty", None),
        ("Amount (k USD)", 1_000),
        ("Revenue in millions", 1_000_000),
        ("Million Dollar Club", None),
        ("مبلغ (میلیون ریال)", 1_000_000),
        ("مبلغ (هزار ریال)", 1_000),
    ],
)
def test_a_header_says_what_its_numbers_are_multiplied_by(header: str, factor: int | None) -> None:
    assert factor_of(header) == (None if factor is None else Decimal(factor))


@pytest.mark.parametrize(
    ("header", "currency"),
    [("Amount (USD)", "USD"), ("amount_eur", "EUR"), ("金额(RMB)", "CNY"), ("Amount", None), ("EUR or USD", None)],
)
def test_a_header_names_a_currency_by_its_code(header: str, currency: str | None) -> None:
    assert currency_of(header) == currency


def test_a_unit_is_no_part_of_the_name() -> None:
    assert "金额" in keys("金额万元")
    assert "giatri" in keys("Giá trị triệu đồng")
