"""What an account bought, by quarter, by family and line by line."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from kam_core.accounts import queries as accounts
from kam_core.accounts.model import AccountId
from kam_core.ingest.load import load_file
from kam_core.revenue import queries as revenue
from kam_core.revenue.queries import LineSort
from kam_core.store.store import Store

ALPHA, BETA, GAMMA = AccountId("001"), AccountId("002"), AccountId("003")
NOBODY = AccountId("999")
CLOSED = date(2025, 12, 31)
TARGETS = """\
scope,scope_id,kpi,period_start,period_months,value,currency
account,001,revenue,2025-01-01,3,2000.00,EUR
account,001,revenue,2025-04-01,1,100.10,EUR
account,001,revenue,2025-05-01,1,100.10,EUR
account,001,revenue,2025-06-01,1,100.10,EUR
account,001,revenue,2025-07-01,1,70.00,EUR
account,001,margin,2025-10-01,3,5.00,EUR
account,002,revenue,2025-10-01,3,9.00,EUR
person,001,revenue,2025-10-01,3,8.00,EUR
"""


@pytest.fixture
def planned(world: Store, tmp_path: Path) -> Store:
    file = tmp_path / "targets.csv"
    file.write_text(TARGETS, encoding="utf-8")
    load_file(world, file, "targets", who="test")
    return world


def quarter(year: int, number: int) -> date:
    return date(year, 3 * number - 2, 1)


def test_every_quarter_from_the_first_order_on_has_a_row_and_silence_is_zero(world: Store) -> None:
    rows = revenue.by_quarter(world.database, ALPHA, CLOSED)
    assert rows["quarter"].to_list() == [quarter(year, n) for year in (2023, 2024, 2025) for n in (1, 2, 3, 4)]
    assert rows["revenue"].to_list() == [1200, 0, 0, 0, 0, 1100, 0, 100, 2300, 0, -500, 0]
    assert rows["orders"].to_list() == [1, 0, 0, 0, 0, 1, 0, 1, 2, 0, 1, 0]


def test_the_margin_of_a_quarter_is_unknown_where_one_cost_is(world: Store) -> None:
    margin = revenue.by_quarter(world.database, ALPHA, CLOSED)["margin"].to_list()
    assert margin == [500, 0, 0, 0, 0, 500, 0, 50, None, 0, -200, 0]


def test_monthly_targets_sum_to_the_quarter_and_half_a_target_is_none(planned: Store) -> None:
    rows = revenue.by_quarter(planned.database, ALPHA, CLOSED).filter(pl.col("quarter") >= quarter(2024, 4))
    assert rows["target"].to_list() == [None, 2000, Decimal("300.30"), None, None]


def test_a_quarter_s_target_that_begins_within_a_month_is_of_three_months_all_the_same(
    planned: Store, tmp_path: Path
) -> None:
    file = tmp_path / "more_targets.csv"
    rows = ["2025-04-15,3,9.00", "2025-08-01,1,5.00", "2025-09-01,1,5.00"]
    lines = ["scope,scope_id,kpi,period_start,period_months,value", *(f"account,002,revenue,{row}" for row in rows)]
    file.write_text("\n".join(lines), encoding="utf-8")
    load_file(planned, file, "targets", who="test")
    targets = revenue.by_quarter(planned.database, BETA, CLOSED).filter(pl.col("quarter").dt.year() == 2025)["target"]
    assert targets.to_list() == [None, 9, None, 9]


def test_a_quarter_s_target_is_spread_over_its_months_where_the_company_s_year_cuts_it(planned: Store) -> None:
    """A year from February: two thirds of 2000.00 and 100.10; then 100.10, 100.10 and 70.00; then no whole target."""
    rows = revenue.by_quarter(planned.database, ALPHA, CLOSED, 2).filter(pl.col("quarter") >= date(2025, 2, 1))
    assert rows["target"].to_list() == [Decimal("1433.4333"), Decimal("270.2000"), None, None]


@pytest.mark.parametrize("year_start", [2, 5, 8, 11])
def test_quarters_are_those_of_the_company_s_year(world: Store, year_start: int) -> None:
    rows = revenue.by_quarter(world.database, ALPHA, CLOSED, year_start)
    assert rows["quarter"][0] == date(2023, 2, 1)
    year = rows.filter(pl.col("quarter") >= date(2025, 2, 1)).select("quarter", "revenue", "closed").rows()
    assert year == [
        (date(2025, 2, 1), 2300, True),
        (date(2025, 5, 1), 0, True),
        (date(2025, 8, 1), -500, True),
        # Its January is still to come.
        (date(2025, 11, 1), 0, False),
    ]


def test_a_quarter_that_is_not_over_says_so_and_counts_closed_months_only(world: Store) -> None:
    last = revenue.by_quarter(world.database, ALPHA, date(2025, 8, 31)).tail(1)
    assert last.select("quarter", "revenue", "closed").row(0) == (quarter(2025, 3), 0, False)
    assert revenue.by_quarter(world.database, ALPHA, date(2025, 9, 30))["closed"].to_list() == [True] * 11


def test_an_account_without_orders_has_typed_empty_frames(world: Store) -> None:
    rows = revenue.by_quarter(world.database, NOBODY, CLOSED)
    assert rows.schema == {
        "quarter": pl.Date(),
        "revenue": pl.Decimal(18, 4),
        "margin": pl.Decimal(18, 4),
        "target": pl.Decimal(18, 4),
        "orders": pl.Int64(),
        "closed": pl.Boolean(),
    }
    assert rows.is_empty()
    families = revenue.by_family(world.database, NOBODY, CLOSED)
    assert families.is_empty()
    assert families.schema == {
        "family": pl.String(),
        "revenue": pl.Decimal(18, 4),
        "revenue_before": pl.Decimal(18, 4),
        "change": pl.Float64(),
        "margin": pl.Decimal(18, 4),
        "last_order_date": pl.Date(),
    }
    assert revenue.order_lines(world.database, NOBODY).rows.is_empty()


def test_families_with_their_change_and_margin(world: Store) -> None:
    assert revenue.by_family(world.database, ALPHA, CLOSED).rows() == [
        ("Pumps", 1500, 1100, pytest.approx(1500 / 1100 - 1), 600, date(2026, 1, 15)),
        ("Other", 300, 0, None, None, date(2025, 2, 20)),
        ("Parts", 0, 100, -1.0, 0, date(2024, 11, 30)),
    ]


def test_a_window_that_the_data_do_not_reach_is_unknown_not_zero(world: Store) -> None:
    """The first order of all is of March 2023."""
    halfway = revenue.by_family(world.database, ALPHA, date(2024, 6, 30))
    assert halfway["revenue_before"].to_list() == [None] * halfway.height
    assert halfway.filter(pl.col("family") == "Pumps")["revenue"].to_list() == [1100]


@pytest.mark.parametrize(
    ("page", "lines", "has_next"),
    [
        (0, [("O-7", 1), ("O-6", 1), ("O-5", 1)], True),
        (1, [("O-4", 1), ("O-3", 1), ("O-2", 1)], True),
        (2, [("O-1", 1), ("O-1", 2)], False),
        (3, [], False),
    ],
)
def test_order_lines_come_in_pages_newest_first(
    world: Store, page: int, lines: list[tuple[str, int]], has_next: bool
) -> None:
    shown = revenue.order_lines(world.database, ALPHA, page=page, page_rows=3)
    assert shown.rows.select("order_no", "line_no").rows() == lines
    assert shown.has_next is has_next


@pytest.mark.parametrize(
    ("sort", "descending", "orders"),
    [
        (LineSort.DATE, False, ["O-1", "O-1", "O-2", "O-3", "O-4", "O-5", "O-6", "O-7"]),
        (LineSort.REVENUE, True, ["O-4", "O-2", "O-1", "O-7", "O-5", "O-1", "O-3", "O-6"]),
        (LineSort.MARGIN, True, ["O-4", "O-2", "O-1", "O-7", "O-1", "O-3", "O-6", "O-5"]),
        (LineSort.MARGIN, False, ["O-6", "O-3", "O-1", "O-7", "O-1", "O-2", "O-4", "O-5"]),
        (LineSort.FAMILY, False, ["O-3", "O-1", "O-7", "O-6", "O-4", "O-2", "O-1", "O-5"]),
    ],
)
def test_order_lines_sort_by_any_offered_column_with_unknown_last(
    world: Store, sort: LineSort, descending: bool, orders: list[str]
) -> None:
    shown = revenue.order_lines(world.database, ALPHA, sort=sort, descending=descending)
    assert shown.rows["order_no"].to_list() == orders


def test_a_line_shows_both_currencies_and_the_product_s_name(world: Store) -> None:
    line = revenue.order_lines(world.database, BETA, page_rows=1).rows.row(0, named=True)
    assert line == {
        "order_date": date(2025, 6, 15),
        "order_no": "O-10",
        "line_no": 1,
        "product_id": "11",
        "product_name": "Valve",
        "family": "Parts",
        "quantity": 20,
        "revenue": 400,
        "margin": 200,
        "amount": 500,
        "currency": "USD",
    }


def largest(demo: Store) -> AccountId:
    found: str = accounts.search(demo.database, "Brakes and Gears", 1)["account_id"][0]
    return AccountId(found)


def test_the_demo_s_largest_account_adds_up_to_its_published_revenue(demo: Store) -> None:
    closed = date(2013, 11, 30)
    published = Decimal("877107.19")
    for rows in (
        revenue.by_quarter(demo.database, largest(demo), closed),
        revenue.by_quarter(demo.database, largest(demo), closed, 3),
        revenue.order_lines(demo.database, largest(demo), page_rows=10_000).rows,
    ):
        assert round(rows["revenue"].sum(), 2) == published
    families = revenue.by_family(demo.database, largest(demo), closed)
    # Of a year from December on, the last four quarters are the twelve months that families show.
    quarters = revenue.by_quarter(demo.database, largest(demo), closed, 12)["revenue"]
    years = quarters.tail(4).sum(), quarters.slice(quarters.len() - 8, 4).sum()
    assert (families["revenue"].sum(), families["revenue_before"].sum()) == years


def test_pages_of_lines_are_the_whole_without_gap_or_double(demo: Store) -> None:
    whole = revenue.order_lines(demo.database, largest(demo), page_rows=10_000)
    pages = [revenue.order_lines(demo.database, largest(demo), page=n, page_rows=100) for n in range(20)]
    assert not whole.has_next
    assert pl.concat([page.rows for page in pages]).equals(whole.rows)
    assert [page.has_next for page in pages] == [100 * (n + 1) < whole.rows.height for n in range(20)]


def test_a_year_has_what_was_bought_and_what_it_left_unless_a_cost_is_unknown(world: Store) -> None:
    found = revenue.by_year(world.database, AccountId("001"))
    assert found.rows() == [
        ("2026", Decimal(500), Decimal(200)),
        ("2025", Decimal(1800), None),
        ("2024", Decimal(1200), Decimal(550)),
        ("2023", Decimal(1200), Decimal(500)),
    ]


def test_order_lines_of_one_family_are_those_that_its_rollup_adds_up(world: Store) -> None:
    """A valve has only its category, a service neither."""
    for family, revenues in {"Pumps": [500, -500, 2000, 1100, 1000], "Parts": [100, 200], "Other": [300]}.items():
        found = revenue.order_lines(world.database, ALPHA, family=family)
        assert found.rows["revenue"].to_list() == revenues
    assert revenue.order_lines(world.database, ALPHA, family="Nothing").rows.is_empty()
