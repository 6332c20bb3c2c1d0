"""Ids come back from order lines exactly as their file had them, whatever they look like."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from kam_core.accounts.model import AccountId
from kam_core.ingest import company
from kam_core.ingest.load import load_file
from kam_core.revenue import queries as revenue
from kam_core.store.store import Store

# Some are the same number and none is the same text; the last are too long to be their own keys.
ALIKE = [
    "7",
    "007",
    "+7",
    "-7",
    "7.0",
    " 7",
    "7e0",
    "٧",
    "７",
    "0",
    "-0",
    "00",
    "999999999",
    "1000000000",
    "9" * 19,
    "x'y",
]
HEAD = "order_no,line_no,order_date,account_id,product_id,revenue\n"


@pytest.fixture
def empty(store: Store) -> Store:
    """A store whose company counts in EUR."""
    company.describe(store, name="Test", base_currency="EUR")
    return store


def load(store: Store, file: Path, text: str) -> None:
    file.write_bytes(text.encode())
    load_file(store, file, "order_lines", who="Ada")


def rows(store: Store, text: str) -> list[tuple[object, ...]]:
    with store.connection.cursor() as cursor:
        return cursor.sql(text).fetchall()


def test_ids_that_look_alike_stay_apart(empty: Store, tmp_path: Path) -> None:
    lines = "".join(f"{id_},1,2025-01-31,{id_},{id_},{n}\n" for n, id_ in enumerate(ALIKE))
    load(empty, tmp_path / "lines.csv", HEAD + lines)
    expected = [(id_, id_, id_, Decimal(n)) for n, id_ in enumerate(ALIKE)]
    stored = "SELECT order_no, account_id, product_id, revenue FROM facts.order_line ORDER BY revenue"
    assert rows(empty, stored) == expected
    assert rows(empty, "SELECT account_id, revenue FROM facts.account_month ORDER BY revenue") == [
        (id_, Decimal(n)) for n, id_ in enumerate(ALIKE)
    ]


def test_an_id_is_the_same_from_a_number_and_from_text(empty: Store, tmp_path: Path) -> None:
    frame = pl.DataFrame({"order_no": [5, -5, 10**18], "account_id": [7, -7, 10**9]}).with_columns(
        line_no=1, order_date=date(2025, 1, 31), product_id=3, revenue=1
    )
    frame.write_parquet(tmp_path / "lines.parquet")
    load_file(empty, tmp_path / "lines.parquet", "order_lines", who="Ada")
    again = HEAD + "5,1,2025-01-31,7,3,10\n-5,1,2025-01-31,-7,3,20\n1000000000000000000,1,2025-01-31,1000000000,3,30\n"
    load(empty, tmp_path / "lines.csv", again)
    assert rows(empty, "SELECT order_no, account_id, product_id, revenue FROM facts.order_line ORDER BY revenue") == [
        ("5", "7", "3", 10),
        ("-5", "-7", "3", 20),
        (str(10**18), str(10**9), "3", 30),
    ]


def test_new_ids_get_keys_beside_those_that_are_there(empty: Store, tmp_path: Path) -> None:
    load(empty, tmp_path / "a.csv", HEAD + "O-1,1,2025-01-31,A,p,1\nO-2,1,2025-01-31,B,q,2\n")
    load(empty, tmp_path / "b.csv", HEAD + "O-3,1,2025-01-31,0,q,3\nO-2,1,2025-01-31,A,r,4\n")
    assert rows(empty, "SELECT order_no, account_id, product_id, revenue FROM facts.order_line ORDER BY revenue") == [
        ("O-1", "A", "p", 1),
        ("O-3", "0", "q", 3),
        ("O-2", "A", "r", 4),
    ]
    assert revenue.order_lines(empty.database, AccountId("A")).rows["order_no"].to_list() == ["O-2", "O-1"]
