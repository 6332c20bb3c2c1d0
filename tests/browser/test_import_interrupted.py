"""Imports that meet in a real browser, and a tab that is closed while its files are loaded."""

import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kam_core.ingest.loads import files
from kam_core.store.store import Store
from tests.browser.importing import checksums, drop, serving_empty, step
from tests.browser.served import ROOT, Watched, settled

RESELLERS = ROOT / "data" / "adventureworks"
FOUR = [RESELLERS / name for name in ("accounts.csv", "order_lines.csv.gz", "products.csv", "quotas.csv")]
ONE = ROOT / "tests" / "files" / "salesforce" / "Account.csv"
Visit = Callable[..., Watched]


def until_it_is_over(page: Page) -> None:
    """Try again until no other import runs."""
    until = time.monotonic() + 120
    while page.get_by_text("Another import is running.").is_visible():
        assert time.monotonic() < until
        page.get_by_role("button", name="Try again").click()
        settled(page)


@pytest.mark.soak
def test_a_tab_closed_in_the_middle_leaves_all_or_nothing_and_the_next_visit_is_told_which(
    empty_store: Path, tmp_path: Path, visit: Visit
) -> None:
    with serving_empty(empty_store, tmp_path) as server:
        first = Path(shutil.copy(server.database, tmp_path / "first.duckdb"))
        other = step(drop(visit(server).open("/imports"), ONE), "4 Preview and load")
        closed = step(drop(visit(server).open("/imports"), *FOUR), "4 Preview and load")
        closed.get_by_role("button", name="Load 701 accounts").click()
        expect(closed.get_by_role("progressbar")).to_be_visible()
        other.get_by_role("button", name="Load 22 accounts").click()
        # On a busy machine the first may be through before the second is asked.
        refused = other.get_by_text("Another import is running.").or_(
            other.get_by_text("Somebody loaded a file meanwhile")
        )
        expect(refused.first).to_be_visible()
        closed.close()
        until_it_is_over(other)

        page = visit(server).open("/imports")
        is_told_whole = page.get_by_text("Loaded last: 4 files").is_visible()
        assert is_told_whole or page.get_by_text("Nothing is loaded yet.").is_visible()
        assert "Traceback" not in server.log.read_text()
        for visitor in (other, page):
            visitor.close()
    if is_told_whole:
        with Store(server.database) as store:
            loaded = files(store.database)
        assert sorted(loaded["rows_loaded"]) == [163, 334, 701, 60_855]
    else:
        assert checksums(server.database) == checksums(first)
