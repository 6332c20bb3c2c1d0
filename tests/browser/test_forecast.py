"""Forecasts in a real browser, made by statsforecast in the background of a real server."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from kam_core.ingest.load import load_file
from kam_core.store.store import Store
from tests.browser.served import Server, Watched, axe, be, serving, settled
from tests.kam_core.week.conftest import build
from tests.kam_core.week.test_sudden_changes import SHOCK

Visit = Callable[..., Watched]
GAMMA = "/account?account=003&part=figures&figure=forecast"


@pytest.fixture
def shocked_server(tmp_path: Path) -> Iterator[Server]:
    """A server over a small world, in which Gamma bought far more in the last quarter than ever before."""
    path = build(tmp_path)
    file = tmp_path / "shock.csv"
    file.write_text(SHOCK, encoding="utf-8")
    with Store(path) as store:
        load_file(store, file, "order_lines", who="P1")
    with serving(path, tmp_path / "log") as server:
        yield server


def test_a_forecast_is_made_while_one_waits_and_its_sudden_change_is_dismissed(
    shocked_server: Server, visit: Visit
) -> None:
    watched = visit(shocked_server)
    page = be(watched.open(GAMMA), "Ada Abel")
    expect(page.get_by_test_id("stProgress")).to_be_visible()
    expect(page.get_by_role("heading", name="expected in the next four quarters")).to_be_visible(timeout=180_000)
    page.set_viewport_size({"width": 390, "height": 844})
    assert settled(page).evaluate("document.documentElement.scrollWidth") <= 390
    assert axe(page) == []
    page.set_viewport_size({"width": 1440, "height": 900})
    page = watched.open("/my_week?whose=all&about=revenue")
    line = page.get_by_text("that the quarters before let expect (95%)")
    expect(line).to_be_visible()
    page.get_by_role("button", name="Dismiss").click()
    page.get_by_label("Why it needs nobody").fill("One order that came early")
    page.get_by_role("button", name="Dismiss it").click()
    expect(line).to_have_count(0)
    page = watched.open(GAMMA)
    expect(page.get_by_text("Needs nobody: One order that came early")).to_be_visible()
    page.get_by_role("button", name="Take back").click()
    expect(page.get_by_role("button", name="Dismiss")).to_be_visible()
