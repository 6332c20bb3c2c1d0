"""A company of six accounts and three people, one of whom has left."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl
import pytest

from kam_core.accounts import company as settings
from kam_core.store.request import Request, new_request
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction
from tests.built import Built

TODAY = date(2026, 3, 15)

PEOPLE = pl.DataFrame(
    {
        "person_id": ["P1", "P2", "P3"],
        "person_name": ["Ana Lima", "Bo Ek", "Cy Old"],
        "title": ["Key account manager", "Key account manager", None],
        "territory": ["South", "North", "North"],
        "active": [True, True, False],
        "batch_id": [1, 1, 1],
    }
)

ACCOUNTS = pl.DataFrame(
    {
        "account_id": ["A", "B", "C", "D", "E", "F"],
        "account_name": [
            "Äpfel & Söhne",
            "Bolt Works",
            "Coast Bikes",
            "Delta_100%",
            "Éclair Cycles",
            "Bolt Works East",
        ],
        "parent_account_id": [None, None, None, None, None, "B"],
        "segment": ["Retail", "Retail", "Wholesale", None, "Retail", "Retail"],
        "industry": ["Food", None, None, None, None, None],
        "country": ["DE", "US", "US", None, "FR", "US"],
        "currency": ["EUR", "USD", "USD", "USD", "EUR", "USD"],
        "owner_id": ["P1", "P2", "P2", "P3", None, "P2"],
        "domain": ["apfel.example", None, None, None, None, None],
        "extra": ['{"Bank": "Nord", "Since": 1999}', None, None, None, None, None],
        "batch_id": [1, 2, 2, 2, 2, 2],
    }
)


def batch(batch_id: int, *, illustrative: bool) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "batch_id": [batch_id],
            "kind": ["accounts"],
            "source": ["erp"],
            "file_name": ["accounts.csv"],
            "file_hash": ["0"],
            "rows_in": [6],
            "rows_loaded": [6],
            "illustrative": [illustrative],
            "loaded_by": ["P1"],
            "loaded_at": [datetime(2026, 3, 1, tzinfo=UTC).replace(tzinfo=None)],
        }
    )


def fill(store: Store) -> None:
    def load(transaction: Transaction) -> None:
        company = {"company_name": ["Test"], "fictitious": [True], "base_currency": ["USD"]}
        days = {"as_of": [TODAY], "closed_through": [date(2026, 2, 28)]}
        transaction.insert("facts.company", pl.DataFrame({**company, **days}))
        transaction.insert("facts.batch", batch(1, illustrative=True))
        transaction.insert("facts.batch", batch(2, illustrative=False))
        transaction.insert("facts.person", PEOPLE)
        transaction.insert("facts.account", ACCOUNTS)

    store.writer.load(load)


@pytest.fixture(scope="session")
def company_file(built: Built, empty_store: Path) -> Path:
    """The company on a day that stays 15 March 2026, closed; copy it to open it."""

    def make(path: Path) -> None:
        with Store(Path(shutil.copy(empty_store, path))) as opened:
            fill(opened)
            settings.fix_today(opened, by("P1"), TODAY)

    return built("company", make)


@pytest.fixture
def company(company_file: Path, tmp_path: Path) -> Iterator[Store]:
    """The company, for one test alone."""
    with Store(Path(shutil.copy(company_file, tmp_path / "kam.duckdb"))) as opened:
        yield opened


@pytest.fixture
def ask() -> Callable[[str], Request]:
    return by


def by(who: str) -> Request:
    return new_request(who, "test")
