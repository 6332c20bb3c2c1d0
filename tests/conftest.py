"""What every test can ask for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kam_core.store.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store in a file of its own."""
    with Store(tmp_path / "kam.duckdb", create=True) as opened:
        yield opened
