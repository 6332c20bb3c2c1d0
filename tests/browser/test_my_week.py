"""My week and the overview of plans in a real browser."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.served import IN_TURN, Server, Watched, be, settled, sound_everywhere

Visit = Callable[..., Watched]


def test_a_line_becomes_an_action_and_its_account_is_one_click_away(own_server: Server, visit: Visit) -> None:
    watched = visit(own_server)
    page = be(watched.open("/my_week?whose=all&about=service"), "Jae Pak")
    page.get_by_role("button", name="Make it an action").first.click()
    settled(page)
    page = watched.open("/my_week?whose=all&about=actions")
    expect(page.get_by_text("Grievance is open", exact=False).first).to_be_visible()
    expect(page.get_by_text("in 7 days", exact=False).first).to_be_visible()
    page.get_by_test_id("stMain").get_by_test_id("stPageLink").get_by_role("link").first.click()
    settled(page)
    expect(page).to_have_title("Account · Key accounts")


@IN_TURN
def test_the_screens_fit_and_axe_finds_nothing_wrong(demo_server: Server, visit: Visit, turn: int) -> None:
    sound_everywhere(visit, demo_server, ["/my_week?whose=all", "/plans"], turn)
