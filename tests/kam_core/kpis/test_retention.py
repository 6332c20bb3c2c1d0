"""The bridge of a cohort, and what holds for any revenue."""

from datetime import date
from decimal import Decimal

import numpy as np
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kam_core.kpis import catalogue
from kam_core.kpis.portfolio import strip
from kam_core.kpis.retention import Cohort, cohort
from kam_core.kpis.trailing import parts, trailing_years
from kam_core.store.store import Store
from tests.kam_core.kpis.bought import AMOUNTS, Amounts, bought

TODAY = date(2026, 1, 15)


def test_the_bridge_of_the_world_by_hand(world: Store) -> None:
    """Alpha 1200 to 1800, Beta 1800 to 1200, Gamma 250.50 to nothing."""
    assert cohort(world.database, None, TODAY) == Cohort(
        accounts=3,
        kept=2,
        start=Decimal("3250.5"),
        expansion=Decimal(600),
        contraction=Decimal(600),
        churn=Decimal("250.5"),
        end=Decimal(3000),
    )


def test_the_bridge_of_a_population(world: Store) -> None:
    assert cohort(world.database, pl.DataFrame({"account_id": ["002", "003"]}), TODAY) == Cohort(
        2, 1, Decimal("2050.5"), Decimal(0), Decimal(600), Decimal("250.5"), Decimal(1200)
    )


def test_there_is_no_bridge_over_less_than_two_years(world: Store) -> None:
    assert cohort(world.database, None, date(2024, 12, 31)) is None


def test_an_empty_store_has_no_bridge(store: Store) -> None:
    assert cohort(store.database, None, TODAY) is None


def test_nobody_is_a_cohort_without_ratios(world: Store) -> None:
    nobody = cohort(world.database, pl.DataFrame(schema={"account_id": pl.String}), TODAY)
    assert nobody == Cohort(0, 0, *[Decimal(0)] * 5)
    assert nobody is not None
    assert (nobody.nrr, nobody.grr, nobody.logo_retention) == (None, None, None)


def test_credits_beyond_what_an_account_bought_push_gross_retention_below_zero() -> None:
    gone = Cohort(1, 0, Decimal(100), Decimal(0), Decimal(0), Decimal(150), Decimal(-50))
    assert (gone.nrr, gone.grr, gone.logo_retention) == (-0.5, -0.5, 0.0)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(AMOUNTS)
def test_any_revenue_keeps_the_identities(closed: Store, accounts: Amounts) -> None:
    bought(closed, accounts)
    kpis = catalogue.chosen("rev_ttm", "nrr", "grr", "logo_retention", "hhi", "cr5", "top10_share")
    values = {value.kpi.code: value for value in strip(closed.database, None, date(2025, 12, 31), kpis)}
    start = {n: a for n, (a, _) in enumerate(accounts) if a is not None and a > 0}
    now = {n: b or Decimal(0) for n, (_, b) in enumerate(accounts)}
    bridge = cohort(closed.database, None, date(2025, 12, 31))
    assert bridge is not None
    assert bridge.start + bridge.expansion - bridge.contraction - bridge.churn == bridge.end
    assert (bridge.start, bridge.end) == (sum(start.values()), sum(now[n] for n in start))
    assert values["rev_ttm"].value == sum(now.values())
    assert (values["nrr"].value is None) == (not start)
    for code in ("nrr", "grr", "logo_retention"):
        assert values[code].value == pytest.approx(getattr(bridge, code))
    if start:
        assert bridge.grr is not None
        assert bridge.nrr is not None
        assert bridge.grr <= min(1.0, bridge.nrr)
        assert bridge.grr >= 0 or any(now[n] < 0 for n in start)
    buyers = [b for b in now.values() if b > 0]
    if buyers:
        assert 1 / len(buyers) - 1e-9 <= float(values["hhi"].value or 0) <= 1 + 1e-9
        assert float(values["cr5"].value or 0) <= float(values["top10_share"].value or 0) + 1e-9 <= 1 + 2e-9


@given(AMOUNTS, st.randoms(use_true_random=False))
def test_the_order_of_accounts_changes_nothing(accounts: Amounts, random: np.random.Generator) -> None:
    before, year = (np.array([int((pair[n] or 0) * 10_000) for pair in accounts]) for n in (0, 1))
    order = list(range(len(accounts)))
    random.shuffle(order)
    one, other = parts(before, year), parts(before[order], year[order])
    for name in one.__slots__:
        assert getattr(one, name) == pytest.approx(getattr(other, name))


def test_a_credit_that_takes_all_back_leaves_nothing() -> None:
    """0.1 + 0.2 - 0.3 is not 0 in floats."""
    rows = pl.DataFrame(
        {"account": [0, 0, 0], "month": [12, 13, 14], "revenue": [0.1, 0.2, -0.3]},
        schema={"account": pl.Int32, "month": pl.UInt8, "revenue": pl.Float64},
    )
    years = trailing_years(rows, 1, 24)
    assert years[:, 0].tolist() == [0, 1000, 3000, *[0] * 10]
    assert parts(years[0], years[12]).buyers == 0
