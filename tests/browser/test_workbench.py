"""The workbench in a real browser: files are dropped and joined, a question is kept and opened elsewhere."""

import shutil
import time
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import polars as pl
import pytest
from playwright.sync_api import Page, expect

from tests.browser.served import ROOT, Server, Watched, axe, be, serving, settled

MAVEN = ROOT / "data" / "maven_crm"
PIPELINE, TEAMS = MAVEN / "sales_pipeline.csv", MAVEN / "sales_teams.csv"
BY_REGION = [("West", 3_568_647), ("Central", 3_346_293), ("East", 3_090_594)]
BURNS = "SELECT count(*) AS n FROM range(100000000000) AS a(i) WHERE i % 7 = 9"
Visit = Callable[..., Watched]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the store of these tests lies, and what visits drop."""
    return tmp_path_factory.mktemp("workbench")


@pytest.fixture(scope="module")
def bench_server(world_store: Path, folder: Path) -> Iterator[Server]:
    """A server over the world of three accounts; it forgets a closed tab after a second."""
    path = Path(shutil.copy(world_store, folder / "world.duckdb"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL", "1")
        patch.setenv("TMPDIR", str(folder))
        # Long enough for a busy machine to press a button meanwhile.
        patch.setenv("KAM_WORKBENCH_SECONDS", "60")
        with serving(path, folder / "log") as server:
            yield server


def drop(page: Page, *files: Path) -> Page:
    """Drop files, and wait until each is a table."""
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(files)
    for file in files:
        expect(page.get_by_text(file.name)).to_be_visible()
    return settled(page)


def choose(page: Page, box: str, option: str) -> Page:
    """Choose in a box that opens."""
    page.get_by_role("combobox", name=box, exact=True).click()
    page.get_by_role("option", name=option, exact=True).click()
    return settled(page)


def downloaded(page: Page, name: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=name, exact=True).click()
    return Path(download.value.path()).read_bytes()


def sheet(content: bytes) -> list[tuple[object, ...]]:
    """The rows of the only sheet below its header, none of whose cells is a formula or a link."""
    with zipfile.ZipFile(BytesIO(content)) as book:
        text = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in text
    assert "<hyperlink" not in text
    return pl.read_excel(content, engine="calamine").rows()


def won_by_region(page: Page) -> Page:
    """Build the chart of won value by region from the two files."""
    choose(page, "Together with", "sales_teams")
    choose(page, "For each", "regional_office · sales_teams")
    choose(page, "Measure", "Sum")
    page.get_by_role("button", name="Add a filter").click()
    choose(settled(page), "Where", "deal_stage · sales_pipeline")
    page.get_by_role("combobox", name="With", exact=True).click()
    page.get_by_role("option", name="Won").click()
    page.keyboard.press("Escape")
    return settled(page)


def keep(page: Page, title: str) -> None:
    page.get_by_role("button", name="Keep under a link").click()
    page.get_by_role("textbox", name="Title").fill(title)
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Keep it", exact=True).click()
    page.wait_for_url("**question=*")


def test_pipeline_and_teams_are_joined_kept_and_opened_in_another_browser(
    bench_server: Server, visit: Visit, folder: Path
) -> None:
    page = drop(be(visit(bench_server).open("/workbench"), "Ada Abel"), PIPELINE, TEAMS)
    # On the disk lies nothing under the name that a file had.
    assert list(folder.rglob(PIPELINE.name)) == []
    won_by_region(page)
    assert sheet(downloaded(page, "XLSX")) == BY_REGION
    assert axe(page) == []
    keep(page, "Won by region")

    link = page.url.removeprefix(bench_server.address)
    other = visit(bench_server, width=390, height=844, scheme="dark").open(link)
    expect(other.get_by_text("Won by region")).to_be_visible()
    drop(other, TEAMS)
    expect(other.get_by_text("it needs the columns", exact=False)).to_be_visible()
    drop(other, PIPELINE)
    expect(other.get_by_text("3 rows, in")).to_be_visible()
    assert other.evaluate("document.documentElement.scrollWidth") <= 390
    assert axe(other) == []
    assert sheet(downloaded(other, "XLSX")) == BY_REGION


def test_names_that_would_be_formulas_leave_as_text(bench_server: Server, visit: Visit, tmp_path: Path) -> None:
    names = ["=1+1", "+cmd|' /C calc'!A0", "@SUM(1)", "-2+3", "<b>x</b>", "![a](http://beacon.example/x)"]
    file = tmp_path / "formulas.csv"
    file.write_text("name,=amount\n" + "".join(f'"{name}",{at}\n' for at, name in enumerate(names)), encoding="utf-8")
    page = drop(visit(bench_server).open("/workbench"), file)
    assert sorted(str(row[0]) for row in sheet(downloaded(page, "XLSX"))) == sorted(names)
    assert downloaded(page, "CSV").decode("utf-8-sig").count("\"'") >= 4


def ask(page: Page, sql: str) -> None:
    page.get_by_role("textbox", name="SQL").fill(sql)
    page.get_by_role("button", name="Ask", exact=True).click()


def test_sql_completes_names_answers_can_be_stopped_and_goes_with_its_tab(
    bench_server: Server, visit: Visit, folder: Path
) -> None:
    page = visit(bench_server).open("/workbench?part=sql")
    page.get_by_role("button", name="Try it with the sample files").click()
    editor = page.get_by_role("textbox", name="SQL")
    editor.fill("SELECT count(*) AS teams FROM sales_te")
    editor.press("End")
    editor.press_sequentially("a")
    expect(page.get_by_role("option", name="sales_teams", exact=True)).to_be_visible()
    editor.press("Tab")
    expect(editor).to_have_value("SELECT count(*) AS teams FROM sales_teams")
    editor.press("Control+Enter")
    expect(page.get_by_text("1 row, in")).to_be_visible()
    ask(page, BURNS)
    page.get_by_role("button", name="Stop", exact=True).click()
    expect(page.get_by_text("The question was stopped.")).to_be_visible()
    assert axe(settled(page)) == []
    ask(page, "SELECT 6 * 7 AS answer")
    expect(page.get_by_text("1 row, in")).to_be_visible()

    ask(page, BURNS)
    expect(page.get_by_role("button", name="Stop", exact=True)).to_be_visible()
    page.close()
    until = time.monotonic() + 30
    while list(folder.glob("kam-drop-*")) and time.monotonic() < until:
        time.sleep(0.2)
    assert list(folder.glob("kam-drop-*")) == []
