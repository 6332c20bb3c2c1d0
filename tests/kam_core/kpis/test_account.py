"""KPIs of one account, and of each account of a population."""

from datetime import date

import polars as pl
import pytest

from kam_core.accounts.model import AccountId
from kam_core.kpis.account import Sort, by_account, strip
from kam_core.store.store import Store

TODAY = date(2026, 1, 15)


def test_an_account_has_its_own_kpis_and_its_share_of_the_company(world: Store) -> None:
    beta = {value.kpi.code: value for value in strip(world.database, AccountId("002"), TODAY)}
    assert {code: value.value for code, value in beta.items()} == {
        "rev_ttm": 1200,
        "rev_yoy": pytest.approx(1200 / 1800 - 1),
        "gross_margin_ratio": 0.5,
        "gross_margin": 600,
        "net_margin_ratio": None,
        "net_margin": None,
        "revenue_share": pytest.approx(0.4),
        "orders_ttm": 1,
    }
    assert beta["revenue_share"].before == pytest.approx(1800 / 3250.5)


def test_the_margin_of_an_account_covers_what_is_known(world: Store) -> None:
    """Of Alpha's 1800, 2300 have no cost and a credit of 500 has: nothing of its revenue is covered."""
    alpha = {value.kpi.code: value for value in strip(world.database, AccountId("001"), TODAY)}
    assert (alpha["gross_margin"].value, alpha["gross_margin_ratio"].value) == (None, None)


def test_an_unknown_account_has_no_revenue(world: Store) -> None:
    nobody = {value.kpi.code: value for value in strip(world.database, AccountId("999"), TODAY)}
    assert (nobody["rev_ttm"].value, nobody["rev_yoy"].value, nobody["revenue_share"].value) == (0, None, 0.0)


def test_each_account_s_year_by_hand(world: Store) -> None:
    assert by_account(world.database, None, TODAY).rows() == [
        ("001", "Alpha", 1800, 1200, None, None, pytest.approx(0.5), pytest.approx(0.6)),
        ("002", "Beta", 1200, 1800, 600, 0.5, pytest.approx(-1 / 3), pytest.approx(0.4)),
        ("003", "Gamma", 0, pytest.approx(250.5), 0, None, -1.0, 0.0),
    ]


@pytest.mark.parametrize(
    ("sort", "descending", "accounts"),
    [
        (Sort.REVENUE, True, ["001", "002", "003"]),
        (Sort.REVENUE, False, ["003", "002", "001"]),
        (Sort.MARGIN, True, ["002", "003", "001"]),
        (Sort.MARGIN_RATIO, False, ["002", "001", "003"]),
        (Sort.ACCOUNT_NAME, True, ["003", "002", "001"]),
    ],
)
def test_accounts_sort_by_any_offered_column_with_unknown_last(
    world: Store, sort: Sort, descending: bool, accounts: list[str]
) -> None:
    rows = by_account(world.database, None, TODAY, sort=sort, descending=descending)
    assert rows["account_id"].to_list() == accounts


def test_accounts_come_in_pages_and_shares_are_of_the_population(world: Store) -> None:
    among = pl.DataFrame({"account_id": ["002", "003"]})
    page = by_account(world.database, among, TODAY, page=1, page_rows=1)
    assert page.select("account_id", "share").rows() == [("003", 0.0)]
    assert by_account(world.database, among, TODAY)["share"].to_list() == [1.0, 0.0]


def test_a_year_that_the_data_do_not_reach_is_unknown(world: Store) -> None:
    rows = by_account(world.database, None, date(2023, 12, 31))
    unknown = rows.select("revenue", "revenue_before", "margin", "growth", "share")
    assert unknown.null_count().row(0) == (3, 3, 3, 3, 3)


def test_the_demo_s_accounts_add_up(demo: Store) -> None:
    day = date(2013, 11, 29)
    rows = by_account(demo.database, None, day)
    assert rows.height == 701
    assert rows["share"].sum() == pytest.approx(1.0)
    assert rows.head(1)["share"].item() == rows["share"].max()
