"""Names from files are shown as they are stored, wherever a screen puts them."""

import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from playwright.sync_api import Browser, Page, Request

from kam_core.text.plain import marked

APP = Path(__file__).parent / "apps" / "hostile_names_app.py"
ROOT = Path(__file__).parents[2]


def _names() -> list[str]:
    text = APP.read_text(encoding="utf-8").split("\nevery = names()")[0]
    app = ModuleType("hostile_names_app")
    exec(compile(text, str(APP), "exec"), app.__dict__)  # noqa: S102 - the part of our own file that shows nothing
    return list(app.names())


def _free_port() -> int:
    with socket.socket() as offered:
        offered.bind(("127.0.0.1", 0))
        return int(offered.getsockname()[1])


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of the little app that shows every name, on a server of its own."""
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(APP), f"--server.port={port}", "--server.headless=true"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            _wait_until_it_answers(f"http://127.0.0.1:{port}/_stcore/health")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def _wait_until_it_answers(url: str) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(url):  # noqa: S310 - our own server on this machine
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(url)


@pytest.fixture(scope="module")
def requested() -> list[str]:
    """The address of everything that the browser asked for."""
    return []


@pytest.fixture(scope="module")
def names_page(chromium: Browser, address: str, requested: list[str]) -> Iterator[Page]:
    """The page with every name, settled."""
    page = chromium.new_page(viewport={"width": 1440, "height": 900})

    def note(request: Request) -> None:
        requested.append(request.url)

    page.on("request", note)
    page.goto(address)
    page.wait_for_selector(".st-key-legend .legendtext", timeout=120_000, state="attached")
    page.wait_for_selector('[data-testid=stApp][data-test-script-state="notRunning"]', timeout=120_000)
    yield page
    page.close()


def _as_seen(text: str) -> str:
    # Blanks of every width look alike; a browser may write any of them.
    return re.sub(r"\s", " ", text)


def _expected() -> list[str]:
    return [_as_seen(marked(name)) for name in _names()]


@pytest.mark.parametrize(
    "place",
    [
        pytest.param("h1 [data-heading-text]", id="title"),
        pytest.param(".stMarkdown [data-testid=stMarkdownContainer]:not(h1 *)", id="markdown"),
        pytest.param("[data-testid=stCaptionContainer]", id="caption"),
        pytest.param("[data-testid=stMetricLabel] [data-testid=stMarkdownContainer]", id="metric"),
        pytest.param(".stCheckbox [data-testid=stMarkdownContainer]", id="checkbox"),
    ],
)
def test_markdown_shows_a_name_as_it_is_stored(names_page: Page, place: str) -> None:
    read = f"""() => Array.from(document.querySelectorAll('[class*="st-key-name-"]'))
        .map(box => box.querySelector('{place}')?.textContent ?? null)"""
    shown = names_page.evaluate(read)
    assert [_as_seen(text or "") for text in shown] == _expected()


def test_no_name_becomes_a_link_a_picture_or_an_icon(names_page: Page) -> None:
    unwanted = """a[href]:not([href^="#"]), img, script, iframe, [role=img], .katex, pre, table"""
    made = names_page.locator("[data-testid=stMarkdownContainer]").locator(unwanted)
    assert made.evaluate_all("found => found.map(one => one.outerHTML)") == []


def test_a_table_shows_names_as_they_are_stored(names_page: Page) -> None:
    shown = names_page.locator(".st-key-table td [data-testid=stMarkdownContainer]").all_text_contents()
    assert [_as_seen(text) for text in shown] == _expected()


def test_the_options_of_a_radio_show_names_as_they_are_stored(names_page: Page) -> None:
    shown = names_page.locator(".st-key-radio label [data-testid=stMarkdownContainer]").all_text_contents()
    assert [_as_seen(text) for text in shown[1:]] == [_as_seen(marked(name)) for name in dict.fromkeys(_names())]


def test_a_selectbox_shows_names_as_they_are_stored(names_page: Page) -> None:
    box = names_page.locator(".st-key-selectbox input")
    expected = [marked(name) for name in dict.fromkeys(_names())]
    seen = set()
    box.click()
    for _ in expected:
        seen |= set(names_page.locator("[role=option]").all_text_contents())
        names_page.keyboard.press("ArrowDown")
    names_page.keyboard.press("Escape")
    assert {_as_seen(name) for name in seen} == {_as_seen(name) for name in expected}


def test_a_chart_labels_its_axis_and_legend_with_names_as_they_are_stored(names_page: Page) -> None:
    expected = [_as_seen(marked(name)) for name in _names() if len(name) < 100]
    for place in (".st-key-bars .ytick text", ".st-key-legend .legendtext"):
        shown = names_page.locator(place).all_text_contents()
        assert [_as_seen(text) for text in shown] == expected


def test_hovering_over_a_chart_says_names_as_they_are_stored(names_page: Page) -> None:
    names_page.set_viewport_size({"width": 1440, "height": 6000})
    bars = names_page.locator(".st-key-bars .barlayer .point path")
    expected = [_as_seen(marked(name)) for name in _names() if len(name) < 100]
    assert bars.count() == len(expected)
    for at, name in enumerate(expected):
        bars.nth(at).hover(force=True)
        assert _said_in_the_end(names_page, name) == name


def _said_in_the_end(page: Page, awaited: str) -> str:
    """What the chart says under the mouse: plotly draws it a little after the mouse came."""
    until = time.monotonic() + 10
    while True:
        said = _as_seen("".join(page.locator(".st-key-bars .hovertext text.nums").all_text_contents()))
        if said == awaited or time.monotonic() > until:
            return said
        page.wait_for_timeout(20)


def test_no_name_runs_as_code_or_calls_out(names_page: Page, address: str, requested: list[str]) -> None:
    assert names_page.evaluate("window.__xss") is None
    assert [url for url in requested if not url.startswith((address, "data:", "blob:"))] == []


def test_no_name_makes_the_page_wider_than_a_phone(names_page: Page) -> None:
    names_page.set_viewport_size({"width": 390, "height": 844})
    names_page.wait_for_timeout(500)
    assert names_page.evaluate("document.documentElement.scrollWidth") <= 390
