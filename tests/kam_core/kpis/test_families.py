"""The bridge by product family: what an account's total hides."""

from datetime import date
from decimal import Decimal

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings

from kam_core.kpis import bridge, families
from kam_core.kpis.families import FamilySums
from kam_core.period import Period, trailing_year
from kam_core.store.store import Store
from tests.kam_core.kpis.bought import AMOUNTS, Amounts, bought

YEAR = trailing_year(date(2025, 12, 31))
DECEMBER = Period(date(2025, 12, 1), date(2026, 1, 1))


def test_the_families_of_the_world_by_hand(world: Store) -> None:
    """Pumps: Alpha 1100 to 1500, Beta 1800 to 800. Parts: Alpha 100 to nothing, Beta 400 new. Other: Alpha 300 new,
    Gamma 250.50 to nothing."""
    rows = families.by_family(world.database, None, YEAR)
    gone = Decimal("250.5")
    columns = "family accounts_before accounts start_revenue more added less lost end_revenue change"
    assert rows.columns == columns.split()
    assert rows.rows() == [
        ("Pumps", 2, 2, 2900, 400, 0, 1000, 0, 2300, -600),
        ("Parts", 1, 1, 100, 0, 400, 0, 100, 400, 300),
        ("Other", 1, 1, gone, 0, 300, 0, gone, 300, 300 - gone),
    ]


def test_the_year_of_all_families_together(world: Store) -> None:
    found = families.by_month(world.database, None, DECEMBER)[date(2025, 12, 1)]
    assert found == FamilySums(Decimal("3250.5"), *map(Decimal, (400, 700, 1000)), Decimal("350.5"), Decimal(3000))
    assert (found.grr, found.cross_sold) == (pytest.approx(1900 / 3250.5), pytest.approx(700 / 3250.5))


def test_a_new_account_brings_nothing_to_the_bridge_of_families(world: Store) -> None:
    """In 2023 all three bought for the first time."""
    assert families.by_family(world.database, None, YEAR.back(24)).is_empty()
    assert families.by_month(world.database, None, DECEMBER.back(24)) == {}


def test_what_one_account_bought_of_each_family(world: Store) -> None:
    alpha = families.of_accounts(world.database, pl.DataFrame({"account_id": ["001"]}), YEAR)
    assert alpha.rows() == [
        # 2000 for 1200 and 500 taken back for 300; the service's cost is unknown.
        ("001", "Pumps", 1100, 1500, 600, date(2025, 9, 30), 400),
        ("001", "Other", 0, 300, None, date(2025, 2, 20), 300),
        ("001", "Parts", 100, 0, 0, date(2024, 11, 30), -100),
    ]


def test_nobody_buys_no_family(world: Store) -> None:
    nobody = pl.DataFrame(schema={"account_id": pl.String})
    assert families.by_family(world.database, nobody, YEAR).is_empty()
    assert families.of_accounts(world.database, nobody, YEAR).is_empty()
    assert families.by_month(world.database, nobody, DECEMBER) == {}


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(AMOUNTS)
def test_families_add_up_to_their_accounts_and_both_ways_of_adding_agree(closed: Store, accounts: Amounts) -> None:
    bought(closed, accounts)
    rows = families.by_family(closed.database, None, YEAR)
    sums = {name: sum(rows[name], Decimal(0)) for name in rows.columns[3:]}
    ours = bridge.cohort(bridge.accounts(closed.database, None, YEAR))
    assert (sums["start_revenue"], sums["end_revenue"]) == (ours.start, ours.end)
    assert sums["start_revenue"] + sums["more"] + sums["added"] - sums["less"] - sums["lost"] == sums["end_revenue"]
    found = families.by_month(closed.database, None, DECEMBER).get(date(2025, 12, 1))
    assert (found is None) == (not ours.start)
    if found:
        assert found == FamilySums(*(sums[name] for name in rows.columns[3:9]))
        # What moves within an account shows only here.
        assert found.less + found.lost >= ours.contraction + ours.churn


PUBLISHED = {
    "Bikes": "66302381.56",
    "Components": "11799076.66",
    "Clothing": "1777840.84",
    "Accessories": "571297.93",
}


def test_the_families_of_the_demo_add_up_to_its_published_categories(demo: Store) -> None:
    everybody = demo.database.read("scoring", "account_ids")
    years = [trailing_year(date(year, 11, 30)) for year in (2011, 2012, 2013)]
    bought_in = pl.concat([families.of_accounts(demo.database, everybody, year) for year in years])
    with demo.connection.cursor() as cursor:
        named = cursor.execute("SELECT DISTINCT coalesce(family, category) AS family, category FROM facts.product").pl()
    by_category = bought_in.join(named, on="family").group_by("category").agg(pl.col("end_revenue").sum())
    assert {name: str(round(amount, 2)) for name, amount in by_category.iter_rows()} == PUBLISHED
