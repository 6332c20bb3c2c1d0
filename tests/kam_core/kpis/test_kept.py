"""What is kept of all accounts together equals what their order lines add up to, whatever was loaded before."""

import shutil
import tempfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kam_core.imports.undo import undo
from kam_core.ingest import company
from kam_core.ingest.load import load_file
from kam_core.kpis import families, rhythm
from kam_core.kpis.population import Chosen, Everyone
from kam_core.kpis.portfolio import strip
from kam_core.period import Period, add_months, month_end, trailing_year
from kam_core.plans.cells import decide
from kam_core.records.model import Wanted
from kam_core.store.request import new_request
from kam_core.store.store import Store

TODAY = date(2026, 1, 15)
YEAR = trailing_year(date(2025, 12, 31))
# What costs a query a month is looked at in every fifth.
_STEP = 5

KEPT_MONTHS = "SELECT month, revenue, costed_revenue, cost, orders FROM facts.company_month ORDER BY month"
MONTHS_OF_LINES = """
WITH by_account AS (
    SELECT date_trunc('month', order_date)::DATE AS month, account_id, sum(revenue_base) AS revenue,
        CASE WHEN bool_and(cost_base IS NOT NULL) THEN sum(cost_base) END AS cost, count(DISTINCT order_no) AS orders
    FROM facts.order_line GROUP BY ALL
)
SELECT month, sum(revenue), coalesce(sum(revenue) FILTER (cost IS NOT NULL), 0), coalesce(sum(cost), 0), sum(orders)
FROM by_account GROUP BY month ORDER BY month
"""
KEPT_YEARS = "SELECT * EXCLUDE (squares), squares FROM facts.company_year ORDER BY month"
# The plain scan: for each month end at which an order lies less than two years back.
YEARS_OF_LINES = """
WITH ends AS (
    SELECT DISTINCT (date_trunc('month', order_date) + to_months(later))::DATE AS month
    FROM facts.order_line, (SELECT unnest(range(24))::INTEGER AS later)
),
account AS (
    SELECT
        e.month,
        l.account_id,
        coalesce(sum(revenue_base) FILTER (order_date >= e.month - INTERVAL 11 MONTH), 0) AS a,
        coalesce(sum(revenue_base) FILTER (order_date < e.month - INTERVAL 11 MONTH), 0) AS b
    FROM ends AS e
    INNER JOIN facts.order_line AS l
        ON l.order_date >= e.month - INTERVAL 23 MONTH AND l.order_date < e.month + INTERVAL 1 MONTH
    GROUP BY ALL
),
ranked AS (SELECT *, row_number() OVER (PARTITION BY month ORDER BY a DESC) AS place FROM account)
SELECT
    month,
    count(*) FILTER (b > 0),
    count(*) FILTER (b > 0 AND a > 0),
    coalesce(sum(b) FILTER (b > 0), 0),
    coalesce(sum(a) FILTER (b > 0), 0),
    coalesce(sum(least(a, b)) FILTER (b > 0), 0),
    coalesce(sum(b - a) FILTER (b > 0 AND a <= 0), 0),
    count(*) FILTER (b > 0 OR a > 0),
    count(*) FILTER (a > 0),
    coalesce(sum(a) FILTER (a > 0), 0),
    coalesce(max(a) FILTER (a > 0), 0),
    coalesce(sum(a) FILTER (a > 0 AND place <= 5), 0),
    coalesce(sum(a) FILTER (a > 0 AND place <= 10), 0),
    coalesce(sum(a::DOUBLE * a::DOUBLE) FILTER (a > 0), 0)
FROM ranked
GROUP BY month
HAVING count(*) FILTER (b > 0 OR a > 0) > 0
ORDER BY month
"""


KEPT_PROFITS = "SELECT * FROM facts.company_profit_year ORDER BY month"
PROFITS_OF_LINES = """
WITH ends AS (
    SELECT DISTINCT (date_trunc('month', order_date) + to_months(later))::DATE AS month
    FROM facts.order_line, (SELECT unnest(range(12))::INTEGER AS later)
),
account AS (
    SELECT
        e.month,
        sum(revenue_base) AS revenue,
        CASE WHEN bool_and(cost_base IS NOT NULL) THEN sum(revenue_base - cost_base) END AS profit
    FROM ends AS e
    INNER JOIN facts.order_line AS l
        ON l.order_date >= e.month - INTERVAL 11 MONTH AND l.order_date < e.month + INTERVAL 1 MONTH
    GROUP BY e.month, l.account_id
)
SELECT
    month,
    count(*) FILTER (profit > 0),
    count(*) FILTER (profit < 0),
    count(*) FILTER (profit = 0),
    count(*) FILTER (profit IS NULL),
    coalesce(sum(profit) FILTER (profit > 0), 0),
    coalesce(-sum(profit) FILTER (profit < 0), 0),
    sum(revenue),
    coalesce(sum(revenue) FILTER (profit IS NOT NULL), 0)
FROM account
GROUP BY month
ORDER BY month
"""


def rows(store: Store, text: str) -> list[tuple[Any, ...]]:
    with store.connection.cursor() as cursor:
        return cursor.sql(text).fetchall()


def see_that_all_is_kept(store: Store) -> None:
    assert rows(store, KEPT_MONTHS) == rows(store, MONTHS_OF_LINES)
    kept, worked_out = rows(store, KEPT_YEARS), rows(store, YEARS_OF_LINES)
    assert [row[:-1] for row in kept] == [row[:-1] for row in worked_out]
    assert [row[-1] for row in kept] == pytest.approx([row[-1] for row in worked_out], rel=1e-12)


def see_that_accounts_are_kept(store: Store) -> None:
    """What accounts left in each year, and who was silent at the end of each month: as each account by itself says."""
    assert rows(store, KEPT_PROFITS) == rows(store, PROFITS_OF_LINES)
    months = [row[0] for row in rows(store, "SELECT month FROM facts.company_family_year ORDER BY month")]
    kept = {month: counts for month, *counts in rows(store, "SELECT * FROM facts.company_rhythm")}
    for month in months[::_STEP]:
        silent = rhythm.accounts(store.database, None, month_end(month))["silent"]
        assert kept.get(month, [0, 0, 0]) == [silent.len(), silent.count(), silent.sum()]


def see_that_families_are_kept(store: Store) -> None:
    """Every month from the first on has its row, and it says what the accounts and families add up to."""
    kept = rows(store, "SELECT * FROM facts.company_family_year ORDER BY month")
    bounds = rows(store, "SELECT min(month), max(month) + INTERVAL 23 MONTH FROM facts.account_month")
    if not kept:
        assert bounds == [(None, None)]
        return
    span = Period(kept[0][0], add_months(kept[-1][0], 1))
    assert [(span.first, kept[-1][0])] == [(first, last.date()) for first, last in bounds]
    assert [row[0] for row in kept] == span.months()
    everybody = store.database.ask(
        lambda cursor: cursor.execute("SELECT DISTINCT account_id FROM facts.account_month").pl()
    )
    sums = families.by_month(store.database, everybody, span)
    assert families.by_month(store.database, None, span) == sums
    for month in span.months()[::_STEP]:
        year = trailing_year(month_end(month))
        kept_bridge = families.by_family(store.database, None, year)
        assert kept_bridge.equals(families.by_family(store.database, everybody, year))
    years = [trailing_year(month_end(month)) for month in span.months()]
    windows = pl.DataFrame(
        {"point": range(len(years)), "first": [one.first for one in years], "until": [one.until for one in years]}
    )
    kept_lines, counted = (
        population.lines(windows) for population in (Everyone(store.database), Chosen(store.database, everybody))
    )
    assert {at: replace(one, shares=0.0) for at, one in kept_lines.items()} == {
        at: replace(one, shares=0.0) for at, one in counted.items()
    }
    # Summed in another order, which moves the last digit.
    assert {at: one.shares for at, one in kept_lines.items()} == pytest.approx(
        {at: one.shares for at, one in counted.items()}
    )


def load(store: Store, folder: Path, kind: str, text: str) -> None:
    (folder / "file.csv").write_text(text, encoding="utf-8")
    load_file(store, folder / "file.csv", kind, who="test", again=True)


def values(store: Store, among: pl.DataFrame | None) -> list[tuple[object, ...]]:
    found = strip(store.database, among, TODAY)
    return [(v.kpi.code, v.value, v.before, v.n, v.coverage, v.series["value"].to_list()) for v in found]


def test_the_year_2025_of_the_world_by_hand(world: Store) -> None:
    """Alpha 1200 to 1800, Beta 1800 to 1200, Gamma 250.50 to nothing."""
    kept = "SELECT * EXCLUDE (month) FROM facts.company_year WHERE month = DATE '2025-12-01'"
    start, revenue, largest = Decimal("3250.5"), Decimal(3000), Decimal(1800)
    assert rows(world, kept) == [
        (3, 2, start, revenue, 2400, start - 3000, 3, 2, revenue, 1800**2 + 1200**2, largest, revenue, revenue)
    ]
    # Of 2300 in February a line of Alpha's has no cost.
    month = "SELECT * EXCLUDE (month) FROM facts.company_month WHERE month IN ('2025-02-01', '2025-06-01')"
    assert rows(world, month) == [(2300, 0, 0, 2), (1200, 1200, 600, 1)]


def test_every_month_of_the_demo_is_kept_as_its_lines_add_up(demo: Store) -> None:
    see_that_all_is_kept(demo)
    see_that_families_are_kept(demo)
    see_that_accounts_are_kept(demo)
    assert len(rows(demo, KEPT_YEARS)) > 36


LINE = st.tuples(
    st.sampled_from(["O", "P", "Q", "R", "S"]),
    st.dates(date(2023, 6, 1), date(2026, 3, 31)),
    st.sampled_from(["1", "2", "3"]),
    st.decimals(-1000, 1000, places=4),
    st.none() | st.decimals(-1000, 1000, places=4),
)
LINES = st.lists(LINE, max_size=8).map(
    lambda lines: (
        "order_no,line_no,order_date,account_id,product_id,revenue,cost\n"
        + "".join(
            f"{order},{number},{day},{account},p,{revenue},{'' if cost is None else cost}\n"
            for number, (order, day, account, revenue, cost) in enumerate(lines)
        )
    )
)


@settings(max_examples=settings.default.max_examples // 20, suppress_health_check=[HealthCheck.too_slow])
@given(loads=st.lists(LINES, min_size=1, max_size=4))
def test_all_is_kept_after_any_loads(empty_store: Path, loads: list[str]) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        Store(Path(shutil.copy(empty_store, Path(folder) / "kam.duckdb"))) as store,
    ):
        company.describe(store, name="Any", base_currency="EUR")
        for text in loads:
            load(store, Path(folder), "order_lines", text)
        see_that_all_is_kept(store)
        see_that_families_are_kept(store)
        see_that_accounts_are_kept(store)


def test_families_that_do_not_apply_leave_what_is_kept_true(world: Store) -> None:
    """One account may buy nothing at all but what it bought, another lacks one family, the third is free."""
    wanted = {"reason": Wanted("No stores", None), "applicable": Wanted("no", None)}
    for account_id, family in (("003", "Pumps"), ("003", "Parts"), ("003", "Other"), ("002", "Other")):
        decide(world, new_request("P1", "test"), account_id, family, wanted)
    see_that_families_are_kept(world)


def test_a_gap_of_years_between_two_loads_is_filled_and_goes_with_the_second(empty_store: Path, tmp_path: Path) -> None:
    head = "order_no,line_no,order_date,account_id,product_id,revenue\n"
    with Store(Path(shutil.copy(empty_store, tmp_path / "kam.duckdb"))) as store:
        company.describe(store, name="Any", base_currency="EUR")
        load(store, tmp_path, "order_lines", f"{head}O,1,2010-05-03,1,p,100.00\n")
        before = rows(store, "SELECT * FROM facts.company_family_year ORDER BY month")
        load(store, tmp_path, "order_lines", f"{head}P,1,2015-02-03,2,q,50.00\n")
        see_that_families_are_kept(store)
        undo(store, int(rows(store, "SELECT max(batch_id) FROM facts.batch")[0][0]), "test")
        see_that_families_are_kept(store)
        assert rows(store, "SELECT * FROM facts.company_family_year ORDER BY month") == before
        undo(store, int(rows(store, "SELECT min(batch_id) FROM facts.batch")[0][0]), "test")
        assert rows(store, "SELECT * FROM facts.company_family_year") == []


def test_a_store_that_was_filled_before_all_was_kept_adds_up_the_rest_and_keeps_it_from_its_next_load(
    world: Store, tmp_path: Path
) -> None:
    before = values(world, None)
    bridge = families.by_family(world.database, None, YEAR)
    with world.connection.cursor() as cursor:
        cursor.execute("DELETE FROM facts.company_family_year; DELETE FROM facts.company_family_bridge")
        cursor.execute("DELETE FROM facts.company_profit_year; DELETE FROM facts.company_rhythm")
    assert values(world, None) == before
    assert families.by_family(world.database, None, YEAR).equals(bridge)
    line = "X-1,1,2025-07-01,002,11,70.00,30.00\n"
    load(world, tmp_path, "order_lines", f"order_no,line_no,order_date,account_id,product_id,revenue,cost\n{line}")
    see_that_families_are_kept(world)
    see_that_accounts_are_kept(world)


def test_an_order_that_moves_to_another_month_leaves_nothing_behind(world: Store, tmp_path: Path) -> None:
    """O-1 was the only one before July 2023: the windows that held it alone are gone with it."""
    head = "order_no,line_no,order_date,account_id,product_id,revenue,cost\n"
    load(world, tmp_path, "order_lines", f"{head}O-1,1,2024-05-03,001,10,1200.00,700.00\n")
    see_that_all_is_kept(world)
    assert rows(world, "SELECT min(month) FROM facts.company_year") == [(date(2023, 7, 1),)]


def test_products_rates_costs_and_accounts_that_come_later_leave_it_true(world: Store, tmp_path: Path) -> None:
    later = {
        "exchange_rates": "currency,rate_date,rate\nUSD,2025-01-01,0.50\n",
        "products": "product_id,product_name,family,cost\n10,Pump,Parts,1.00\n",
        "order_lines": "order_no,line_no,order_date,account_id,product_id,revenue,cost,currency\n"
        "O-10,1,2025-06-15,002,11,500.00,,USD\nX-1,1,2025-07-01,009,11,70.00,30.00,\n",
        "accounts": "account_id,account_name\n009,Late\n",
    }
    for kind, text in later.items():
        load(world, tmp_path, kind, text)
        see_that_all_is_kept(world)
        see_that_families_are_kept(world)


def test_lines_of_an_account_that_is_not_loaded_yet_count_for_all_kpis_of_the_company(
    world: Store, tmp_path: Path
) -> None:
    load(
        world,
        tmp_path,
        "order_lines",
        "order_no,line_no,order_date,account_id,product_id,revenue\nX-1,1,2025-07-01,009,11,7000.00\n",
    )
    before = values(world, None)
    load(world, tmp_path, "accounts", "account_id,account_name\n009,Late\n")
    assert values(world, None) == before


@pytest.mark.parametrize("closed", [None, date(2026, 12, 31), date(2030, 6, 30)])
def test_a_view_of_everybody_says_what_a_view_of_all_who_bought_says(
    world: Store, tmp_path: Path, closed: date | None
) -> None:
    """Delta never bought: with it the kept rows are read, without it each account is added up."""
    load(world, tmp_path, "accounts", "account_id,account_name\n004,Delta\n")
    company.describe(world, name="World", base_currency="EUR", closed_through=closed)
    assert values(world, None) == values(world, pl.DataFrame({"account_id": ["003", "001", "002"]}))


def test_the_demo_says_the_same_of_everybody_and_of_all_who_bought(demo: Store) -> None:
    bought = demo.database.ask(
        lambda cursor: cursor.execute(
            "SELECT account_id FROM facts.account_month UNION SELECT account_id FROM app.membership"
        ).pl()
    )
    assert bought.height < 701
    for day in (date(2013, 11, 29), date(2012, 6, 30)):
        everybody, named = (strip(demo.database, among, day) for among in (None, bought))
        for one, other in zip(everybody, named, strict=True):
            assert (one.n, one.coverage) == (other.n, other.coverage)
            # Sums of squares are floats.
            assert one.series["value"].drop_nulls().to_list() == pytest.approx(
                other.series["value"].drop_nulls().to_list(), rel=1e-12
            )
