"""A growth plan in a real browser: filled in one go over a reload, by two at once, and with what nobody knows."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from kam_core.ingest.demo import TODAY
from kam_core.plans.answer_values import value_field
from kam_core.questions import catalogue as questions
from kam_core.questions.catalogue import Question, in_depth
from kam_core.records.model import Type
from kam_core.store.store import Store
from tests.browser import served
from tests.browser.served import PATIENCE, Server, Watched, axe, be, serving, settled

Visit = Callable[..., Watched]
# An answer for each type that is typed, as people write them.
TYPED = {"text": "Two lines\nof an answer", "number": "12,5", "date": "28.2.2027"}
# What two people type at once, as it is shown once it is kept.
BY_TWO = {"text": ("Theirs", "Mine"), "number": ("4", "3"), "date": ("2027-02-28", "2027-03-01")}


@pytest.fixture
def account(demo_file: Path, tmp_path: Path) -> str:
    """An account of the demo that has contacts and a manager, and no plan; the file is left beside."""
    path = Path(shutil.copy(demo_file, tmp_path / "kam.duckdb"))
    with Store(path) as store, store.connection.cursor() as cursor:
        found = cursor.execute(
            "SELECT account_id FROM app.contact GROUP BY account_id HAVING count(*) >= 2 "
            "EXCEPT SELECT account_id FROM app.plan ORDER BY account_id LIMIT 1"
        ).fetchone()
    assert found
    return str(found[0])


@pytest.fixture
def server(account: str, tmp_path: Path) -> Iterator[Server]:
    """A server over the demo of this test."""
    assert account
    with serving(tmp_path / "kam.duckdb", tmp_path / "log") as started:
        yield started


def at(account: str, category: str = "") -> str:
    return f"/account?account={account}&part=plan" + (f"&category={category}" if category else "")


def start(page: Page) -> None:
    """Start a plan with one click; whoever is not known yet says who they are."""
    page.get_by_role("button", name="Start the plan").click()
    dialog = page.get_by_role("dialog")
    if not page.get_by_role("button", name="Jae Pak").count():
        dialog.get_by_role("combobox", name="Person").fill("Pak")
        page.get_by_role("option", name="Jae Pak").click()
        dialog.get_by_role("button", name="Go on").click()
    expect(page.get_by_text("0 of 18 answered")).to_be_visible(timeout=PATIENCE)
    settled(page)


def box(page: Page, question: Question) -> Locator:
    return page.get_by_role("textbox", name=question.text)


def fill(page: Page, question: Question) -> None:
    """Answer a question as its type is answered."""
    if question.answer_type in TYPED:
        box(page, question).fill(TYPED[question.answer_type])
        box(page, question).press("Tab")
    elif question.answer_type in ("choice", "rating"):
        page.get_by_role("radiogroup", name=question.text).locator("label").nth(1).click()
    else:
        assert value_field(question).type in (Type.PERSON, Type.CONTACT)
        page.get_by_role("combobox", name=question.text).click()
        page.get_by_role("option").first.click()
        page.keyboard.press("Tab")
    settled(page)


def open_question(database: Path, account: str) -> tuple[str, date]:
    """Who answers for the one open question of an account, and by when."""
    with Store(database) as store, store.connection.cursor() as cursor:
        (found,) = cursor.execute(
            "SELECT p.person_name, q.due_on FROM app.open_question AS q "
            "JOIN facts.person AS p ON p.person_id = q.owner_id WHERE q.account_id = $account AND q.status = 'open'",
            {"account": account},
        ).fetchall()
        return found


def category(page: Page, label: str) -> None:
    page.get_by_text(label, exact=False).first.click()
    settled(page)


def test_an_express_plan_is_filled_from_nothing_in_one_go_over_a_reload(
    account: str, server: Server, visit: Visit
) -> None:
    page = visit(server).open(at(account))
    start(page)
    asked = in_depth("express")
    middle = questions.question("N01")
    for number, question in enumerate(asked):
        if not number or question.category != asked[number - 1].category:
            category(page, f"{question.category_label} 0/")
        if question == middle:
            box(page, question).fill("Cut the cost of returns by a tenth")
            page.wait_for_timeout(1700)
            page.reload()
            settled(page)
            expect(box(page, question)).to_have_value("Cut the cost of returns by a tenth")
            page.get_by_role("button", name="Save it").click()
            settled(page)
        else:
            fill(page, question)
        expect(page.get_by_text(f"{number + 1} of 18 answered")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_text("Every question of this depth is answered and fresh.")).to_be_visible()
    assert axe(page) == []


def test_two_tabs_in_one_answer_see_each_other_and_pick(account: str, server: Server, visit: Visit) -> None:
    first = visit(server).open(at(account))
    start(first)
    second = be(visit(server).open(at(account, "competitors")), "Linda Mitchell")
    first.goto(server.address + at(account, "competitors"))
    asked = questions.question("C01")
    box(settled(first), asked).fill("A rival in Ulm")
    box(first, asked).press("Tab")
    expect(first.get_by_text("1 of 18 answered")).to_be_visible(timeout=PATIENCE)

    box(second, asked).fill("A rival in Bonn")
    box(second, asked).press("Tab")
    expect(second.get_by_text("Jae Pak saved this at")).to_be_visible(timeout=PATIENCE)
    expect(second.locator("code").get_by_text("A rival in Ulm")).to_be_visible()
    expect(second.locator("code").get_by_text("A rival in Bonn")).to_be_visible()
    expect(box(second, asked)).to_have_value("A rival in Bonn")
    expect(second.get_by_role("button", name="Copy mine")).to_be_visible()
    assert axe(settled(second)) == []
    second.get_by_role("button", name="Use mine").click()
    expect(second.get_by_text("Jae Pak saved this at")).to_have_count(0, timeout=PATIENCE)
    first.reload()
    expect(box(settled(first), asked)).to_have_value("A rival in Bonn")


@pytest.mark.soak
def test_two_tabs_see_each_other_in_thirty_fields(account: str, server: Server, visit: Visit) -> None:
    first = visit(server).open(at(account))
    start(first)
    first.get_by_role("combobox", name="Depth").click()
    first.get_by_role("option", name="Full").click()
    settled(first)
    second = be(visit(server).open(at(account)), "Linda Mitchell")
    asked = [one for one in in_depth("full") if one.answer_type in TYPED][:30]
    assert len(asked) == 30
    for name in dict.fromkeys(one.category for one in asked):
        for page in (first, second):
            page.goto(server.address + at(account, name))
            settled(page)
        for one in (one for one in asked if one.category == name):
            theirs, mine = BY_TWO[one.answer_type]
            box(first, one).fill(theirs)
            box(first, one).press("Tab")
            settled(first)
            box(second, one).fill(mine)
            box(second, one).press("Tab")
            expect(second.get_by_text("Jae Pak saved this at")).to_be_visible(timeout=PATIENCE)
            expect(box(second, one)).to_have_value(mine)
            second.get_by_role("button", name="Keep theirs").click()
            expect(second.get_by_text("Jae Pak saved this at")).to_have_count(0, timeout=PATIENCE)
            expect(box(second, one)).to_have_value(theirs)


@pytest.mark.soak
def test_what_nobody_knows_is_an_open_question_with_owner_and_date_and_shows_in_my_week(
    account: str, server: Server, visit: Visit
) -> None:
    page = visit(server).open(at(account))
    start(page)
    category(page, "Competitors 0/")
    page.get_by_role("button", name="Nobody knows").click()
    settled(page).get_by_role("combobox", name="Who finds it out").fill("Jae Pak")
    page.get_by_role("option", name="Jae Pak").click()
    due = TODAY + timedelta(days=5)
    settled(page).get_by_test_id("stDateInput").get_by_role("spinbutton").first.click()
    page.keyboard.type(f"{due:%Y%m%d}")
    page.keyboard.press("Enter")
    settled(page).get_by_role("button", name="Make it an open question").click()
    expect(page.get_by_text("Unknown", exact=True)).to_be_visible(timeout=PATIENCE)

    page.goto(f"{server.address}/my_week?about=questions")
    week = settled(page).get_by_test_id("stMain")
    expect(week.get_by_text(questions.question("C01").text, exact=False).first).to_be_visible()
    expect(week.get_by_text("in 5 days", exact=False).first).to_be_visible()
    page.goto("about:blank")
    server.stop()
    assert open_question(server.database, account) == ("Jae Pak", due)


@pytest.mark.soak
def test_what_was_typed_outlives_the_server(account: str, server: Server, visit: Visit) -> None:
    page = visit(server).open(at(account))
    start(page)
    category(page, "Competitors 0/")
    box(settled(page), questions.question("C01")).fill("Perhaps a rival in Ul")
    page.wait_for_timeout(1700)

    page.goto("about:blank")
    server.stop()
    again = served.start(server.database, server.log, port=int(server.address.rpartition(":")[2]))
    try:
        page.goto(again.address + at(account, "competitors"))
        expect(box(settled(page), questions.question("C01"))).to_have_value("Perhaps a rival in Ul")
        expect(page.get_by_text("Not saved yet: typed at")).to_be_visible()
        page.get_by_role("button", name="Drop it").click()
        expect(box(settled(page), questions.question("C01"))).to_have_value("")
    finally:
        again.stop()
