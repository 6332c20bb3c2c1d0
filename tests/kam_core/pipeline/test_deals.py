"""Deals one by one, by hand in a world of three accounts."""

from datetime import date
from decimal import Decimal

import polars as pl
import pytest

from kam_core.pipeline.deals import open_deals, stages, win_rates
from kam_core.store.store import Store

TODAY = date(2026, 1, 15)


def test_open_deals_are_as_the_newest_list_says(traded: Store) -> None:
    found = open_deals(traded.database, None, TODAY)
    assert found.select("opportunity_id", "amount", "weighted", "overdue", "postponed", "days_postponed").rows() == [
        ("D1", Decimal(900), 450.0, False, 1, 31),
        ("D6", Decimal(100), 50.0, True, 0, 0),
        ("D2", None, None, False, 0, 0),
    ]
    assert found["account_name"].to_list() == ["Alpha", "Gamma", "Beta"]


def test_open_deals_of_an_earlier_day_are_those_of_the_list_of_then(traded: Store) -> None:
    found = open_deals(traded.database, None, date(2025, 12, 31))
    assert found.select("opportunity_id", "amount", "postponed").rows() == [("D1", Decimal(800), 0)]
    assert open_deals(traded.database, None, date(2025, 1, 1)).is_empty()


def test_a_population_has_its_own_deals(traded: Store) -> None:
    found = open_deals(traded.database, pl.DataFrame({"account_id": ["002", "003"]}), TODAY)
    assert set(found["opportunity_id"]) == {"D2", "D6"}


def test_stages_add_up_to_all_open_deals(traded: Store) -> None:
    found = stages(open_deals(traded.database, None, TODAY))
    assert found.rows() == [("First talk", 1, 0.0, 0.0, 0, 0.1), ("Offer", 2, 1000.0, 500.0, 2, 0.5)]


def test_win_rates_by_type_have_their_interval(traded: Store) -> None:
    found = {row["name"]: row for row in win_rates(traded.database, None, date(2025, 12, 31)).iter_rows(named=True)}
    existing, new = found["existing"], found["new"]
    assert (existing["won"], existing["lost"], existing["rate"], existing["rate_by_amount"]) == (1, 1, 0.5, 0.8)
    assert (new["won"], new["lost"], new["rate"]) == (1, 0, 1.0)
    assert existing["cycle_days"] == 60.0
    assert new["cycle_days"] is None
    # Wilson's interval of 1 of 2, and of 1 of 1: 1 / (1 + 1.96 squared) is its lower end.
    assert (existing["low"], existing["high"]) == pytest.approx((0.0945, 0.9055), abs=1e-4)
    assert (new["low"], new["high"]) == pytest.approx((0.2065, 1.0), abs=1e-4)


def test_without_deals_there_are_no_rows_and_no_fault(world: Store) -> None:
    found = open_deals(world.database, None, TODAY)
    assert found.is_empty()
    assert stages(found).is_empty()
    assert win_rates(world.database, None, date(2025, 12, 31)).is_empty()
