"""An import in a real browser: four files as they are, looked at, loaded, taken back; and a tab that is closed."""

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kam_core.ingest import company
from kam_core.store.content import content
from kam_core.store.store import Store
from tests.browser.served import Server, Watched, axe, be, serving, settled

MAVEN = Path(__file__).parents[1] / "files" / "maven"
FOUR = [MAVEN / f"{name}.csv" for name in ("accounts", "products", "sales_pipeline", "sales_teams")]
# What an undo may leave otherwise than it was, and what a server notes as it starts and as somebody says who they are.
STAYS = {"app.history", "facts.batch", "app.revision", "facts.revision"}
NOTED = {"app.probe", "app.score_run", "app.browser"}
Visit = Callable[..., Watched]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the store of these tests lies, and what visits drop."""
    return tmp_path_factory.mktemp("import")


@pytest.fixture(scope="module")
def empty_at_first(empty_store: Path, folder: Path) -> dict[str, str]:
    """The checksums of that store before anything was loaded."""
    path = Path(shutil.copy(empty_store, folder / "first.duckdb"))
    with Store(path) as store:
        company.describe(store, name="Maven", base_currency="USD")
    return checksums(path)


@pytest.fixture(scope="module")
def empty_server(empty_store: Path, folder: Path) -> Iterator[Server]:
    """A server over the store of a company that has nothing yet; it forgets a closed tab after a second."""
    path = Path(shutil.copy(empty_store, folder / "mine.duckdb"))
    with Store(path) as store:
        company.describe(store, name="Maven", base_currency="USD")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL", "1")
        patch.setenv("TMPDIR", str(folder))
        with serving(path, folder / "log") as server:
            yield server


def drop(page: Page, *files: Path) -> Page:
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(files)
    expect(page.get_by_text("rows were read")).to_be_visible()
    return settled(page)


def step(page: Page, name: str) -> Page:
    page.get_by_role("radiogroup", name="Step").get_by_text(name).click()
    return settled(page)


def checksums(path: Path) -> dict[str, str]:
    with Store(path) as store:
        found = store.database.ask(content).checksums
    return {table: checksum for table, checksum in found.items() if table not in STAYS | NOTED}


def scratch(folder: Path) -> list[Path]:
    return list(folder.glob("kam-drop-*"))


def test_a_screen_of_columns_fits_a_phone_and_axe_finds_nothing_wrong(empty_server: Server, visit: Visit) -> None:
    page = drop(visit(empty_server, width=390, height=844, scheme="dark").open("/imports"), FOUR[2])
    for name in ("1 Files", "2 Columns", "3 Check"):
        page = step(page, name)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert axe(page) == []


def test_mavens_four_files_go_in_and_out_again(
    empty_server: Server, visit: Visit, folder: Path, empty_at_first: dict[str, str]
) -> None:
    page = drop(visit(empty_server).open("/imports"), *FOUR)
    # On the disk lies nothing under the name that the file had.
    assert [one for one in scratch(folder) if (one / "accounts.csv").exists()] == []
    assert len(scratch(folder)) == 1
    page = step(page, "3 Check")
    page.get_by_role("button", name="Use GTX Pro").click()
    expect(page.get_by_text("1 name was settled")).to_be_visible()
    page = step(page, "4 Preview and load")
    expect(page.get_by_text("$10,005,534.00")).to_be_visible()
    assert axe(page) == []
    page.get_by_role("button", name="Load 35 people, 85 accounts, 7 products, 8,800 opportunities").click()
    expect(page.get_by_text("8,800 loaded, 8,800 new")).to_be_visible()

    page.get_by_role("link", name="Look at the loads, or undo one").click()
    page = be(settled(page), "Anna Snelling")
    page.get_by_role("combobox", name="Load").click()
    page.get_by_role("option").first.click()
    settled(page).get_by_role("button", name="Undo the import of all 4 files").click()
    page.get_by_role("dialog").get_by_role("button", name="Undo it").click()
    expect(page.get_by_role("heading", name="Take a load back")).to_be_hidden()

    page.close()
    until = time.monotonic() + 30
    while scratch(folder) and time.monotonic() < until:
        time.sleep(0.2)
    assert scratch(folder) == []

    empty_server.stop()
    assert checksums(folder / "mine.duckdb") == empty_at_first
