"""From the bridge of existing customers to the order lines behind it, in a real browser."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.served import IN_TURN, Server, Watched, settled, sound_everywhere

Visit = Callable[..., Watched]

# Where on the page the middle of the bar is that stands for a step.
BAR = """([figure, step]) => {
    const trace = figure.data[0], at = trace.customdata.indexOf(step);
    const { xaxis, yaxis } = figure._fullLayout, box = figure.getBoundingClientRect();
    const middle = trace.base[at] + trace.y[at] / 2;
    return { x: box.x + xaxis._offset + xaxis.l2p(trace.x[at]), y: box.y + yaxis._offset + yaxis.l2p(middle) };
}"""


def choose_bar(page: Page, step: str) -> None:
    figure = page.locator(".js-plotly-plot").first
    figure.scroll_into_view_if_needed()
    place = page.evaluate(BAR, [figure.element_handle(), step])
    page.mouse.move(place["x"] - 2, place["y"])
    page.mouse.click(place["x"], place["y"])
    settled(page)


def test_a_bar_opens_its_accounts_an_account_its_families_and_a_family_its_order_lines(
    demo_server: Server, visit: Visit
) -> None:
    page = visit(demo_server).open("/existing")
    choose_bar(page, "contraction")
    expect(page).to_have_url(re.compile("move=contraction"))
    expect(page.get_by_role("radio", name=re.compile("Contraction"))).to_be_checked()

    # The mark of the first account's row; what lies over the canvas scrolls it.
    page.get_by_test_id("stDataFrame").first.locator(".dvn-scroller").click(position={"x": 16, "y": 50})
    settled(page)
    expect(page).to_have_url(re.compile(r"of=\d+"))
    expect(page.get_by_text("Open the order lines of a family:")).to_be_visible()

    family = page.locator(".st-key-family_lines_0 button")
    name = family.inner_text().splitlines()[-1].rsplit(" ", 1)[0]
    family.click()
    settled(page)
    expect(page).to_have_url(re.compile(r"/account\?.*figure=lines"))
    expect(page.get_by_text(f"Only {name}")).to_be_visible()
    page.get_by_role("button", name="All families").click()
    settled(page)
    expect(page.get_by_text(f"Only {name}")).to_have_count(0)


@IN_TURN
def test_the_screens_fit_and_can_be_used_by_all(demo_server: Server, visit: Visit, turn: int) -> None:
    views = ["/existing", "/existing?show=moves", "/existing?show=profit", "/trends"]
    sound_everywhere(visit, demo_server, views, turn)
