"""An import in a real browser: four files as they are, looked at, loaded, taken back; and a tab that is closed."""

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.importing import checksums, drop, load, serving_empty, step, undo_all
from tests.browser.served import ROOT, Server, Watched, axe

MAVEN = ROOT / "tests" / "files" / "maven"
FOUR = [MAVEN / f"{name}.csv" for name in ("accounts", "products", "sales_pipeline", "sales_teams")]
Visit = Callable[..., Watched]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the store of these tests lies, and what visits drop."""
    return tmp_path_factory.mktemp("import")


@pytest.fixture(scope="module")
def empty_server(empty_store: Path, folder: Path) -> Iterator[Server]:
    with serving_empty(empty_store, folder) as server:
        shutil.copy(server.database, folder / "first.duckdb")
        yield server


def scratch(folder: Path) -> list[Path]:
    return list(folder.glob("kam-drop-*"))


def test_a_screen_of_columns_fits_a_phone_and_axe_finds_nothing_wrong(empty_server: Server, visit: Visit) -> None:
    page = drop(visit(empty_server, width=390, height=844, scheme="dark").open("/imports"), FOUR[2])
    for name in ("1 Files", "2 Columns", "3 Check"):
        page = step(page, name)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert axe(page) == []


def test_mavens_four_files_go_in_and_out_again(empty_server: Server, visit: Visit, folder: Path) -> None:
    page = drop(visit(empty_server).open("/imports"), *FOUR)
    # On the disk lies nothing under the name that the file had.
    assert [one for one in scratch(folder) if (one / "accounts.csv").exists()] == []
    assert len(scratch(folder)) == 1
    page = step(page, "3 Check")
    expect(page.get_by_text("1,480 rows in sales_pipeline.csv")).to_be_visible()
    page.get_by_role("button", name="Use GTX Pro").click()
    expect(page.get_by_text("1 name was settled")).to_be_visible()
    page.get_by_role("combobox", name="File").click()
    page.get_by_role("option", name="sales_pipeline.csv").click()
    expect(page.get_by_role("heading", name="1,425 rows have no account")).to_be_visible()
    page = step(page, "4 Preview and load")
    assert axe(page) == []
    page = load(page, "35 people, 85 accounts, 7 products, 8,800 opportunities")
    # The published sum of what was won.
    expect(page.get_by_text("$10,005,534.00")).to_be_visible()
    undo_all(page, 4, as_somebody=True)

    page.close()
    until = time.monotonic() + 30
    while scratch(folder) and time.monotonic() < until:
        time.sleep(0.2)
    assert scratch(folder) == []

    empty_server.stop()
    assert checksums(empty_server.database) == checksums(folder / "first.duckdb")
