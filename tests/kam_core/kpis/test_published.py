"""What others published of Maven's pipeline and of Northwind's orders comes out of the catalogue.

Those of the demo's company stand in `test_portfolio.py` and `test_families.py`.
"""

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from kam_core.crm.prepare import prepare
from kam_core.crm.propose import propose, sampled
from kam_core.imports.dropping import load
from kam_core.imports.incoming import Decided, incoming
from kam_core.imports.planning import plan
from kam_core.ingest import company
from kam_core.ingest.load import load_file
from kam_core.kpis import catalogue
from kam_core.kpis.population import population_of
from kam_core.kpis.portfolio import strip
from kam_core.kpis.trailing import parts
from kam_core.period import Period
from kam_core.pipeline.deals import By, win_rates
from kam_core.reading.read import read
from kam_core.store.store import Store
from tests.built import Built

FILES = Path(__file__).parents[2] / "files"
# All of Maven's deals were decided in 2017; Northwind's last order is of 6 May 1998.
MAVEN_DAY = date(2018, 1, 1)
TABLES = ("customers", "products", "orders", "order_details")
NAMES = "SELECT account_name, account_id FROM facts.account"


@pytest.fixture(scope="module")
def maven(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The four files as they are."""

    def make(path: Path) -> None:
        found = []
        for file in sorted((FILES / "maven").glob("*.csv")):
            folder = tmp_path_factory.mktemp(file.stem)
            reading = read(file, folder)
            (folder / "made").mkdir()
            proposal = propose(reading.names, sampled(reading), file.name)
            ready = prepare(reading, proposal, folder / "made", MAVEN_DAY)
            found.append(incoming(reading, ready, proposal.source or "own"))
        with Store(path, create=True) as store:
            company.describe(store, name="Maven", base_currency="USD")
            folder = tmp_path_factory.mktemp("plan")
            (asked,) = plan(store.database, found, folder).unknown.filter(kind="products").iter_rows(named=True)
            same = Decided({"products": {asked["text"]: asked["candidate"]}})
            load(store, plan(store.database, found, folder, same), "Ada")

    with Store(built("maven", make)) as store:
        yield store


@pytest.fixture(scope="module")
def northwind(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Customers, products and the lines of orders, each with the customer and day of its order."""
    folder = tmp_path_factory.mktemp("northwind")
    read_csv = {name: pl.read_csv(FILES / "northwind" / f"{name}.csv", infer_schema=False) for name in TABLES}
    net = pl.col("unitPrice").cast(pl.Decimal(18, 4)) * pl.col("quantity").cast(pl.Decimal(18, 4))
    paid = 1 - pl.col("discount").cast(pl.Decimal(18, 4))
    lines = read_csv["order_details"].join(read_csv["orders"], on="orderID", validate="m:1")
    canonical = {
        "accounts": read_csv["customers"].select(
            account_id="customerID", account_name="companyName", country="country"
        ),
        "products": read_csv["products"].select(product_id="productID", product_name="productName"),
        "order_lines": lines.select(
            order_no="orderID",
            line_no=pl.int_range(1, pl.len() + 1).over("orderID"),
            order_date=pl.col("orderDate").str.slice(0, 10),
            account_id="customerID",
            product_id="productID",
            quantity="quantity",
            revenue=net * paid,
        ),
    }

    def make(path: Path) -> None:
        with Store(path, create=True) as store:
            company.describe(store, name="Northwind", base_currency="USD")
            for kind, frame in canonical.items():
                frame.write_csv(folder / f"{kind}.csv")
                load_file(store, folder / f"{kind}.csv", kind, who="Ada")

    with Store(built("northwind", make)) as store:
        yield store


def value_of(store: Store, code: str, day: date, *accounts: str) -> Decimal | float | None:
    population = pl.DataFrame({"account_id": accounts}) if accounts else None
    (found,) = strip(store.database, population, day, catalogue.chosen(code))
    return found.value


@pytest.mark.parametrize(
    ("code", "published", "within"),
    [
        ("deals_won", 10_005_534, 0),
        ("average_deal", 2_360.91, 0.005),
        ("win_rate_count", 0.6315, 0.00005),
        ("sales_cycle_days", 57, 0),
    ],
)
def test_mavens_deals_are_what_others_count(maven: Store, code: str, published: float, within: float) -> None:
    assert float(value_of(maven, code, MAVEN_DAY) or 0) == pytest.approx(published, rel=0, abs=within)


def test_mavens_regions_won_what_others_say(maven: Store) -> None:
    found = win_rates(maven.database, None, date(2017, 12, 31), By.REGION)
    assert dict(found.select("name", "won_amount").iter_rows()) == {
        "West": 3_568_647,
        "Central": 3_346_293,
        "East": 3_090_594,
    }
    assert (found["won"].sum(), found["lost"].sum()) == (4_238, 2_473)


def test_mavens_largest_accounts_and_their_concentration(maven: Store) -> None:
    ids = dict(maven.database.ask(lambda cursor: cursor.execute(NAMES).fetchall()))
    won = {name: value_of(maven, "deals_won", MAVEN_DAY, account) for name, account in ids.items()}
    largest = sorted(((float(amount or 0), name) for name, amount in won.items()), reverse=True)
    assert largest[:5] == [
        (341_455, "Kan-code"),
        (269_245, "Konex"),
        (206_410, "Condax"),
        (198_020, "Cheers"),
        (194_957, "Hottechi"),
    ]
    total = sum(amount for amount, _name in largest)
    assert sum((amount / total) ** 2 for amount, _name in largest) == pytest.approx(0.01358, abs=0.000005)


@pytest.mark.parametrize(("year", "published"), [(1996, "208083.97"), (1997, "617085.20"), (1998, "440623.87")])
def test_northwinds_years(northwind: Store, year: int, published: str) -> None:
    months = population_of(northwind.database, None).months(Period(date(year, 1, 1), date(year + 1, 1, 1)))
    assert sum(month.revenue for month in months.values()).quantize(Decimal("0.01")) == Decimal(published)


def test_northwinds_only_whole_year_is_its_trailing_revenue(northwind: Store) -> None:
    assert Decimal(value_of(northwind, "rev_ttm", date(1998, 1, 1)) or 0).quantize(Decimal("0.01")) == Decimal(
        "617085.20"
    )


def test_northwinds_concentration_over_all_its_months(northwind: Store) -> None:
    text = "SELECT sum(revenue) FROM facts.account_month GROUP BY account_id"
    bought = np.array(
        [revenue for (revenue,) in northwind.database.ask(lambda cursor: cursor.execute(text).fetchall())]
    )
    known = parts(np.zeros(bought.size, dtype=np.int64), (bought * 10_000).astype(np.int64))
    assert known.squares / float(known.revenue) ** 2 == pytest.approx(0.03369, abs=0.000005)
    assert known.largest.quantize(Decimal("0.01"), ROUND_HALF_UP) == Decimal("110277.31")
