from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from kam_core.errors import RefusedError
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
