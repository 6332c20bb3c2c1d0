"""What became of each account, by hand in a world of three and for any revenue."""

from datetime import date
from decimal import Decimal
from random import Random

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kam_core.kpis import bridge, catalogue, families, retention
from kam_core.kpis.bridge import Move
from kam_core.kpis.portfolio import strip
from kam_core.period import Period, trailing_year
from kam_core.store.store import Store
from tests.kam_core.kpis.bought import AMOUNTS, Amounts, bought

YEAR = trailing_year(date(2025, 12, 31))
TODAY = date(2026, 1, 15)
BETA_AND_GAMMA = pl.DataFrame({"account_id": ["002", "003"]})


def test_what_became_of_each_account_of_the_world(world: Store) -> None:
    rows = bridge.accounts(world.database, None, YEAR)
    shown = rows.select("account_name", "start_revenue", "end_revenue", "change", "growth", "move", "last_order_date")
    assert shown.rows() == [
        ("Alpha", 1200, 1800, 600, 0.5, "expansion", date(2025, 9, 30)),
        ("Beta", 1800, 1200, -600, pytest.approx(-1 / 3), "contraction", date(2025, 6, 15)),
        ("Gamma", Decimal("250.5"), 0, Decimal("-250.5"), -1.0, "churn", date(2024, 8, 1)),
    ]


def test_the_accounts_add_up_to_the_bridge_of_the_kpis(world: Store) -> None:
    for population in (None, BETA_AND_GAMMA):
        rows = bridge.accounts(world.database, population, YEAR)
        assert bridge.cohort(rows) == retention.cohort(world.database, population, TODAY)


def test_a_quarter_is_compared_with_the_same_quarter_a_year_before(world: Store) -> None:
    """Alpha's fourth quarter of 2024 was 100, and nobody bought in that of 2025."""
    quarter = Period(date(2025, 10, 1), date(2026, 1, 1))
    rows = bridge.accounts(world.database, None, quarter)
    assert rows.select("account_name", "start_revenue", "end_revenue", "move").rows() == [("Alpha", 100, 0, "churn")]


def test_a_new_account_is_in_no_bridge_and_is_counted_beside_it(world: Store) -> None:
    rows = bridge.accounts(world.database, None, trailing_year(date(2024, 12, 31)).back(12))
    assert rows["move"].to_list() == ["new"] * 3
    assert bridge.of_new(rows) == (3, 2180)
    assert bridge.cohort(rows).nrr is None


def test_a_period_longer_than_a_year_would_overlap_what_it_is_compared_with(world: Store) -> None:
    with pytest.raises(ValueError, match="longer than a year"):
        bridge.accounts(world.database, None, Period(date(2024, 1, 1), date(2025, 2, 1)))


def test_the_data_reach_back_as_far_as_their_first_order(world: Store) -> None:
    # They start in March 2023.
    assert bridge.reaches_back(world.database, Period(date(2024, 3, 1), date(2025, 3, 1)))
    assert not bridge.reaches_back(world.database, Period(date(2024, 2, 1), date(2025, 2, 1)))


def test_an_empty_store_reaches_nowhere_back(store: Store) -> None:
    assert not bridge.reaches_back(store.database, YEAR)
    assert bridge.accounts(store.database, None, YEAR).is_empty()
    assert bridge.cohort(bridge.accounts(store.database, None, YEAR)).accounts == 0


def test_families_that_moved_as_their_account_did_explain_it(world: Store) -> None:
    """Alpha buys 400 more pumps and 300 of a service, and 100 of parts no more; Beta 1000 fewer pumps."""
    rows = bridge.accounts(world.database, None, YEAR)
    explained = bridge.explained(world.database, rows, YEAR)
    assert sorted(explained.rows()) == [
        ("001", "Other", 300),
        ("001", "Pumps", 400),
        ("002", "Pumps", -1000),
        ("003", "Other", Decimal("-250.5")),
    ]
    one_each = bridge.explained(world.database, rows, YEAR, at_most=1)
    assert ("001", "Pumps", 400) in one_each.rows()
    assert one_each.height == 3


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(AMOUNTS)
def test_any_revenue_keeps_the_identities(closed: Store, accounts: Amounts) -> None:
    bought(closed, accounts)
    rows = bridge.accounts(closed.database, None, YEAR)
    found = bridge.cohort(rows)
    assert found.start + found.expansion - found.contraction - found.churn == found.end
    assert min(found.expansion, found.contraction, found.churn) >= 0
    assert found == retention.cohort(closed.database, None, date(2025, 12, 31))
    everything = sum((pair[1] or Decimal(0) for pair in accounts), Decimal(0))
    assert sum(rows["end_revenue"], Decimal(0)) == everything
    credits_only = rows.filter(pl.col("move") == Move.CREDITS.value)["end_revenue"]
    assert found.end + bridge.of_new(rows)[1] + sum(credits_only, Decimal(0)) == everything
    kpis = catalogue.chosen("nrr", "grr", "expansion", "contraction", "churn", "grr_by_family")
    values = {value.kpi.code: value.value for value in strip(closed.database, None, date(2025, 12, 31), kpis)}
    if found.start > 0:
        assert values["nrr"] == pytest.approx(
            float((found.start + found.expansion - found.contraction - found.churn) / found.start)
        )
        assert (values["expansion"], values["contraction"], values["churn"]) == (
            found.expansion,
            found.contraction,
            found.churn,
        )
        by_family = families.by_month(closed.database, None, Period(date(2025, 12, 1), date(2026, 1, 1)))
        assert values["grr_by_family"] == pytest.approx(float(by_family[date(2025, 12, 1)].grr or 0))
        assert float(values["grr_by_family"] or 0) <= float(values["grr"] or 0) + 1e-9 <= 1 + 2e-9


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(AMOUNTS, st.randoms(use_true_random=False))
def test_the_order_of_accounts_changes_nothing(closed: Store, accounts: Amounts, random: Random) -> None:
    bought(closed, accounts)
    one = bridge.cohort(bridge.accounts(closed.database, None, YEAR))
    shuffled = list(accounts)
    random.shuffle(shuffled)
    bought(closed, shuffled)
    assert bridge.cohort(bridge.accounts(closed.database, None, YEAR)) == one


def test_the_demo_s_accounts_add_up_to_its_published_sales(demo: Store) -> None:
    years = [trailing_year(date(year, 11, 30)) for year in (2011, 2012, 2013)]
    rows = [bridge.accounts(demo.database, None, year) for year in years]
    bought_in = [sum(row["end_revenue"], Decimal(0)) for row in rows]
    assert round(sum(bought_in, Decimal(0)), 2) == Decimal("80450596.98")
    # What one year ends with the next begins with, account by account.
    assert sum(rows[2]["start_revenue"], Decimal(0)) == bought_in[1]
