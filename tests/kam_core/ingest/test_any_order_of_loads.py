"""Rollups equal the sums of order lines to the cent, whatever was loaded, replaced and moved before."""

import shutil
import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kam_core.ingest import company
from kam_core.ingest.load import load_file
from kam_core.store.store import Store

LINE = st.tuples(
    st.sampled_from(["A", "B", "C", "D"]),
    st.dates(date(2024, 11, 1), date(2025, 3, 31)),
    st.sampled_from(["1", "2"]),
    st.sampled_from(["p", "q", "r"]),
    st.decimals(-1000, 1000, places=4),
    st.none() | st.decimals(-1000, 1000, places=4),
)
LINES = st.lists(LINE, max_size=6).map(
    lambda lines: (
        "order_no,line_no,order_date,account_id,product_id,revenue,cost\n"
        + "".join(
            f"{order},{number},{day},{account},{product},{revenue},{'' if cost is None else cost}\n"
            for number, (order, day, account, product, revenue, cost) in enumerate(lines)
        )
    )
)
PRODUCTS = st.dictionaries(st.sampled_from(["p", "q", "r"]), st.sampled_from(["", "X", "Y"]), min_size=1).map(
    lambda families: (
        "product_id,product_name,family\n"
        + "".join(f"{product},{product},{family}\n" for product, family in families.items())
    )
)
LOADS = st.lists(
    st.tuples(st.just("order_lines"), LINES) | st.tuples(st.just("products"), PRODUCTS), min_size=1, max_size=4
)

BY_MONTH = """
SELECT account_id, month, revenue, cost, orders, first_order_date, last_order_date
FROM facts.account_month ORDER BY ALL
"""
LINES_BY_MONTH = """
SELECT account_id, make_date(year(order_date), month(order_date), 1), sum(revenue),
    CASE WHEN bool_and(cost IS NOT NULL) THEN sum(cost) END, count(DISTINCT order_no), min(order_date), max(order_date)
FROM facts.order_line GROUP BY ALL ORDER BY ALL
"""
BY_FAMILY = (
    "SELECT account_id, family, month, revenue, cost, last_order_date FROM facts.account_family_month ORDER BY ALL"
)
LINES_BY_FAMILY = """
SELECT account_id, coalesce((SELECT family FROM facts.product AS p WHERE p.product_id = l.product_id), 'Other') AS f,
    make_date(year(order_date), month(order_date), 1), sum(revenue),
    CASE WHEN bool_and(cost IS NOT NULL) THEN sum(cost) END, max(order_date)
FROM facts.order_line AS l GROUP BY ALL ORDER BY ALL
"""


@settings(max_examples=settings.default.max_examples // 20, suppress_health_check=[HealthCheck.too_slow])
@given(loads=LOADS)
def test_rollups_equal_the_sums_of_lines_after_any_loads(empty_store: Path, loads: list[tuple[str, str]]) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        Store(Path(shutil.copy(empty_store, Path(folder) / "kam.duckdb"))) as store,
    ):
        company.describe(store, name="Any", base_currency="EUR")
        for kind, text in loads:
            (Path(folder) / "file.csv").write_text(text)
            load_file(store, Path(folder) / "file.csv", kind, who="test", again=True)
        with store.connection.cursor() as cursor:
            assert cursor.sql(BY_MONTH).fetchall() == cursor.sql(LINES_BY_MONTH).fetchall()
            assert cursor.sql(BY_FAMILY).fetchall() == cursor.sql(LINES_BY_FAMILY).fetchall()
            in_lines = cursor.sql("SELECT coalesce(sum(revenue), 0) FROM facts.order_line").fetchall()
            assert cursor.sql("SELECT coalesce(sum(revenue), 0) FROM facts.account_month").fetchall() == in_lines
            assert isinstance(in_lines[0][0], Decimal)
