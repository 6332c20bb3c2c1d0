"""KPIs of a portfolio: every one by hand in a world of three accounts, and as published in the demo."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from kam_core.ingest.load import load_file
from kam_core.kpis import catalogue
from kam_core.kpis.facts import POINTS, Facts, window_end
from kam_core.kpis.model import KpiValue
from kam_core.kpis.portfolio import strip
from kam_core.kpis.trailing import parts, trailing_years
from kam_core.period import Moments
from kam_core.store.store import Store

# The world's windows end with December 2025; its data start in March 2023.
TODAY = date(2026, 1, 15)
COST_DRIVERS = """\
account_id,month,driver,quantity,rate,currency
001,2025-03-01,visits,1,10.00,EUR
002,2025-06-01,visits,4,45.00,EUR
002,2025-07-01,deliveries,1,20.00,EUR
003,2024-07-01,visits,1,10.00,EUR
"""


@pytest.fixture
def programme(world: Store, tmp_path: Path) -> Store:
    """The world with cost to serve, and a list that Alpha joined in 2025, Beta left and Gamma joined last week."""
    file = tmp_path / "cost_drivers.csv"
    file.write_text(COST_DRIVERS, encoding="utf-8")
    load_file(world, file, "cost_drivers", who="test")
    stays = pl.DataFrame(
        {
            "membership_id": ["a", "b", "c"],
            "account_id": ["001", "002", "003"],
            "kind": ["existing", "existing", "emerging"],
            "since": [date(2025, 3, 1), date(2024, 6, 1), date(2026, 1, 10)],
            "until": [None, date(2025, 12, 31), None],
            "admit_reason": ["r"] * 3,
            "admitted_by": ["P1"] * 3,
            "illustrative": [False] * 3,
            "version": [1, 1, 1],
        }
    )
    world.writer.derive(lambda transaction: transaction.insert("app.membership", stays))
    return world


def by_code(values: list[KpiValue]) -> dict[str, KpiValue]:
    return {value.kpi.code: value for value in values}


@pytest.mark.parametrize(
    ("code", "value", "before", "n", "coverage"),
    [
        pytest.param("rev_ttm", 3000, Decimal("3250.50"), 2, 1.0, id="revenue"),
        pytest.param("rev_yoy", 3000 / 3250.5 - 1, None, 3, 1.0, id="growth, unknown under 24 months"),
        pytest.param("nrr", 3000 / 3250.5, None, 3, 1.0, id="net retention"),
        pytest.param("grr", 2400 / 3250.5, None, 3, 1.0, id="gross retention"),
        pytest.param("logo_retention", 2 / 3, None, 3, 1.0, id="Gamma left"),
        # February 2025 of Alpha has a line of unknown cost: 2300 of 3000 are left out.
        pytest.param("gross_margin", 400, Decimal("1600.25"), 2, 700 / 3000, id="margin of what is known"),
        pytest.param("gross_margin_ratio", 400 / 700, 1600.25 / 3250.5, 2, 700 / 3000, id="margin over its revenue"),
        # Only Beta has both: 600 less 4 x 45 + 20. In 2024 only Gamma: 250.50 - 100.25 - 10.
        pytest.param("net_margin", 400, Decimal("140.25"), 1, 0.4, id="net margin"),
        pytest.param("net_margin_ratio", 400 / 1200, 140.25 / 250.5, 1, 0.4, id="net margin over its revenue"),
        pytest.param("cost_to_serve", 200, 10, 1, 0.4, id="what stands between gross and net margin"),
        # Alpha 500 + 550 - 200 (not February 2025), Beta 450 + 900 + 600, Gamma 40 + 150.25.
        pytest.param(
            "clv_hist", Decimal("2990.25"), Decimal("2590.25"), 3, 6130.5 / 8430.5, id="margin of all that is known"
        ),
        # 400 / (1.1 - r) x (1 - (r / 1.1)^5) with r = 2400 / 3250.50.
        pytest.param("clv", Decimal("955.34"), None, 2, 700 / 3000, id="a margin that shrinks as revenue does"),
        pytest.param("key_accounts", 2, 1, 2, 1.0, id="the list as it stood on the day"),
        pytest.param("key_revenue", 1800, 1800, 2, 1.0, id="revenue of the list"),
        pytest.param("key_share", 0.6, 1800 / 3250.5, 2, 1.0, id="share of the list"),
        pytest.param("hhi", 0.52, (1200**2 + 1800**2 + 250.5**2) / 3250.5**2, 2, 1.0, id="concentration"),
        pytest.param("cr5", 1.0, 1.0, 2, 1.0, id="five of two"),
        pytest.param("top10_share", 1.0, 1.0, 2, 1.0, id="ten of two"),
        pytest.param("revenue_at_risk", 1800, 1800, 2, 1.0, id="the largest, Alpha now and Beta then"),
        # 36 months would be needed, the data hold 34.
        pytest.param("cagr", None, None, 0, None, id="growth over two years"),
        pytest.param("active_accounts", 2, 3, 2, 1.0, id="who bought"),
        pytest.param("expansion", 600, None, 3, 1.0, id="Alpha"),
        pytest.param("contraction", 600, None, 3, 1.0, id="Beta"),
        pytest.param("churn", Decimal("250.5"), None, 3, 1.0, id="Gamma"),
        # Beta buys 1000 fewer pumps, Alpha no parts any more (100), Gamma no service (250.50).
        pytest.param("grr_by_family", 1900 / 3250.5, None, 3, 1.0, id="families that are lost or less"),
        # Alpha a service for 300, Beta parts for 400.
        pytest.param("cross_sold", 700 / 3250.5, None, 3, 1.0, id="families that are new to an account"),
        pytest.param(
            "effective_accounts", 1 / 0.52, 3250.5**2 / (1200**2 + 1800**2 + 250.5**2), 2, 1.0, id="of equal size"
        ),
        # Nothing of Alpha's year is known, a line of its February has no cost; Beta earns 600 of 1200.
        pytest.param("profit_lost", 0, 0, 1, 0.4, id="nobody takes"),
        pytest.param("loss_accounts", 0.0, 0.0, 1, 0.4, id="none at a loss"),
        # Only Alpha has three gaps: 437, 194 and 76 days, and was last seen 314 days ago.
        pytest.param("silent_accounts", 0, None, 1, 1 / 3, id="whose rhythm is known"),
    ],
)
def test_every_kpi_by_hand(  # noqa: PLR0917  (pytest hands them over by name)
    programme: Store, code: str, value: float | None, before: float | None, n: int, coverage: float | None
) -> None:
    found = by_code(strip(programme.database, None, TODAY))[code]
    assert found.value == pytest.approx(value) if isinstance(value, float) else found.value == value
    assert (found.before is None) if before is None else float(found.before or 0) == pytest.approx(float(before))
    assert (found.n, found.coverage) == (n, pytest.approx(coverage))


def test_the_portfolio_s_strip_is_all_that_the_catalogue_has_for_it(world: Store) -> None:
    codes = [value.kpi.code for value in strip(world.database, None, TODAY)]
    of_one = {"revenue_share", "orders_ttm", "unit_penetration"}
    assert codes == [kpi.code for kpi in catalogue.CATALOGUE if kpi.code not in of_one]
    assert [value.kpi.code for value in strip(world.database, None, TODAY, catalogue.chosen("hhi", "nrr"))] == [
        "hhi",
        "nrr",
    ]


def test_a_spark_has_a_year_of_months_and_ends_with_the_value(world: Store) -> None:
    revenue = by_code(strip(world.database, None, TODAY))["rev_ttm"]
    assert revenue.series["month"].to_list() == [date(2024, 12, 1), *(date(2025, m, 1) for m in range(1, 13))]
    january, february = 3250.5, 3250.5 + 2300
    # Beta's 1200 replace 1800 in June; Alpha's May 2024 and November 2024, Gamma's August drop out as months pass.
    assert revenue.series["value"].to_list() == [
        3250.5,
        january,
        february,
        february,
        february,
        february - 1100,
        february - 1100 - 600,
        february - 1100 - 600,
        february - 1100 - 600 - 250.5,
        february - 1100 - 600 - 250.5 - 500,
        february - 1100 - 600 - 250.5 - 500,
        february - 1100 - 600 - 250.5 - 500 - 100,
        3000,
    ]


def test_a_month_before_the_data_reach_back_is_a_gap_in_the_spark(world: Store) -> None:
    growth = by_code(strip(world.database, None, TODAY))["rev_yoy"].series["value"]
    # 24 months are held from February 2025 on, the third point.
    assert [value is None for value in growth] == [True, True, *[False] * 11]


def test_a_population_is_read_alone(programme: Store) -> None:
    beta = pl.DataFrame({"account_id": ["002"]})
    found = by_code(strip(programme.database, beta, TODAY))
    assert found["rev_ttm"].value == 1200
    assert found["nrr"].value == pytest.approx(1200 / 1800)
    assert found["hhi"].value == 1.0
    assert found["gross_margin_ratio"].value == 0.5
    assert (found["key_accounts"].value, found["key_accounts"].before) == (0, 1)
    assert (found["key_share"].value, found["key_share"].before) == (0.0, 1.0)


def test_a_population_of_everybody_is_no_filter(programme: Store) -> None:
    everybody = pl.DataFrame({"account_id": ["003", "001", "002"]})
    whole, named = (strip(programme.database, among, TODAY) for among in (None, everybody))
    assert [(v.value, v.before, v.n, v.coverage) for v in whole] == [
        (v.value, v.before, v.n, v.coverage) for v in named
    ]


def test_an_account_that_is_named_three_times_is_one_account(world: Store) -> None:
    thrice, once = (pl.DataFrame({"account_id": ["001"] * times}) for times in (3, 1))
    assert [one.value for one in strip(world.database, thrice, TODAY)] == [
        one.value for one in strip(world.database, once, TODAY)
    ]


def test_a_population_of_nobody_has_no_revenue_and_no_ratios(world: Store) -> None:
    nobody = pl.DataFrame(schema={"account_id": pl.String})
    found = by_code(strip(world.database, nobody, TODAY))
    known = {code for code, value in found.items() if value.value is not None}
    assert known == {"rev_ttm", "active_accounts", "key_accounts", "key_revenue"}
    assert {found[code].value for code in known} == {0}


def test_an_empty_store_knows_its_list_and_nothing_else(store: Store) -> None:
    found = by_code(strip(store.database, None, TODAY))
    assert {code for code, value in found.items() if value.value is not None} == {"key_accounts"}
    assert (found["key_accounts"].value, found["key_accounts"].limit) == (0, 30)
    assert {value.series.height for value in found.values()} == {POINTS}
    assert found["nrr"].series.schema == {"month": pl.Date(), "value": pl.Float64()}


@pytest.mark.parametrize(
    ("day", "end"),
    [
        pytest.param(date(2013, 11, 29), date(2013, 11, 30), id="the last closed month may end after the last order"),
        pytest.param(date(2013, 12, 31), date(2013, 11, 30), id="not after what is closed"),
        pytest.param(date(2013, 10, 15), date(2013, 9, 30), id="an earlier day: the last month end before it"),
        pytest.param(date(2012, 12, 31), date(2012, 12, 31), id="a month end itself"),
    ],
)
def test_windows_end_where_the_day_lets_them(day: date, end: date) -> None:
    assert window_end(Moments(date(2013, 11, 29), date(2013, 11, 30), date(2013, 11, 29)), day) == end


def test_only_money_changes_relative_to_what_it_was(programme: Store) -> None:
    found = by_code(strip(programme.database, None, TODAY))
    assert found["rev_ttm"].change == pytest.approx(3000 / 3250.5 - 1)
    assert found["key_accounts"].change == 1
    assert found["nrr"].change is None
    assert found["revenue_at_risk"].change == 0


@pytest.mark.parametrize(
    ("day", "published"),
    [(date(2011, 12, 31), "18192802.71"), (date(2012, 12, 31), "28193631.53")],
)
def test_the_demo_s_years_are_as_published(demo: Store, day: date, published: str) -> None:
    revenue = by_code(strip(demo.database, None, day))["rev_ttm"]
    assert round(Decimal(revenue.value or 0), 2) == Decimal(published)


def test_the_demo_s_three_years_add_up_to_its_published_sales_and_margin(demo: Store) -> None:
    ends = [strip(demo.database, None, day) for day in (date(2011, 11, 30), date(2012, 11, 30), date(2013, 11, 29))]
    years = [by_code(values) for values in ends]
    assert round(sum(Decimal(year["rev_ttm"].value or 0) for year in years), 2) == Decimal("80450596.98")
    assert round(sum(Decimal(year["gross_margin"].value or 0) for year in years), 2) == Decimal("470482.60")
    assert {year["gross_margin"].coverage for year in years} == {1.0}


def test_the_demo_s_concentration_over_all_time_is_as_published(demo: Store) -> None:
    facts = Facts(demo.database, None, date(2013, 11, 29))
    accounts = demo.database.read("scoring", "account_ids").with_columns(account=pl.int_range(pl.len(), dtype=pl.Int32))
    rows = demo.database.read(
        "kpis",
        "account_months",
        frames={"population": accounts},
        first=date(2010, 12, 1),
        until=date(2013, 12, 1),
    )
    ever = trailing_years(rows, accounts.height, 36)[[0, 12, 24]].sum(axis=0)
    known = parts(ever * 0, ever)
    assert known.buyers == 635
    assert round(known.squares / float(known.revenue) ** 2, 5) == 0.00452
    assert round(known.top_10 / known.revenue, 3) == Decimal("0.098")
    assert round(known.largest, 2) == Decimal("877107.19")
    assert facts.held(POINTS - 1) == 36


def test_the_demo_has_a_value_for_every_kpi_of_its_portfolio(demo: Store) -> None:
    found = by_code(strip(demo.database, None, date(2013, 11, 29)))
    assert {code for code, value in found.items() if value.value is None} == set()
    assert (found["key_accounts"].value, found["key_accounts"].limit) == (29, 30)
    assert found["nrr"].series["value"].null_count() == 0


@pytest.mark.parametrize(
    ("segment", "country", "published"),
    [
        pytest.param("Warehouse", None, "38726913.48", id="Warehouse"),
        pytest.param("Value Added Reseller", None, "34967517.33", id="Value Added Reseller"),
        pytest.param("Specialty Bike Shop", None, "6756166.18", id="Specialty Bike Shop"),
        pytest.param(None, "United States", "53607801.21", id="US"),
        pytest.param(None, "Canada", "14377925.60", id="CA"),
        pytest.param(None, "France", "4607537.94", id="FR"),
        pytest.param(None, "United Kingdom", "4279008.83", id="UK"),
        pytest.param(None, "Germany", "1983988.04", id="DE"),
        pytest.param(None, "Australia", "1594335.38", id="AU"),
    ],
)
def test_the_demo_s_three_years_of_a_segment_or_country_are_as_published(
    demo: Store, segment: str | None, country: str | None, published: str
) -> None:
    fits = "SELECT account_id FROM facts.account WHERE segment = $segment OR country = $country"
    with demo.connection.cursor() as cursor:
        population = cursor.execute(fits, {"segment": segment, "country": country}).pl()
    days = (date(2011, 11, 30), date(2012, 11, 30), date(2013, 11, 29))
    years = [strip(demo.database, population, day, catalogue.chosen("rev_ttm"))[0].value or 0 for day in days]
    assert round(sum(map(Decimal, years)), 2) == Decimal(published)
