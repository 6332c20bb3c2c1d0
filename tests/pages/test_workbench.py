"""The workbench without a browser: samples, the chart builder, SQL, matching, datasets and kept questions."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Opened
from tests.pages.test_navigation import words

APART = "\x1f"


@pytest.fixture
def world_file(world_store: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(world_store, tmp_path / "world.duckdb"))


@pytest.fixture
def sampled(opened: Opened, world_file: Path) -> AppTest:
    """The screen with the four sample files."""
    app = opened(world_file, "workbench.py")
    return app.button(key="bench_samples").click().run()


def of(table: str, column: str) -> str:
    return f"{table}{APART}{column}"


def test_a_first_visitor_sees_the_sample_files_as_tables(sampled: AppTest) -> None:
    assert not sampled.exception
    said = words(sampled)
    for table, rows in (("accounts", "85 rows"), ("products", "7 rows"), ("sales_pipeline", "8,800 rows")):
        assert table in said.replace("\\", "")
        assert rows in said
