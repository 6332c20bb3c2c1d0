"""What an account got that others do not, by year."""

from datetime import date
from decimal import Decimal

import polars as pl

from kam_core.plans.investments import against_margin, by_year_and_kind


def test_investments_are_summed_by_year_and_kind_and_what_nobody_gave_stays_unknown() -> None:
    ledger = pl.DataFrame(
        {
            "kind": ["money", "money", "hours", "money"],
            "amount": [Decimal(100), Decimal(50), None, Decimal(7)],
            "hours": [None, None, Decimal(8), None],
            "spent_on": [date(2025, 2, 1), date(2025, 9, 1), date(2025, 3, 1), None],
        },
        schema_overrides={"hours": pl.Decimal(18, 4), "amount": pl.Decimal(18, 4)},
    )
    assert by_year_and_kind(ledger).rows() == [
        ("2025", "hours", None, Decimal(8)),
        ("2025", "money", Decimal(150), None),
        (None, "money", Decimal(7), None),
    ]
    bought = pl.DataFrame(
        {"year": ["2025", "2024"], "revenue": [Decimal(900), Decimal(10)], "margin": [Decimal(600), Decimal(1)]}
    )
    assert against_margin(ledger, bought).rows() == [
        ("2025", Decimal(150), Decimal(8), Decimal(600), 0.25),
        (None, Decimal(7), None, None, None),
    ]
    at_a_loss = bought.with_columns(margin=-pl.col("margin"))
    assert against_margin(ledger, at_a_loss)["share"].to_list() == [None, None]
