"""KPIs of one account."""

from datetime import date
from decimal import Decimal

import pytest

from kam_core.accounts.model import AccountId
from kam_core.kpis import catalogue
from kam_core.kpis.account import strip
from kam_core.kpis.model import Grain
from kam_core.store.store import Store

TODAY = date(2026, 1, 15)
# Those of deals, contracts, surveys and our work on accounts have tests of their own.
APART = {"opportunities", "contracts", "surveys", "activities", "requests", "plans"}
BOUGHT = [kpi for kpi in catalogue.of(Grain.ACCOUNT) if APART.isdisjoint(kpi.rests_on)]


def test_an_account_has_its_own_kpis_and_its_share_of_the_company(world: Store) -> None:
    beta = {value.kpi.code: value for value in strip(world.database, AccountId("002"), TODAY, BOUGHT)}
    assert {code: value.value for code, value in beta.items()} == {
        "rev_ttm": 1200,
        "rev_yoy": pytest.approx(1200 / 1800 - 1),
        "gross_margin_ratio": 0.5,
        "gross_margin": 600,
        "net_margin_ratio": None,
        "net_margin": None,
        "cost_to_serve": None,
        "clv_hist": 1950,
        # 600 / (1.1 - 2 / 3) x (1 - (2 / 3 / 1.1)^5)
        "clv": Decimal("1271.40"),
        "revenue_share": pytest.approx(0.4),
        "orders_ttm": 1,
        "cagr": None,
        "unit_penetration": None,
        "share_of_wallet": None,
        "wallet_gap": None,
    }
    assert beta["revenue_share"].before == pytest.approx(1800 / 3250.5)


def test_the_margin_of_an_account_covers_what_is_known(world: Store) -> None:
    """Of Alpha's 1800, 2300 have no cost and a credit of 500 has: nothing of its revenue is covered."""
    alpha = {value.kpi.code: value for value in strip(world.database, AccountId("001"), TODAY)}
    assert (alpha["gross_margin"].value, alpha["gross_margin_ratio"].value) == (None, None)


def test_an_unknown_account_has_no_revenue(world: Store) -> None:
    nobody = {value.kpi.code: value for value in strip(world.database, AccountId("999"), TODAY)}
    assert (nobody["rev_ttm"].value, nobody["rev_yoy"].value, nobody["revenue_share"].value) == (0, None, 0.0)


def test_only_what_rests_on_made_up_cost_to_serve_is_illustrative(demo: Store) -> None:
    values = strip(demo.database, AccountId("166"), date(2013, 11, 29), BOUGHT)
    assert {value.kpi.code for value in values if value.illustrative} == {
        "net_margin",
        "net_margin_ratio",
        "cost_to_serve",
        "share_of_wallet",
        "wallet_gap",
    }


def test_nothing_is_illustrative_where_no_file_was_made_up(world: Store) -> None:
    assert not any(value.illustrative for value in strip(world.database, AccountId("001"), TODAY))
