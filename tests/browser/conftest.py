"""A real server over a copy of the demo, and real pages of Chromium."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from tests.browser.served import PATIENCE, Server, Watched, launched, serving

# Its own five seconds are too few for a machine that does other things as well.
expect.set_options(timeout=PATIENCE)
# Dates and numbers do not depend on the machine.
WHERE = {"locale": "en-US", "timezone_id": "UTC"}


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests; each has pages and cookies of its own."""
    with sync_playwright() as playwright:
        browser = launched(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def demo_server(demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server over the demo; for reading only, because all tests share it."""
    folder = tmp_path_factory.mktemp("demo-server")
    with serving(Path(shutil.copy(demo_file, folder / "kam.duckdb")), folder / "log") as server:
        server.is_shared = True
        yield server


@pytest.fixture
def own_server(demo_file: Path, tmp_path: Path) -> Iterator[Server]:
    """A freshly started server over a demo of its own, to change."""
    with serving(Path(shutil.copy(demo_file, tmp_path / "kam.duckdb")), tmp_path / "log") as server:
        yield server


@pytest.fixture(scope="session")
def reader(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser of somebody who only reads: what it fetched and compiled once serves all its pages."""
    with chromium.new_context(**WHERE) as context:
        yield context


@pytest.fixture
def visit(chromium: Browser, reader: BrowserContext) -> Iterator[Callable[..., Watched]]:
    """Opens pages, each in a browser of its own but those of a shared server; faults on any of them fail the test.

    Call it with a server; `width`, `height` and `scheme` ("light", "dark") say how the page is looked at.
    """
    watched: list[Watched] = []
    own: list[BrowserContext] = []

    def opened(server: Server, *, width: int = 1440, height: int = 900, scheme: str = "light") -> Watched:
        context = reader
        if not server.is_shared:
            own.append(context := chromium.new_context(**WHERE))
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme)
        watched.append(Watched(page, server))
        return watched[-1]

    yield opened
    for one in watched:
        one.page.close()
    for context in own:
        context.close()
    assert [fault for one in watched for fault in one.faults] == []
