from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from kam_core.errors import RefusedError
from kam_core.ingest.load import load_file
from kam_core.store.store import Store
from kam_core.workbench.portfolio import PORTFOLIO, portfolio_table


def test_every_table_of_the_portfolio_can_be_asked_even_where_it_is_empty(store: Store, tmp_path: Path) -> None:
    for name in PORTFOLIO:
        shape = portfolio_table(store.database, name, date(2026, 1, 31), tmp_path)
        assert shape.name == name
        assert pl.read_parquet(shape.table.path).columns == [column.name for column in shape.columns]


def test_the_months_of_the_accounts_add_up_to_what_they_bought(world: Store, tmp_path: Path) -> None:
    shape = portfolio_table(world.database, "our_account_months", date(2026, 1, 31), tmp_path)
    months = pl.read_parquet(shape.table.path)
    by_account = dict(months.group_by("account_id").agg(pl.col("revenue").sum()).iter_rows())
    assert by_account == {"001": Decimal(4700), "002": Decimal(3900), "003": Decimal("330.5")}


def test_an_account_has_one_row_with_its_owner_though_it_was_never_scored(world: Store, tmp_path: Path) -> None:
    shape = portfolio_table(world.database, "our_accounts", date(2026, 1, 31), tmp_path)
    rows = pl.read_parquet(shape.table.path).select("account_id", "account_name", "owner", "kind", "quadrant").rows()
    assert rows == [
        ("001", "Alpha", "Ada Abel", None, None),
        ("002", "Beta", "Ben Bose", None, None),
        ("003", "Gamma", "Ada Abel", None, None),
    ]


def test_another_table_cannot_be_asked(store: Store, tmp_path: Path) -> None:
    with pytest.raises(RefusedError):
        portfolio_table(store.database, "history", date(2026, 1, 31), tmp_path)


MADE_UP = {
    "contracts": ("contract_id,account_id,start_on,end_on,value\nK-1,001,2026-01-01,2026-12-31,10\n", "our_contracts"),
    "receivables": ("receivable_id,account_id,amount,due_on\nR-1,001,10,2026-01-31\n", "our_receivables"),
    "contacts": ("contact_id,account_id,contact_name\nC-1,001,Cleo Carr\n", "our_contacts"),
    "activities": (
        "activity_id,account_id,kind,activity_date\nA-1,001,meeting,2026-01-15\n",
        "our_activities",
    ),
}


@pytest.mark.parametrize("kind", MADE_UP)
@pytest.mark.parametrize("made_up", [True, False])
def test_a_row_that_was_made_up_for_the_demo_says_so_and_another_does_not(
    world: Store, tmp_path: Path, kind: str, made_up: bool
) -> None:
    text, table = MADE_UP[kind]
    file = tmp_path / f"{kind}.csv"
    file.write_text(text, encoding="utf-8")
    load_file(world, file, kind, who="test", illustrative=made_up)
    shape = portfolio_table(world.database, table, date(2026, 1, 31), tmp_path)
    assert pl.read_parquet(shape.table.path)["illustrative"].to_list() == [made_up]
    assert shape.is_illustrative is made_up


def test_every_table_of_the_portfolio_tells_what_was_made_up(demo: Store, tmp_path: Path) -> None:
    marked = {}
    for name in PORTFOLIO:
        shape = portfolio_table(demo.database, name, date(2026, 1, 31), tmp_path)
        assert shape.column("illustrative"), name
        marked[name] = shape.is_illustrative
    assert marked["our_contracts"]
    assert marked["our_targets"]
    assert marked["our_actions"]
    assert not marked["our_account_months"]


def test_a_month_with_an_order_that_was_made_up_says_so_and_the_others_do_not(world: Store, tmp_path: Path) -> None:
    file = tmp_path / "more.csv"
    file.write_text(
        "order_no,line_no,order_date,account_id,product_id,quantity,revenue,cost,currency\n"
        "O-99,1,2026-01-20,002,10,1,5.00,3.00,EUR\n",
        encoding="utf-8",
    )
    load_file(world, file, "order_lines", who="test", illustrative=True)
    for name in ("our_account_months", "our_account_family_months"):
        rows = pl.read_parquet(portfolio_table(world.database, name, date(2026, 1, 31), tmp_path).table.path)
        assert rows.filter("illustrative").select("account_id", "month").rows() == [("002", date(2026, 1, 1))]
