"""The programme in a real browser: a figure opens into the accounts behind it, and every part fits every window."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.served import IN_TURN, PATIENCE, Server, Watched, settled, sound_everywhere

Visit = Callable[..., Watched]
VIEWS = (
    *("/programme", "/programme?table=1&outcome=kept", "/programme?show=returns&hour=80"),
    *("/programme?show=effort", "/programme?show=entry", "/programme?show=whatif&margin=1000"),
)


def test_an_account_opens_into_those_it_is_compared_with_and_an_hour_is_kept_in_the_link(
    demo_server: Server, visit: Visit
) -> None:
    page = visit(demo_server, height=1600).open("/programme")
    # The first dot below the mean is Thorough Parts and Repair Services.
    page.locator(".scatterlayer .trace").nth(1).locator("path.point").first.click(force=True)
    expect(settled(page).get_by_text("Thorough Parts and Repair Services is compared with")).to_be_visible(
        timeout=PATIENCE
    )
    page.get_by_text("What came back").click()
    box = page.get_by_role("spinbutton", name="Cost of an hour (USD)")
    box.fill("80")
    box.press("Enter")
    expect(settled(page).get_by_text("Too few to tell: the return of 6 accounts is known, it takes 8")).to_be_visible(
        timeout=PATIENCE
    )
    assert "hour=80" in page.url


@IN_TURN
def test_every_part_fits_every_window_and_axe_finds_nothing_wrong(demo_server: Server, visit: Visit, turn: int) -> None:
    sound_everywhere(visit, demo_server, VIEWS, turn)
