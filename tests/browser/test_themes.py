"""Themes and pipeline in a real browser: a split that is saved moves the drift, and every view fits every window."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.served import IN_TURN, PATIENCE, Server, Watched, be, settled, sound_everywhere

Visit = Callable[..., Watched]
VIEWS = (
    *("/themes", "/themes?list=effort", "/themes?list=table&account=193"),
    *("/pipeline", "/pipeline?list=slipped", "/pipeline?list=contracts"),
)


def test_a_split_that_is_saved_moves_the_drift(own_server: Server, visit: Visit) -> None:
    # Perfect Toys plans 40/40/20 and has two open actions to expand for each one to protect.
    page = be(visit(own_server, height=1600).open("/themes?account=193"), "Jae Pak")
    expect(settled(page).get_by_text("Drift: 40 of 100 points go elsewhere than planned.")).to_be_visible(
        timeout=PATIENCE
    )
    for theme, share in (("Penetrate", "0"), ("Expand", "70"), ("Protect", "30")):
        box = page.get_by_role("combobox", name=f"{theme} %")
        box.click()
        box.fill(share)
        expect(page.get_by_role("option", name=share, exact=True)).to_be_visible()
        box.press("Enter")
        expect(settled(page).get_by_role("combobox", name=f"{theme} %")).to_have_value(share)
    page.get_by_role("button", name="Save the split").click()
    # Two thirds against 70, a third against 30.
    expect(page.get_by_text("Drift: 3 of 100 points go elsewhere than planned.")).to_be_visible(timeout=PATIENCE)


@IN_TURN
def test_every_view_fits_every_window_and_axe_finds_nothing_wrong(demo_server: Server, visit: Visit, turn: int) -> None:
    sound_everywhere(visit, demo_server, VIEWS, turn)
