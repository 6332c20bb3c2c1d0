"""Buying units by families and by countries, each by hand."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from kam_core.ingest.load import load_file
from kam_core.store.store import Store
from kam_core.whitespace import cells, units
from kam_core.whitespace.units import Reach
from tests.kam_core.whitespace.conftest import YEAR

# Alpha has a works in DE and one in PL, and an office that never bought; Beta's lines name no unit.
UNITS = """\
unit_id,account_id,unit_name,country
U1,001,Works Nord,DE
U2,001,Works Ost,PL
U3,001,Office,AT
"""
LINES = """\
order_no,line_no,order_date,account_id,unit_id,product_id,quantity,revenue,currency
U-1,1,2025-04-01,001,U1,10,1,700.00,EUR
U-2,1,2024-04-01,001,U2,10,1,50.00,USD
U-3,1,2025-05-01,001,U2,11,1,10.00,USD
U-4,1,2025-06-01,001,U9,11,1,5.00,EUR
"""
WHO = pl.DataFrame({"account_id": ["001", "002"]})


@pytest.fixture
def parted(world: Store, tmp_path: Path) -> Store:
    """The world, in which some lines of Alpha name a unit; one names a unit that is not loaded."""
    for kind, text in {"units": UNITS, "order_lines": LINES}.items():
        (tmp_path / f"{kind}.csv").write_text(text, encoding="utf-8")
        load_file(world, tmp_path / f"{kind}.csv", kind, who="test")
    return world


def test_every_unit_and_family_by_hand(parted: Store) -> None:
    """What lines name no unit is Alpha's 1,500 of pumps and 300 of services, of 2025."""
    found = units.bought(parted.database, WHO, YEAR)
    families = pl.DataFrame({"family": ["Pumps", "Parts"]})
    rows = units.cells(found, families).filter(pl.col("account_id") == "001")
    assert rows.select("unit_name", "country", "family", "state", "revenue").rows() == [
        ("Office", "AT", "Pumps", "not_bought", 0),
        ("Office", "AT", "Parts", "not_bought", 0),
        ("U9", "DE", "Pumps", "not_bought", 0),
        ("U9", "DE", "Parts", "bought", 5),
        ("Works Nord", "DE", "Pumps", "bought", 700),
        ("Works Nord", "DE", "Parts", "not_bought", 0),
        ("Works Ost", "PL", "Pumps", "lapsed", 0),
        # 10 dollars at 0.80.
        ("Works Ost", "PL", "Parts", "bought", 8),
        (None, "DE", "Pumps", "bought", 1500),
        (None, "DE", "Parts", "lapsed", 0),
    ]


def test_an_account_stands_in_each_country_that_a_unit_of_it_is_in(parted: Store) -> None:
    """DE: 1,500 + 300 without a unit, 700 of Nord and 5 of the unit that is not loaded."""
    rows = units.by_country(units.bought(parted.database, WHO, YEAR))
    assert rows.select("account_name", "country", "units", "state", "revenue", "last_order_date").rows() == [
        ("Alpha", "DE", 2, "bought", 2505, date(2025, 9, 30)),
        ("Alpha", "PL", 1, "bought", 8, date(2025, 5, 1)),
        ("Alpha", "AT", 1, "not_bought", 0, None),
        ("Beta", "US", 0, "bought", 1200, date(2025, 6, 15)),
    ]


def test_an_account_reaches_the_units_that_are_loaded_or_named_and_bought_something(parted: Store) -> None:
    """2024: Ost. Half of 2025: Nord, Ost and the one that is not loaded; of 2023 nothing is of a unit."""
    days = [
        (date(2024, 1, 1), date(2025, 1, 1)),
        (date(2025, 1, 1), date(2025, 7, 1)),
        (date(2023, 1, 1), date(2024, 1, 1)),
    ]
    windows = pl.DataFrame(
        [(at, first, until) for at, (first, until) in enumerate(days)],
        schema={"point": pl.Int64, "first": pl.Date, "until": pl.Date},
        orient="row",
    )
    found = units.reach(parted.database, "001", windows)
    assert found == {0: Reach(1, 4), 1: Reach(3, 4), 2: Reach(0, 4)}
    assert units.reach(parted.database, "002", windows) == {}
    # Before the first line that names U9.
    assert units.reach(parted.database, "001", windows.head(1)) == {0: Reach(1, 3)}


def test_what_was_credited_was_not_bought(parted: Store, tmp_path: Path) -> None:
    text = LINES.splitlines()[0] + "\nU-5,1,2025-06-30,001,U1,10,-1,-700.00,EUR\n"
    (tmp_path / "order_lines.csv").write_text(text, encoding="utf-8")
    load_file(parted, tmp_path / "order_lines.csv", "order_lines", who="test")
    windows = pl.DataFrame({"point": [0], "first": [YEAR.first], "until": [YEAR.until]})
    assert units.reach(parted.database, "001", windows) == {0: Reach(2, 4)}


def test_units_add_up_to_their_accounts_to_the_cent(parted: Store) -> None:
    of_units = units.bought(parted.database, WHO, YEAR).group_by("account_id").agg(pl.col("revenue").sum())
    of_accounts = cells.accounts(parted.database, WHO, YEAR, rows=10).select("account_id", "revenue")
    assert sorted(of_units.rows()) == sorted(of_accounts.rows())
    assert sum(of_units["revenue"].to_list()) == Decimal("3713.0000")


def test_without_units_lines_stand_by_their_account(world: Store) -> None:
    found = units.bought(world.database, WHO, YEAR)
    assert found["unit_id"].null_count() == found.height
    assert units.by_country(found).select("country", "units", "revenue").rows() == [("DE", 0, 1800), ("US", 0, 1200)]


def test_nobody_has_no_units(world: Store) -> None:
    found = units.bought(world.database, WHO.clear(), YEAR)
    assert found.is_empty()
    assert units.by_country(found).is_empty()
    assert units.cells(found, pl.DataFrame({"family": ["Pumps"]})).is_empty()
