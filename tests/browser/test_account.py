"""An account in a real browser: a rating moves its score and is told, and two who change its owner see each other."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.served import IN_TURN, PATIENCE, Server, Watched, be, serving, settled, sound_everywhere

Visit = Callable[..., Watched]
ACCOUNT = "/account?account=166"
PARTS = (
    "summary",
    "actions",
    "actions&actions=timeline",
    *(f"needs&list={one}" for one in ("needs", "investments")),
    "activity",
    "history",
    *(f"figures&figure={one}" for one in ("revenue", "score", "list", "lines", "facts")),
)


@pytest.fixture(scope="module")
def own_server(demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server over a demo of these tests; each changes something else."""
    folder = tmp_path_factory.mktemp("account")
    with serving(Path(shutil.copy(demo_file, folder / "kam.duckdb")), folder / "log") as server:
        yield server


def choose(page: Page, label: str, value: str) -> None:
    """Pick an option of a selectbox in an open form."""
    page.get_by_role("combobox", name=label, exact=True).fill(value)
    page.get_by_role("option", name=value, exact=True).click()


def stands(page: Page) -> str:
    """The line that says where the account stands."""
    return page.get_by_text(re.compile(r"attractiveness \d+, strength \d+")).first.inner_text()


def test_a_rating_asks_who_moves_the_score_and_is_told_in_the_history(own_server: Server, visit: Visit) -> None:
    page = visit(own_server).open(f"{ACCOUNT}&part=figures&figure=score")
    before = stands(page)
    page.get_by_role("button", name="Rate", exact=True).click()
    choose(page, "Criterion", "Satisfaction")
    settled(page)
    page.get_by_role("radio", name="5", exact=True).or_(page.get_by_role("button", name="5", exact=True)).first.click()
    page.get_by_role("textbox", name="What speaks for it").fill("Recommended us to two others this autumn")
    page.get_by_role("button", name="Save", exact=True).click()

    dialog = page.get_by_role("dialog")
    dialog.get_by_role("combobox", name="Person").fill("Pak")
    page.get_by_role("option", name="Jae Pak").click()
    dialog.get_by_role("button", name="Go on").click()
    expect(dialog).to_have_count(0, timeout=PATIENCE)
    expect(page.get_by_text(before, exact=True)).to_have_count(0, timeout=PATIENCE)
    assert stands(settled(page)) != before

    page.goto(f"{own_server.address}{ACCOUNT}&part=history")
    settled(page)
    with page.expect_download() as download:
        page.locator(".st-key-history_csv button").first.click()
    told = download.value.path().read_text(encoding="utf-8-sig")
    assert "Recommended us to two others this autumn" in told
    assert "Jae Pak" in told


@pytest.mark.soak
def test_two_who_change_the_owner_see_each_other(own_server: Server, visit: Visit) -> None:
    first, second = (visit(own_server).open(ACCOUNT) for _ in range(2))
    be(first, "Jae Pak")
    be(second, "Linda Mitchell")

    for page, owner in ((first, "Shu Ito"), (second, "Tsvi Reiter")):
        page.get_by_role("button", name="Edit", exact=True).click()
        choose(page, "Manager", owner)
    first.get_by_role("button", name="Save the facts").click()
    expect(first.get_by_text("Shu Ito").first).to_be_visible(timeout=PATIENCE)
    second.get_by_role("button", name="Save the facts").click()

    dialog = second.get_by_role("dialog")
    expect(dialog.get_by_text("Jae Pak saved this at")).to_be_visible(timeout=PATIENCE)
    expect(dialog.get_by_text("Shu Ito")).to_be_visible()
    expect(dialog.get_by_text("Tsvi Reiter")).to_be_visible()
    dialog.get_by_role("button", name="Save mine over it").click()
    expect(dialog).to_have_count(0, timeout=PATIENCE)
    expect(second.get_by_text("Tsvi Reiter").first).to_be_visible(timeout=PATIENCE)

    settled(first).reload()
    expect(settled(first).get_by_text("Tsvi Reiter").first).to_be_visible(timeout=PATIENCE)


@IN_TURN
def test_every_part_fits_every_window_and_axe_finds_nothing_wrong(demo_server: Server, visit: Visit, turn: int) -> None:
    sound_everywhere(visit, demo_server, [f"{ACCOUNT}&part={part}" for part in PARTS], turn)
