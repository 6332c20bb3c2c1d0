"""Contracts up for renewal, by hand in a world of three accounts."""

from datetime import date

import polars as pl

from kam_core.pipeline.contracts import by_month, renewals
from kam_core.store.store import Store

TODAY = date(2026, 1, 15)
ALL = pl.DataFrame({"account_id": ["001", "002", "003"]})


def test_what_ends_and_is_not_renewed_is_ahead_the_next_to_be_decided_first(traded: Store) -> None:
    found = renewals(traded.database, ALL, TODAY)
    assert found.select("contract_id", "decided_by", "notice_over", "lacks").rows() == [
        ("K2", date(2026, 2, 1), False, "plan"),
        ("K4", date(2026, 2, 28), True, "plan"),
        ("K5", date(2026, 3, 31), None, "plan"),
    ]


def test_months_add_up_to_the_value_that_is_known(traded: Store) -> None:
    found = by_month(renewals(traded.database, ALL, TODAY), TODAY, 3)
    assert found.rows() == [
        (date(2026, 1, 1), 0, 0.0, 0.0),
        (date(2026, 2, 1), 2, 130.0, 130.0),
        (date(2026, 3, 1), 1, 0.0, 0.0),
    ]


def test_without_contracts_every_month_is_empty(world: Store) -> None:
    found = by_month(renewals(world.database, ALL, TODAY), TODAY, 12)
    assert found.height == 12
    assert found["contracts"].sum() == 0
