"""What a person does on the screen of an import, and what a store holds before and after."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kam_core.ingest import company
from kam_core.store.content import content
from kam_core.store.store import Store
from tests.browser.served import Server, serving, settled

# What an undo may leave otherwise than it was: what was done stays known.
STAYS = {"app.history", "facts.batch", "app.revision", "facts.revision"}
# What a server notes as it starts, and which browser is whose.
NOTED = {"app.probe", "app.browser"}


@contextmanager
def serving_empty(empty_store: Path, folder: Path, *, name: str = "Ours") -> Iterator[Server]:
    """A server over a store of its own in `folder` that knows whose it is and holds nothing yet.

    It forgets a closed tab after a second, and what visits drop lies in `folder`.
    """
    path = Path(shutil.copy(empty_store, folder / "mine.duckdb"))
    with Store(path) as store:
        company.describe(store, name=name, base_currency="USD")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL", "1")
        patch.setenv("TMPDIR", str(folder))
        with serving(path, folder / "log") as server:
            yield server


def checksums(path: Path) -> dict[str, str]:
    """The checksum of each table that an undo has to bring back, from a store that nobody has open."""
    with Store(path) as store:
        found = store.database.ask(content).checksums
    return {table: checksum for table, checksum in found.items() if table not in STAYS | NOTED}


def drop(page: Page, *files: Path) -> Page:
    """Drop files, and wait until the first is told as what it is."""
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(files)
    expect(page.get_by_text("rows were read")).to_be_visible()
    return settled(page)


def step(page: Page, name: str) -> Page:
    """Go to a step."""
    page.get_by_role("radiogroup", name="Step").get_by_text(name).click()
    return settled(page)


def load(page: Page, amounts: str) -> Page:
    """Press the button that loads, and wait for what became of it."""
    page.get_by_role("button", name=f"Load {amounts}").click()
    expect(page.get_by_role("heading", name="Loaded")).to_be_visible()
    return settled(page)


def undo_all(page: Page, files: int, *, as_somebody: bool) -> Page:
    """Take the whole import back from the screen that says it is loaded; as one of the people, where it brought any."""
    page.get_by_role("link", name="Look at the loads, or undo one").click()
    expect(page.get_by_role("heading", name="Take a load back")).to_be_visible()
    page = settled(page)
    if as_somebody:
        page = _somebody(page)
    page.get_by_role("combobox", name="Load").click()
    page.get_by_role("option").first.click()
    settled(page).get_by_role("button", name=f"Undo the import of all {files} files").click()
    page.get_by_role("dialog").get_by_role("button", name="Undo it").click()
    expect(page.get_by_role("heading", name="Take a load back")).to_be_hidden()
    return settled(page)


def _somebody(page: Page) -> Page:
    page.get_by_role("button", name="Reading only").click()
    page.get_by_role("combobox", name="Person", exact=True).click()
    page.get_by_role("option").first.click()
    expect(page.get_by_role("button", name="Reading only")).to_be_hidden()
    settled(page).keyboard.press("Escape")
    return settled(page)
