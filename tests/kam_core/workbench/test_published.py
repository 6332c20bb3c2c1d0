"""What others published of their files comes out of the workbench: as they are, asked in SQL."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from decimal import Decimal

import pytest

from kam_core.reading.limits import Limits
from kam_core.reading.read import read
from kam_core.settings import ROOT
from kam_core.workbench.fence import Fence
from kam_core.workbench.model import BenchLimits
from kam_core.workbench.names import table_name
from kam_core.workbench.tables import laid_out

Asked = Callable[[str, str], list[tuple[object, ...]]]

DATA = ROOT / "data"
FILES = {
    "maven": [DATA / "maven_crm" / f"{name}.csv" for name in ("sales_pipeline", "sales_teams", "products")],
    "northwind": [ROOT / "tests" / "files" / "northwind" / f"{name}.csv" for name in ("orders", "order_details")],
    "adventureworks": [
        DATA / "adventureworks" / name for name in ("order_lines.csv.gz", "accounts.csv", "products.csv")
    ],
    "salesforce": [ROOT / "tests" / "files" / "salesforce" / "Opportunity.csv"],
}
# Of the largest, so many as were published.
LARGEST = "SELECT {}, {} AS amount FROM {} GROUP BY 1 ORDER BY amount DESC LIMIT {}"
HHI = """
WITH bought AS (SELECT {0} AS account, sum({1}) AS amount FROM {2} GROUP BY account)
SELECT round(sum((amount / (SELECT sum(amount) FROM bought)) ** 2), 5) FROM bought"""
WON = "sales_pipeline WHERE deal_stage = 'Won'"
NET = "unitPrice * quantity * (1 - discount)"
DETAILS = "order_details JOIN orders USING (orderID)"
SALES = "round(sum(sales_amount), 2)"
MAVEN = {
    "stages": (
        "SELECT deal_stage, count(*) AS n FROM sales_pipeline GROUP BY 1 ORDER BY n DESC",
        [("Won", 4238), ("Lost", 2473), ("Engaging", 1589), ("Prospecting", 500)],
    ),
    "what was won, how often, and how much each time": (
        "SELECT sum(close_value) FILTER (deal_stage = 'Won'), "
        "round(100 * count(*) FILTER (deal_stage = 'Won') / count(*) FILTER (deal_stage IN ('Won', 'Lost')), 2), "
        "round(avg(close_value) FILTER (deal_stage = 'Won'), 2) FROM sales_pipeline",
        [(10_005_534, 63.15, 2360.91)],
    ),
    "the cycle": (
        "SELECT round(avg(close_date - engage_date), 2), median(close_date - engage_date) "
        "FROM sales_pipeline WHERE deal_stage = 'Won'",
        [(51.78, 57)],
    ),
    # The pipeline writes GTXPro where the list of products has GTX Pro.
    "open pipeline at list price": (
        "SELECT sum(p.sales_price) FROM sales_pipeline AS s "
        "JOIN products AS p ON replace(p.product, ' ', '') = replace(s.product, ' ', '') "
        "WHERE s.deal_stage IN ('Engaging', 'Prospecting')",
        [(4_966_215,)],
    ),
    "top accounts": (
        LARGEST.format("account", "sum(close_value)", WON, 5),
        [("Kan-code", 341_455), ("Konex", 269_245), ("Condax", 206_410), ("Cheers", 198_020), ("Hottechi", 194_957)],
    ),
    "concentration": (HHI.format("account", "close_value", WON), [(0.01358,)]),
}
NORTHWIND = {
    "net and gross": (
        "SELECT round(sum(unitPrice * quantity * (1 - discount)), 2), round(sum(unitPrice * quantity), 2) "
        "FROM order_details",
        [(1_265_793.04, 1_354_458.59)],
    ),
    "years": (
        "SELECT year(orderDate) AS y, round(sum(unitPrice * quantity * (1 - discount)), 2) "
        "FROM order_details JOIN orders USING (orderID) GROUP BY y ORDER BY y",
        [(1996, 208_083.97), (1997, 617_085.20), (1998, 440_623.87)],
    ),
    "top accounts": (
        LARGEST.format("customerID", f"round(sum({NET}), 2)", DETAILS, 3),
        [("QUICK", 110_277.31), ("ERNSH", 104_874.98), ("SAVEA", 104_361.95)],
    ),
    "concentration": (HHI.format("customerID", NET, DETAILS), [(0.03369,)]),
}
ADVENTUREWORKS = {
    "sales, margin, orders and buyers": (
        "SELECT round(sum(sales_amount), 2), round(sum(sales_amount - cost_amount), 2), count(DISTINCT order_no), "
        "count(DISTINCT account_id) FROM order_lines",
        [(80_450_596.98, 470_482.60, 3796, 635)],
    ),
    "categories": (
        LARGEST.format("category", SALES, "order_lines JOIN products USING (product_id)", 9),
        [
            ("Bikes", 66_302_381.56),
            ("Components", 11_799_076.66),
            ("Clothing", 1_777_840.84),
            ("Accessories", 571_297.93),
        ],
    ),
    "business types": (
        LARGEST.format("segment", SALES, "order_lines JOIN accounts USING (account_id)", 9),
        [
            ("Warehouse", 38_726_913.48),
            ("Value Added Reseller", 34_967_517.33),
            ("Specialty Bike Shop", 6_756_166.18),
        ],
    ),
    "years": (
        "SELECT year(order_date) AS y, round(sum(sales_amount), 2) FROM order_lines GROUP BY y ORDER BY y",
        [(2010, 489_328.58), (2011, 18_192_802.71), (2012, 28_193_631.53), (2013, 33_574_834.16)],
    ),
    "top accounts": (
        LARGEST.format("account_name", SALES, "order_lines JOIN accounts USING (account_id)", 5),
        [
            ("Brakes and Gears", 877_107.19),
            ("Excellent Riding Supplies", 853_849.18),
            ("Vigorous Exercise Company", 841_908.77),
            ("Totes & Baskets Company", 816_755.58),
            ("Retail Mall", 799_277.90),
        ],
    ),
    "concentration": (HHI.format("account_id", "sales_amount", "order_lines"), [(0.00452,)]),
    "who is silent": (
        "SELECT count(*) FILTER (last <= DATE '2013-11-29' - 180), count(*) "
        "FROM (SELECT account_id, max(order_date) AS last FROM order_lines GROUP BY account_id)",
        [(169, 635)],
    ),
    "cells of white space that were bought": (
        "SELECT count(DISTINCT (account_id, subcategory)), count(DISTINCT account_id) * count(DISTINCT subcategory) "
        "FROM order_lines JOIN products USING (product_id)",
        [(5804, 20_955)],
    ),
}
SALESFORCE = {
    "won, lost and open": (
        "SELECT count(*) FILTER (StageName = 'Closed Won'), sum(Amount) FILTER (StageName = 'Closed Won'), "
        "count(*) FILTER (StageName = 'Closed Lost'), sum(Amount) FILTER (NOT starts_with(StageName, 'Closed')) "
        "FROM opportunity",
        [(12, 10_542_562.98, 3, 30_002_070.50)],
    ),
}
COMPANIES = {"maven": MAVEN, "northwind": NORTHWIND, "adventureworks": ADVENTUREWORKS, "salesforce": SALESFORCE}
QUESTIONS = [
    pytest.param(company, sql, expected, id=f"{company}: {what}")
    for company, figures in COMPANIES.items()
    for what, (sql, expected) in figures.items()
]


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asked]:
    """Asks the files of a company behind the fence."""
    with ExitStack() as held:
        fences = {}
        for company, paths in FILES.items():
            tables = []
            for path in paths:
                read_into, folder = tmp_path_factory.mktemp("read"), tmp_path_factory.mktemp("table")
                reading = read(path, read_into, limits=Limits(seconds=120))
                tables.append(laid_out(reading, table_name(path.name), folder).table)
            fences[company] = held.enter_context(Fence(tables, BenchLimits(seconds=60), keep_ready=False))
        yield lambda company, sql: [tuple(row.values()) for row in fences[company].ask(sql).rows.to_pylist()]


@pytest.mark.parametrize(("company", "sql", "expected"), QUESTIONS)
def test_a_published_figure_comes_out(
    asked: Asked, company: str, sql: str, expected: list[tuple[str | float, ...]]
) -> None:
    found = [tuple(float(one) if isinstance(one, Decimal) else one for one in row) for row in asked(company, sql)]
    assert found == [
        tuple(pytest.approx(one, rel=0, abs=1e-6) if isinstance(one, float) else one for one in row) for row in expected
    ]
