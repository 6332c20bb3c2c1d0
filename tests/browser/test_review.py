"""A review in a real browser: what changed is there already, decisions are typed, and the lock is for good."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kam_core.accounts import queries
from kam_core.plans.answers import save_answer
from kam_core.plans.plan import open_plan
from kam_core.records.model import Wanted
from kam_core.store.request import new_request
from kam_core.store.store import Store
from tests.browser.served import PATIENCE, Server, Watched, axe, be, serving, settled

Visit = Callable[..., Watched]
LONG = "How many days usually pass here from an agreed need to a signed order?"


@pytest.fixture
def account(demo_file: Path, tmp_path: Path) -> str:
    """An account of the demo with a new plan in which one answer was given; the file is left beside."""
    path = Path(shutil.copy(demo_file, tmp_path / "kam.duckdb"))
    with Store(path) as store:
        with store.connection.cursor() as cursor:
            found = cursor.execute(
                "SELECT account_id FROM app.contact EXCEPT SELECT account_id FROM app.plan ORDER BY account_id LIMIT 1"
            ).fetchone()
        assert found
        who = str(queries.people(store.database).filter(person_name="Linda Mitchell")["person_id"][0])
        plan_id = open_plan(store, new_request(who, "plan"), found[0], depth="full", lead_id=who)
        save_answer(store, new_request(who, "plan"), plan_id, "I05", {"value": Wanted("40", None)})
    return str(found[0])


@pytest.fixture
def server(account: str, tmp_path: Path) -> Iterator[Server]:
    """A server over the demo of this test."""
    assert account
    with serving(tmp_path / "kam.duckdb", tmp_path / "log") as started:
        yield started


def decide(page: Page) -> None:
    """Prepare a review, and say what was decided."""
    page.get_by_role("button", name="Prepare a review").click()
    decided = page.get_by_role("textbox", name="What we decided")
    expect(decided).to_be_visible(timeout=PATIENCE)
    settled(page)
    decided.fill("Meet their board in spring")
    decided.press("Tab")
    settled(page)
    page.get_by_role("combobox", name="Place in the programme").click()
    page.get_by_role("option", name="Watch list").click()
    expect(page.get_by_role("link", name="Decide under Selection")).to_be_visible(timeout=PATIENCE)
    settled(page)


def lock(page: Page) -> None:
    """Lock the review for good."""
    page.get_by_role("button", name="Lock the review").click()
    page.get_by_role("button", name="Lock it", exact=True).click()
    expect(page.get_by_text("Nothing changed.")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_role("textbox", name="What we decided")).to_have_count(0)
    settled(page)


def test_a_review_shows_what_changed_takes_decisions_and_locks(
    account: str, server: Server, visit: Visit, tmp_path: Path
) -> None:
    page = visit(server).open(f"/account?account={account}&part=review")
    be(page, "Linda Mitchell")
    expect(page.get_by_text(LONG)).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_text("40 days, unknown before")).to_be_visible()
    decide(page)
    # Streamlit's own note that something was saved has no name.
    expect(page.get_by_test_id("stToast")).to_have_count(0)
    assert axe(page) == []
    lock(page)
    page.get_by_text("Watch list", exact=False).first.click()
    expect(page.get_by_text("Meet their board in spring")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_text("Locked by Linda Mitchell")).to_be_visible()
    expect(page.get_by_test_id("stToast")).to_have_count(0)
    assert axe(page) == []
    with page.expect_download(timeout=PATIENCE) as asked:
        page.get_by_role("button", name="Review", exact=False).last.click()
    kept = tmp_path / "review.html"
    asked.value.save_as(kept)
    assert "Meet their board in spring" in kept.read_text(encoding="utf-8")
