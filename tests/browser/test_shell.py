"""The house around the screens, in a real browser on a real server."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.served import (
    IN_TURN,
    Server,
    Watched,
    by_menu,
    settled,
    sound_everywhere,
    start,
    status,
    until_ready,
)

SCREENS = {"/": "Portfolio", "/account": "Account", "/selection": "Selection", "/criteria": "Criteria", "/data": "Data"}
Visit = Callable[..., Watched]


def test_a_fresh_server_opens_the_screen_that_the_first_link_names(own_server: Server, visit: Visit) -> None:
    page = visit(own_server).open("/selection")
    expect(page).to_have_title(re.compile("Selection"))
    expect(page.get_by_text("Adventure Works Cycles").first).to_be_visible()


@IN_TURN
def test_every_screen_fits_every_window_and_axe_finds_nothing_wrong(
    demo_server: Server, visit: Visit, turn: int
) -> None:
    sound_everywhere(visit, demo_server, SCREENS, turn)


def test_the_menu_goes_round_all_screens(demo_server: Server, visit: Visit) -> None:
    page = visit(demo_server).open("/")
    for title in [*list(SCREENS.values())[1:], "Portfolio"]:
        by_menu(page, title)
        expect(page).to_have_title(re.compile(title))


@pytest.mark.soak
def test_a_browser_stays_who_it_said_it_is_when_the_server_starts_again_and_another_does_not(
    own_server: Server, visit: Visit
) -> None:
    mine, theirs = visit(own_server), visit(own_server)
    page = mine.open("/")
    page.get_by_role("button", name="Reading only").click()
    page.get_by_role("combobox", name="Person").fill("Pak")
    page.get_by_role("option", name="Jae Pak").click()
    expect(page.get_by_role("button", name="Jae Pak")).to_be_visible()

    settled(page).reload()
    expect(page.get_by_role("button", name="Jae Pak")).to_be_visible()
    other = theirs.open("/")
    expect(other.get_by_role("button", name="Reading only")).to_be_visible()
    for left in (page, other):
        left.goto("about:blank")

    own_server.stop()
    again = start(own_server.database, own_server.log, port=int(own_server.address.rpartition(":")[2]))
    try:
        expect(mine.open("/").get_by_role("button", name="Jae Pak")).to_be_visible()
    finally:
        again.stop()


def test_a_missing_database_is_explained_and_its_return_noticed(demo_file: Path, tmp_path: Path, visit: Visit) -> None:
    database = tmp_path / "kam.duckdb"
    server = start(database, tmp_path / "log")
    try:
        page = visit(server).open("/account")
        expect(page.get_by_text(f"There is no database at {database}.")).to_be_visible()
        expect(page.get_by_text("make app")).to_be_visible()
        assert status(f"{server.address}/healthz") == 200
        assert status(f"{server.address}/readyz") == 503

        database.write_bytes(demo_file.read_bytes())
        page.get_by_role("button", name="Try again").click()
        expect(page.get_by_text("Adventure Works Cycles").first).to_be_visible()
        until_ready(server)
    finally:
        server.stop()


def test_a_damaged_database_is_explained_and_kept(tmp_path: Path, visit: Visit) -> None:
    database = tmp_path / "kam.duckdb"
    database.write_bytes(b"not a database" * 1000)
    server = start(database, tmp_path / "log")
    try:
        page = visit(server).open("/")
        expect(page.get_by_text("cannot be read")).to_be_visible()
        expect(page.get_by_text("python -m kam_core restore")).to_be_visible()
        assert database.read_bytes() == b"not a database" * 1000
    finally:
        server.stop()


def test_a_second_start_on_the_same_file_names_the_process_that_runs(
    demo_server: Server, tmp_path: Path, visit: Visit
) -> None:
    second = start(demo_server.database, tmp_path / "log")
    try:
        page = visit(second).open("/")
        expect(page.get_by_text(f"process {demo_server.process.pid}")).to_be_visible()
    finally:
        second.stop()
