"""A real server on a free port, and a browser page that notes everything which should not happen."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, Request, expect

ROOT = Path(__file__).parents[2]
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
SETTLED = '[data-testid=stApp][data-test-script-state="notRunning"]'
PATIENCE = 60_000
UNFADED = """() => document.querySelector('[data-stale=true]') === null
    && !document.getAnimations().some((one) => one instanceof CSSTransition && one.playState === 'running')"""
# Streamlit asks under the address of a screen where the server's root is, before it asks the root.
PROBES = re.compile(r"/[a-z_]+/_stcore/(health|host-config)$")
# Streamlit's own markup, which we cannot change: lists of its menus, the line of a metric, whose marks have no names
# (what it shows is in the words beside it), and the place for files, whose role contradicts its label.
AXE_OURS = {
    "exclude": [
        ["[data-testid=stToolbar]"],
        ["[data-testid=stSidebarNavItems]"],
        ["[data-testid=stMetricChart]"],
        ["[data-testid=stFileUploaderDropzone]"],
    ]
}


@dataclass
class Server:
    """One server over one database; one that is shared is for reading only."""

    address: str
    database: Path
    log: Path
    process: subprocess.Popen[bytes]
    is_shared: bool = False

    def stop(self) -> None:
        """End it and wait until it let go of the database."""
        self.process.terminate()
        self.process.wait(timeout=300)


def start(database: Path, log: Path, *, port: int | None = None) -> Server:
    """Serve `database` as `make app` does, and wait for the first answer."""
    port = port or free_port()
    with log.open("ab") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}"],
            cwd=ROOT,
            env={**os.environ, "KAM_DATABASE": str(database)},
            stdout=output,
            stderr=output,
        )
    server = Server(f"http://127.0.0.1:{port}", database, log, process)
    _wait_until_it_answers(server)
    return server


@contextmanager
def serving(database: Path, log: Path) -> Iterator[Server]:
    """`start`, and `stop` at the end of the block."""
    server = start(database, log)
    try:
        yield server
    finally:
        server.stop()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as offered:
        offered.bind(("127.0.0.1", 0))
        return int(offered.getsockname()[1])


def status(address: str) -> int:
    """The HTTP status that an address answers with."""
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310  (our own server)
            return int(answer.status)
    except HTTPError as refused:
        return refused.code


def until_ready(server: Server) -> None:
    """Wait until the server says that it can do its work."""
    until = time.monotonic() + 200
    while status(f"{server.address}/readyz") != 200:
        if time.monotonic() > until:
            raise TimeoutError(server.log.read_text())
        time.sleep(0.2)


def _wait_until_it_answers(server: Server) -> None:
    until = time.monotonic() + 300
    while time.monotonic() < until:
        if server.process.poll() is not None:
            raise RuntimeError(server.log.read_text())
        try:
            if status(f"{server.address}/healthz") == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(server.log.read_text())


def launched(playwright: Playwright) -> Browser:
    """Chromium from the machine, or else Playwright's own."""
    return playwright.chromium.launch(
        executable_path=shutil.which("chromium") or shutil.which("chromium-browser"),
        # The sandbox needs rights that containers do not give; to play a GPU that is not there takes a tenth more.
        args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
    )


@dataclass
class Watched:
    """A page and everything on it that should not have happened."""

    page: Page
    server: Server
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Listen from the first request on."""
        self.page.set_default_timeout(PATIENCE)
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda fault: self.faults.append(f"script: {fault}"))
        self.page.on("request", self._see)

    def open(self, path: str = "/") -> Page:
        """Open a screen and wait until it is drawn."""
        self.page.goto(self.server.address + path)
        return settled(self.page)

    def _hear(self, message: ConsoleMessage) -> None:
        url = message.location.get("url", "")
        # Some tests stop the server that a page still talks to.
        expected = PROBES.search(urlsplit(url).path) or "ERR_CONNECTION_REFUSED" in message.text
        if message.type == "error" and not expected:
            self.faults.append(f"console: {message.text} ({url})")

    def _see(self, request: Request) -> None:
        if not request.url.startswith((self.server.address, "data:", "blob:")):
            self.faults.append(f"foreign request: {request.url}")


def settled(page: Page) -> Page:
    """The page once its run has ended and stays ended."""
    page.wait_for_selector(SETTLED, state="attached")
    # A run that was asked for may not have begun yet.
    page.wait_for_timeout(250)
    page.wait_for_selector(SETTLED, state="attached")
    page.wait_for_selector("[data-testid=stSkeleton]", state="detached")
    return page


def be(page: Page, name: str) -> Page:
    """Say in the header who is here."""
    page.get_by_role("button", name="Reading only").click()
    page.get_by_role("combobox", name="Person", exact=True).fill(name)
    page.get_by_role("option", name=name).click()
    expect(page.get_by_role("button", name=name)).to_be_visible()
    settled(page).keyboard.press("Escape")
    return settled(page)


def by_menu(page: Page, title: str) -> Page:
    """Go to a screen by the menu, and open the part of it that holds the screen."""
    in_part = page.get_by_role("menuitem", name=title, exact=True)
    screen = page.get_by_role("link", name=title, exact=True).or_(in_part).first
    for part in page.get_by_test_id("stTopNavSection").all():
        if screen.is_visible():
            break
        part.click()
        expect(page.get_by_role("menu", name=part.inner_text()).get_by_role("menuitem").first).to_be_visible()
    screen.click()
    return settled(page)


def fits(page: Page) -> None:
    """See that the page is no wider than a tablet and a phone; colours do not move what stands on it."""
    for width in (1024, 390):
        page.set_viewport_size({"width": width, "height": 900})
        settled(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


# A look at every screen takes a while: of light and dark each has its turn, the other is for `make soak`.
IN_TURN = pytest.mark.parametrize("turn", [0, pytest.param(1, marks=pytest.mark.soak)])


def sound_everywhere(visit: Callable[..., "Watched"], server: "Server", addresses: Iterable[str], turn: int) -> None:
    """See that axe finds nothing wrong at any of the addresses, light and dark in turn, and that each fits."""
    schemes = ("light", "dark") if turn == 0 else ("dark", "light")
    looks = [visit(server, scheme=scheme) for scheme in schemes]
    for watched, address in zip(cycle(looks), addresses, strict=False):
        page = watched.open(address)
        assert axe(page) == [], address
        fits(page)
        # An empty page takes another size at once.
        page.goto("about:blank")
        page.set_viewport_size({"width": 1440, "height": 900})


def axe(page: Page) -> list[str]:
    """What axe-core finds wrong with the page, as `rule: element`, once no message is in passing over it."""
    # The frame of a message in passing is Streamlit's own.
    page.wait_for_function("() => document.querySelector('[data-testid=stToast]') === null", timeout=60_000)
    # What a run is about to replace is pale until it has ended, and a little longer.
    settled(page).wait_for_function(UNFADED)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("(context) => axe.run(context, {resultTypes: ['violations']})", AXE_OURS)
    return [
        f"{violation['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]
