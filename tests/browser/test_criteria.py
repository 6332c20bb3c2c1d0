"""Criteria changed in a real browser: the live total, the preview, a save, and two tabs at once."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.served import Server, Watched, be, by_menu, settled

Visit = Callable[..., Watched]


def give(page: Page, criterion: str, points: int) -> None:
    field = page.get_by_label(f"Points of {criterion}", exact=True)
    field.fill(str(points))
    field.press("Tab")
    settled(page)


def preview(page: Page) -> None:
    page.get_by_role("button", name="See who changes quadrant").click()
    expect(page.get_by_text("accounts would change quadrant")).to_be_visible()


def test_points_are_balanced_previewed_and_saved(own_server: Server, visit: Visit) -> None:
    page = be(visit(own_server).open("/criteria"), "Jae Pak")
    give(page, "Growth potential", 5)
    expect(page.get_by_text("80 of 100: 20 to give")).to_be_visible()
    expect(page.get_by_role("button", name="See who changes quadrant")).to_be_disabled()
    give(page, "Current revenue", 35)
    expect(page.get_by_text("of 100:")).to_have_count(0)
    preview(page)
    page.get_by_label("Why", exact=True).fill("Revenue decides this year.")
    page.get_by_role("button", name="Save as version 2").click()
    expect(page.get_by_text("Version 2 holds from Nov 29, 2013, decided by Jae Pak")).to_be_visible()
    expect(page.get_by_text("Revenue decides this year.")).to_be_visible()
    expect(page.get_by_label("Points of Growth potential", exact=True)).to_have_value("5")


@pytest.mark.soak
def test_two_tabs_that_change_the_criteria_see_both(own_server: Server, visit: Visit) -> None:
    mine = be(visit(own_server).open("/criteria"), "Jae Pak")
    give(mine, "Growth potential", 20)
    give(mine, "Current revenue", 20)

    theirs = be(visit(own_server).open("/criteria"), "Shu Ito")
    give(theirs, "Satisfaction", 10)
    give(theirs, "Cooperation history", 15)
    preview(theirs)
    theirs.get_by_role("button", name="Save as version 2").click()
    expect(theirs.get_by_text("Version 2 holds from Nov 29, 2013, decided by Shu Ito")).to_be_visible()

    preview(mine)
    mine.get_by_role("button", name="Save as version").click()
    dialog = mine.get_by_role("dialog")
    expect(dialog.get_by_text("Shu Ito saved this")).to_be_visible()
    expect(dialog.get_by_text("Cooperation history 15")).to_be_visible()
    dialog.get_by_role("button", name="Save mine over it").click()
    expect(mine.get_by_text("Version 3 holds from Nov 29, 2013, decided by Jae Pak")).to_be_visible()


def test_a_draft_is_still_there_after_a_look_at_another_screen(demo_server: Server, visit: Visit) -> None:
    page = visit(demo_server).open("/criteria")
    give(page, "Growth potential", 20)
    by_menu(page, "Data")
    by_menu(page, "Criteria")
    expect(page.get_by_label("Points of Growth potential", exact=True)).to_have_value("20")
    expect(page.get_by_text("95 of 100: 5 to give")).to_be_visible()
