"""White space in a real browser: a cell of the heat map becomes an action, and every view fits every window."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.served import IN_TURN, PATIENCE, Server, Watched, be, settled, sound_everywhere

Visit = Callable[..., Watched]
VIEWS = ("?view=table", "?view=offers", "?view=families", "?cell=514/Touring%20Bikes", "")
# Where a cell is drawn in the window.
_PLACE = """(figure, cell) => {
    const trace = figure.data.find(one => (one.customdata || []).includes(cell))
    const at = trace.customdata.indexOf(cell)
    const layout = figure._fullLayout, box = figure.getBoundingClientRect()
    return {
        x: box.left + layout.xaxis._offset + layout.xaxis.d2p(trace.x[at]),
        y: box.top + layout.yaxis._offset + layout.yaxis.d2p(trace.y[at]),
    }
}"""


def click(page: Page, cell: str) -> None:
    """Click a cell of the heat map."""
    figure = page.locator(".js-plotly-plot").first
    figure.scroll_into_view_if_needed()
    place = figure.evaluate(_PLACE, cell)
    page.mouse.move(place["x"] - 2, place["y"])
    page.mouse.click(place["x"], place["y"])


def test_a_cell_of_the_heat_map_becomes_an_action_of_the_plan(own_server: Server, visit: Visit) -> None:
    page = be(visit(own_server, height=1400).open("/white_space"), "Jae Pak")
    click(settled(page), "514/Touring Bikes")
    expect(page.get_by_role("heading", name="Touring Bikes at Retail Mall")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_text("the median of the 30 buyers among 84 accounts of Warehouse")).to_be_visible()

    page.get_by_text("Make it an action", exact=True).click()
    settled(page).get_by_role("button", name="Add", exact=True).click()
    link = page.get_by_role("link", name="Action: Offer Touring Bikes")
    expect(link).to_be_visible(timeout=PATIENCE)
    link.click()
    expect(page.get_by_role("heading", name="Retail Mall", exact=True)).to_be_visible(timeout=PATIENCE)
    # The cells of the table are there for screen readers too, and not to be seen.
    chosen = settled(page).get_by_text("Offer Touring Bikes").locator("visible=true")
    expect(chosen.first).to_be_visible(timeout=PATIENCE)


@IN_TURN
def test_every_view_fits_every_window_and_axe_finds_nothing_wrong(demo_server: Server, visit: Visit, turn: int) -> None:
    sound_everywhere(visit, demo_server, [f"/white_space{view}" for view in VIEWS], turn)
