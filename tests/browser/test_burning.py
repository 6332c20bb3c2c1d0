"""What a leader feels while a visitor's hostile question burns: next to nothing."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.served import Server, Watched, settled
from tests.kam_core.workbench.attacks import attacks, laid_out

# The promise is a second; a busy machine has ten.
LATE = 10.0
# Longer ones are refused before they are read, and a browser is slow to take them in.
LONGEST = 200_000


def portfolio(page: Page, address: str) -> float:
    """How long the portfolio takes until it is drawn."""
    began = time.monotonic()
    page.goto(address)
    settled(page)
    expect(page.locator(".js-plotly-plot").first).to_be_visible()
    return time.monotonic() - began


@pytest.mark.soak
def test_the_portfolio_stays_usable_while_each_hostile_question_burns(
    own_server: Server, visit: Callable[..., Watched], tmp_path: Path
) -> None:
    uploads = tmp_path / "uploads.csv"
    uploads.write_text("a,b\n1,v\n2,w\n3,x\n4,y\n5,z\n", encoding="utf-8")
    hostile, leader = visit(own_server).open("/workbench?part=sql"), visit(own_server).open("/")
    hostile.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(uploads)
    editor = hostile.get_by_role("textbox", name="SQL")
    expect(editor).to_be_visible()
    quiet = sorted(portfolio(leader, own_server.address) for _ in range(3))[1]
    took: dict[str, float] = {}
    with laid_out(tmp_path / "bait") as bait:
        questions = {one.id: one.sql(bait) for one in attacks() if one.goal == "dos"}
    for name, sql in questions.items():
        if len(sql) <= LONGEST:
            editor.fill(sql)
            hostile.get_by_role("button", name="Ask", exact=True).click()
            took[name] = portfolio(leader, own_server.address)
            settled(hostile)
    assert len(took) >= 20
    assert {name: one for name, one in took.items() if one > quiet + LATE} == {}
