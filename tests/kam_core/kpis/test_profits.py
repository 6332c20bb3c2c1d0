"""The whale curve: who earns and who gives it back; what is unknown is left out and counted."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kam_core.ingest.load import load_file
from kam_core.kpis import profits
from kam_core.kpis.catalogue import chosen
from kam_core.kpis.portfolio import strip
from kam_core.period import Period, trailing_year
from kam_core.store.store import Store

YEAR = trailing_year(date(2025, 12, 31))
DECEMBER = Period(date(2025, 12, 1), date(2026, 1, 1))
AT_A_LOSS = """\
order_no,line_no,order_date,account_id,product_id,quantity,revenue,cost,currency
O-90,1,2025-03-01,003,10,1,100.00,450.00,EUR
"""


@pytest.fixture
def losing(world: Store, tmp_path: Path) -> Store:
    """The world, in which Gamma bought for 100 what cost 450."""
    file = tmp_path / "order_lines.csv"
    file.write_text(AT_A_LOSS, encoding="utf-8")
    load_file(world, file, "order_lines", who="test")
    return world


def test_the_curve_of_2024_rises_with_each_account(world: Store) -> None:
    rows = profits.curve(world.database, None, YEAR.back(12))
    assert rows.select("rank", "account_name", "revenue", "profit", "cumulative").rows() == [
        (1, "Beta", 1800, 900, 900),
        (2, "Alpha", 1200, 550, 1450),
        (3, "Gamma", Decimal("250.5"), Decimal("150.25"), Decimal("1600.25")),
    ]


def test_an_account_whose_cost_is_unknown_has_no_place_and_an_account_at_a_loss_the_last(losing: Store) -> None:
    rows = profits.curve(losing.database, None, YEAR)
    assert rows.select("rank", "account_name", "profit", "cumulative").rows() == [
        (1, "Beta", 600, 600),
        (2, "Gamma", -350, 250),
        # One line of its February has no cost.
        (None, "Alpha", None, None),
    ]
    found = profits.by_month(losing.database, None, DECEMBER)[DECEMBER.first]
    assert (found.earners, found.losers, found.unknown, found.earned, found.lost, found.total) == (
        1,
        1,
        1,
        600,
        350,
        250,
    )
    assert (found.known_revenue, found.revenue) == (1300, 3100)


def test_kpis_of_what_is_given_back(losing: Store) -> None:
    lost, share = strip(losing.database, None, date(2026, 1, 15), chosen("profit_lost", "loss_accounts"))
    assert (lost.value, share.value, share.n) == (350, 0.5, 2)
    assert share.coverage == pytest.approx(1300 / 3100)


def test_nobody_earns_nothing(store: Store) -> None:
    assert profits.curve(store.database, None, YEAR).is_empty()


def test_the_curve_of_the_demo_ends_at_its_published_margin(demo: Store) -> None:
    ever = [
        profits.curve(demo.database, None, Period(date(year, 1, 1), date(year + 1, 1, 1)))
        for year in (2010, 2011, 2012, 2013)
    ]
    assert round(sum((rows["cumulative"][-1] for rows in ever), Decimal(0)), 2) == Decimal("470482.60")
    assert round(sum(ever[3]["revenue"], Decimal(0)), 2) == Decimal("33574834.16")
