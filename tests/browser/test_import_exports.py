"""Files as other systems write them, in a real browser: dropped, loaded, their figures seen, and taken back."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.importing import checksums, drop, load, serving_empty, step, undo_all
from tests.browser.served import ROOT, Watched

FILES = ROOT / "tests" / "files"
Visit = Callable[..., Watched]


@dataclass(frozen=True)
class Export:
    """Files that are dropped together, and what they come to.

    `figures` are those that the screen says once they are loaded, `apart` the file that is no record of its own.
    """

    files: tuple[Path, ...]
    amounts: str
    figures: tuple[str, ...]
    apart: str | None = None


def under(folder: Path, *names: str) -> tuple[Path, ...]:
    return tuple(folder / name for name in names)


EXPORTS = {
    "salesforce": Export(
        under(FILES / "salesforce", "Account.csv", "Opportunity.csv"),
        "22 accounts, 50 opportunities",
        # What the published export comes to.
        ("$10,542,562.98", "$30,002,070.50"),
    ),
    "hubspot": Export(
        under(FILES / "hubspot", "company_data.csv", "deal_data.csv", "owner_data.csv", "deal_company_data.csv"),
        "100 people, 24 accounts, 44 opportunities",
        ("24",),
        apart="deal_company_data.csv",
    ),
    "adventureworks": Export(
        under(
            ROOT / "data" / "adventureworks",
            "accounts.csv",
            "order_lines.csv.gz",
            "products.csv",
            "quotas.csv",
            "sales_reps.csv",
        ),
        "17 people, 701 accounts, 334 products, 60,855 order lines, 163 targets",
        ("$80,450,596.98",),
    ),
}


@pytest.mark.soak
@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_goes_in_as_it_is_and_out_again(name: str, empty_store: Path, tmp_path: Path, visit: Visit) -> None:
    export = EXPORTS[name]
    with serving_empty(empty_store, tmp_path) as server:
        first = Path(shutil.copy(server.database, tmp_path / "first.duckdb"))
        page = step(drop(visit(server).open("/imports"), *export.files), "4 Preview and load")
        if export.apart:
            expect(page.get_by_text("1 file is not among what is loaded:")).to_be_visible()
            expect(page.get_by_role("listitem").filter(has_text=export.apart)).to_be_visible()
        page = load(page, export.amounts)
        for figure in export.figures:
            expect(page.get_by_text(figure, exact=True)).to_be_visible()
        undo_all(page, len(export.files) - bool(export.apart), as_somebody="people" in export.amounts)
        page.close()
    assert checksums(server.database) == checksums(first)
