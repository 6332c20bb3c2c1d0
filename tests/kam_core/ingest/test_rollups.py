from datetime import date
from decimal import Decimal

from kam_core.store.store import Store


def rows(store: Store, text: str) -> list[tuple[object, ...]]:
    with store.connection.cursor() as cursor:
        return cursor.sql(text).fetchall()


def test_a_year_of_the_world_adds_up_as_worked_out_by_hand(world: Store) -> None:
    assert rows(
        world,
        """SELECT account_id, date_part('year', month), sum(revenue) FROM facts.account_month
        GROUP BY ALL ORDER BY ALL""",
    ) == [
        ("001", 2023, Decimal("1200.0000")),
        ("001", 2024, Decimal("1200.0000")),
        ("001", 2025, Decimal("1800.0000")),
        ("001", 2026, Decimal("500.0000")),
        ("002", 2023, Decimal("900.0000")),
        ("002", 2024, Decimal("1800.0000")),
        ("002", 2025, Decimal("1200.0000")),
        ("003", 2023, Decimal("80.0000")),
        ("003", 2024, Decimal("250.5000")),
    ]


def test_a_month_counts_distinct_orders_and_knows_no_cost_where_one_line_has_none(world: Store) -> None:
    assert rows(
        world,
        "SELECT * FROM facts.account_month WHERE account_id = '001' AND month = DATE '2025-02-01'",
    ) == [
        (
            "001",
            date(2025, 2, 1),
            Decimal("2300.0000"),
            None,
            Decimal("5.0000"),
            2,
            date(2025, 2, 14),
            date(2025, 2, 20),
        )
    ]


def test_lines_of_one_order_count_as_one_order(world: Store) -> None:
    assert rows(
        world, "SELECT orders, cost FROM facts.account_month WHERE account_id = '002' AND month = DATE '2025-06-01'"
    ) == [(1, Decimal("600.0000"))]


def test_a_product_without_a_family_counts_under_its_category_or_else_under_other(world: Store) -> None:
    assert rows(
        world,
        """SELECT account_id, family, sum(revenue) FROM facts.account_family_month
        WHERE date_part('year', month) = 2025 GROUP BY ALL ORDER BY ALL""",
    ) == [
        ("001", "Other", Decimal("300.0000")),
        ("001", "Pumps", Decimal("1500.0000")),
        ("002", "Parts", Decimal("400.0000")),
        ("002", "Pumps", Decimal("800.0000")),
    ]
