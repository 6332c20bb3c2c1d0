"""A real server over a copy of the demo, and real pages of Chromium."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.served import PATIENCE, Server, Watched, launched, serving

# Its own five seconds are too few for a machine that does other things as well.
expect.set_options(timeout=PATIENCE)


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
        yield server


@pytest.fixture
def own_server(demo_file: Path, tmp_path: Path) -> Iterator[Server]:
    """A freshly started server over a demo of its own, to change."""
    with serving(Path(shutil.copy(demo_file, tmp_path / "kam.duckdb")), tmp_path / "log") as server:
        yield server


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Callable[..., Watched]]:
    """Opens pages, each in a browser of its own; faults on any of them fail the test.

    Call it with a server; `width`, `height` and `scheme` ("light", "dark") say how the page is looked at.
    """
    watched: list[Watched] = []

    def opened(server: Server, *, width: int = 1440, height: int = 900, scheme: str = "light") -> Watched:
        context = chromium.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, locale="en-US", timezone_id="UTC"
        )
        watched.append(Watched(context.new_page(), server))
        return watched[-1]

    yield opened
    for one in watched:
        one.page.context.close()
    assert [fault for one in watched for fault in one.faults] == []
