"""The world of three accounts, loaded once and copied for each test of plans."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kam_core.ingest import company
from kam_core.ingest.load import load_file
from kam_core.plans.plan import open_plan
from kam_core.store.request import new_request
from kam_core.store.store import Store
from tests.conftest import WORLD


@pytest.fixture(scope="session")
def world_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`WORLD`, loaded and closed; copy it to change it."""
    folder = tmp_path_factory.mktemp("world")
    with Store(folder / "kam.duckdb", create=True) as store:
        company.describe(store, name="World", base_currency="EUR")
        for kind, text in WORLD.items():
            file = folder / f"{kind}.csv"
            file.write_text(text, encoding="utf-8")
            load_file(store, file, kind, who="test")
    return folder / "kam.duckdb"


@pytest.fixture
def world(world_file: Path, tmp_path: Path) -> Iterator[Store]:
    """A store of one's own that holds `WORLD`."""
    with Store(Path(shutil.copy(world_file, tmp_path / "kam.duckdb"))) as store:
        yield store


@pytest.fixture
def plan_id(world: Store) -> str:
    """A plan of account 001 that asks everything."""
    return open_plan(world, new_request("P1", "plan"), "001", depth="full")
