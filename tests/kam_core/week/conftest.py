"""The world of three accounts, two of them key, on a day of its own."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from kam_core.accounts import company as settings
from kam_core.accounts.roster import load_members
from kam_core.ingest import company
from kam_core.ingest.load import load_file
from kam_core.records.model import Kind, Value
from kam_core.records.records import add
from kam_core.store.request import new_request
from kam_core.store.store import Store
from tests.conftest import WORLD

# The books are closed through 2025-12-31: Alpha bought for 1800 in that year, Beta for 1200, Gamma for nothing.
# Ada (P1) looks after Alpha and Gamma, Ben (P2) after Beta.
TODAY = date(2026, 2, 1)
Load = Callable[[str, str], None]
Add = Callable[..., str]


def build(folder: Path) -> Path:
    """`WORLD`, loaded and closed, with Alpha on the list of key accounts; copy it to change it."""
    with Store(folder / "kam.duckdb", create=True) as store:
        company.describe(store, name="World", base_currency="EUR")
        for kind, text in WORLD.items():
            _load(store, folder, kind, text)
        settings.fix_today(store, new_request("P1", "data"), TODAY)
        load_members(store, new_request("P1", "selection"), _members())
    return folder / "kam.duckdb"


@pytest.fixture(scope="session")
def world_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of `build`."""
    return build(tmp_path_factory.mktemp("week"))


@pytest.fixture
def world(world_file: Path, tmp_path: Path) -> Iterator[Store]:
    """A store of one's own that holds the world."""
    with Store(Path(shutil.copy(world_file, tmp_path / "kam.duckdb"))) as store:
        yield store


@pytest.fixture
def load(world: Store, tmp_path: Path) -> Load:
    """Loads a text as a file of its kind."""
    return lambda kind, text: _load(world, tmp_path, kind, text)


@pytest.fixture
def put(world: Store) -> Add:
    """Makes a record of an account."""

    def make(kind: Kind, account_id: str, /, **values: Value) -> str:
        return add(world, new_request("P1", "account"), kind, account_id, values)

    return make


def _load(store: Store, folder: Path, kind: str, text: str) -> None:
    file = folder / f"{kind}-{len(text)}.csv"
    file.write_text(text, encoding="utf-8")
    load_file(store, file, kind, who="test")


def _members() -> pl.DataFrame:
    return pl.DataFrame(
        {
            "account_id": ["001"],
            "kind": ["existing"],
            "since": [date(2025, 1, 1)],
            "until": [None],
            "admit_reason": ["Largest."],
            "admitted_by": ["P1"],
            "retire_reason": [None],
            "retired_by": [None],
            "illustrative": [False],
        }
    )
