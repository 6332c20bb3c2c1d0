"""The main job in a real browser: from the picture of the portfolio to an account, and back by a link."""

import csv
import json
import re
import subprocess
import sys
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.served import ROOT, Server, Watched, by_menu, settled, start

Visit = Callable[..., Watched]
FIELD_TRIP_STORE = "Field Trip Store"

# Where on the page the middle of an account's bubble is; the id is the first of its custom data.
BUBBLE = """([figure, name]) => {
    const trace = figure.data.find(one => (one.hovertext || []).some(text => text.includes(name)));
    const at = trace.hovertext.findIndex(text => text.includes(name));
    const { xaxis, yaxis } = figure._fullLayout, box = figure.getBoundingClientRect();
    return { x: box.x + xaxis._offset + xaxis.l2p(trace.x[at]), y: box.y + yaxis._offset + yaxis.l2p(trace.y[at]) };
}"""


def choose_bubble(page: Page, name: str) -> None:
    figure = page.locator(".js-plotly-plot").first
    figure.scroll_into_view_if_needed()
    place = page.evaluate(BUBBLE, [figure.element_handle(), name])
    page.mouse.move(place["x"] - 2, place["y"])
    page.mouse.click(place["x"], place["y"])
    settled(page)


def screen(page: Page, name: str) -> None:
    by_menu(page, name)
    expect(page).to_have_title(re.compile(name))


def test_a_leader_walks_from_a_bubble_round_all_screens_and_a_colleague_follows_by_link(
    own_server: Server, visit: Visit
) -> None:
    page = visit(own_server).open("/")
    choose_bubble(page, FIELD_TRIP_STORE)
    expect(page.get_by_role("heading", name=FIELD_TRIP_STORE)).to_be_visible()
    shared = page.url

    page.get_by_role("button", name="Open the account").click()
    settled(page)
    expect(page).to_have_url(re.compile(r"/account\?account=\d+"))
    expect(page.get_by_role("heading", name=FIELD_TRIP_STORE)).to_be_visible()
    screen(page, "Selection")
    screen(page, "Criteria")
    screen(page, "Portfolio")

    page.close()
    own_server.stop()
    port = int(own_server.address.rsplit(":", 1)[1])
    again = start(own_server.database, own_server.log, port=port)
    try:
        colleague = visit(again).open(shared.removeprefix(again.address))
        expect(colleague.get_by_role("heading", name=FIELD_TRIP_STORE)).to_be_visible()
    finally:
        again.stop()


def test_filters_are_in_the_address_and_a_copied_link_opens_the_same_view(demo_server: Server, visit: Visit) -> None:
    page = visit(demo_server).open("/")
    page.get_by_role("combobox", name="Segment").click()
    page.get_by_role("option", name="Warehouse").click()
    settled(page)
    expect(page).to_have_url(re.compile("segment=Warehouse"))
    copied = visit(demo_server).open(page.url.removeprefix(demo_server.address))
    # The trailing year of Warehouse, the largest of three segments.
    assert kpi(copied, "Revenue") == kpi(page, "Revenue")
    assert kpi(page, "Revenue") != kpi(visit(demo_server).open("/"), "Revenue")


def kpi(page: Page, name: str) -> str:
    card = page.get_by_test_id("stMetric").filter(has=page.get_by_text(name, exact=True)).first
    return card.get_by_test_id("stMetricValue").inner_text()


@pytest.mark.parametrize("address", ["/?why=nobody", "/?segment=Nowhere&manager=0&quadrant=x&since=31-02-2013"])
def test_an_altered_link_opens_the_portfolio_and_never_a_fault(demo_server: Server, visit: Visit, address: str) -> None:
    page = visit(demo_server).open(address)
    expect(page.get_by_role("heading", name="Portfolio")).to_be_visible()
    expect(page.get_by_text("Traceback")).to_have_count(0)
    expect(page.get_by_test_id("stMetric")).to_have_count(8)


def test_the_table_leaves_as_csv_with_the_accounts_of_the_view(demo_server: Server, visit: Visit) -> None:
    page = visit(demo_server).open("/")
    with page.expect_download() as download:
        page.locator(".st-key-positions_csv button").first.click()
    with download.value.path().open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    # 29 key accounts and whoever is proposed; the demo has 701 accounts.
    assert 29 < len(rows) < 100
    assert FIELD_TRIP_STORE in {row["account_name"] for row in rows}


def test_all_accounts_are_counted_in_cells(demo_server: Server, visit: Visit) -> None:
    page = visit(demo_server).open("/?all=1")
    counts = page.locator(".js-plotly-plot").first.evaluate("one => one.data.map(trace => trace.type)")
    assert counts == ["heatmap"]
    held = page.locator(".js-plotly-plot").first.evaluate("one => one.data[0].z.flat().reduce((a, b) => a + b, 0)")
    # Accounts without both scores have no place in the picture.
    assert 500 < held <= 701


@pytest.mark.soak
def test_ten_who_open_the_portfolio_at_once_all_see_it(own_server: Server) -> None:
    # Threads of polars and of Python can wait for each other; a server that stands still answers nobody.
    words = ["bench/st_load.py", "--url", own_server.address, "--sessions", "10", "--repeats", "2", "--warmup", "0"]
    done = subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, text=True, check=False)
    said = json.loads(done.stdout)
    assert (said["failed"], said["errors"], said["exceptions"]) == (0, {}, {})
