"""The list of key accounts at its ceiling, in a real browser: who leaves, an exception, a conflict in two tabs."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.served import Server, Watched, be, settled

# Not on the list, on it, and what they are called.
WESTSIDE, PLAZA = "/selection?decide=599", "Westside Plaza"
OTHER, FUTURE = "/selection?decide=701", "Future Bikes"
MALL = "/selection?decide=514"
Visit = Callable[..., Watched]


def admit(page: Page, name: str, reason: str) -> None:
    page.get_by_label("Reason", exact=True).fill(reason)
    page.get_by_role("button", name=f"Admit {name}").click()


@pytest.mark.soak
def test_at_the_ceiling_one_leaves_or_somebody_answers_for_an_exception(own_server: Server, visit: Visit) -> None:
    watched = visit(own_server)
    page = watched.open(WESTSIDE)
    # A first save asks who, and then saves.
    admit(page, PLAZA, "Largest that is not on the list.")
    page.get_by_role("dialog").get_by_role("combobox", name="Person").fill("Jae Pak")
    page.get_by_role("option", name="Jae Pak").click()
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_text("30 of 30 key accounts")).to_be_visible()
    expect(page.get_by_text("The list is full")).to_be_visible()

    page = watched.open(OTHER)
    page.get_by_text("An exception", exact=True).click()
    settled(page)
    page.get_by_label("Who decides on the exception").fill("The board")
    page.get_by_label("Why an exception").fill("Until the review.")
    admit(page, FUTURE, "It opens a new market.")
    expect(page.get_by_text("31 of 30 key accounts")).to_be_visible()
    expect(page.get_by_text("1 exception in force")).to_be_visible()

    page = watched.open("/selection?decide=302")
    leaves = page.get_by_role("combobox", name="Who leaves")
    leaves.click()
    leaves.press_sequentially("Retail Mall")
    page.get_by_role("option", name="Retail Mall").click()
    page.get_by_label("Why this one").fill("Its answers say that it does not belong.")
    admit(page, "Best Cycle Store", "Twice as large.")
    # Its form is gone; one came and one went.
    expect(page.get_by_role("button", name="Admit Best Cycle Store")).to_be_hidden()
    expect(page.get_by_text("31 of 30 key accounts")).to_be_visible()


def test_a_row_opens_its_form_and_a_refusal_keeps_what_was_typed(own_server: Server, visit: Visit) -> None:
    page = be(visit(own_server).open("/selection"), "Jae Pak")
    # The mark of the first key account's row; what lies over the canvas scrolls it.
    page.get_by_test_id("stDataFrame").nth(1).locator(".dvn-scroller").click(position={"x": 16, "y": 50})
    settled(page)
    retire = page.get_by_role("button", name="Retire ")
    expect(retire).to_be_visible()
    retire.click()
    expect(page.get_by_text("Say why: a decision without a reason is not kept.")).to_be_visible()
    page.get_by_label("Reason", exact=True).fill("They closed.")
    retire.click()
    expect(page.get_by_text("28 of 30 key accounts")).to_be_visible()
    expect(retire).to_be_hidden()


@pytest.mark.soak
def test_two_tabs_that_decide_on_the_same_account_see_both_decisions(own_server: Server, visit: Visit) -> None:
    mine = be(visit(own_server).open(MALL), "Jae Pak")
    theirs = be(visit(own_server).open(MALL), "Shu Ito")
    theirs.get_by_label("Reason", exact=True).fill("Growing again.")
    theirs.get_by_role("button", name="Make it emerging").click()
    # A toast goes by itself: what is saved is seen by its form, which closes.
    expect(theirs.get_by_role("button", name="Retire Retail Mall")).to_be_hidden()

    mine.get_by_label("Reason", exact=True).fill("It does not belong.")
    mine.get_by_role("button", name="Retire Retail Mall").click()
    dialog = mine.get_by_role("dialog")
    expect(dialog.get_by_text("Shu Ito saved this")).to_be_visible()
    dialog.get_by_role("button", name="Save mine over it").click()
    expect(mine.get_by_text("28 of 30 key accounts")).to_be_visible()


@pytest.mark.parametrize("width", [1440, 390])
def test_the_screen_with_an_open_form_is_not_wider_than_the_window(
    demo_server: Server, visit: Visit, width: int
) -> None:
    page = visit(demo_server, width=width).open(WESTSIDE)
    expect(page.get_by_role("button", name=f"Admit {PLAZA}")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
