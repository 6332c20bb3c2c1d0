"""Pipeline and renewals, on the demo and on a company that has none."""

import shutil
from pathlib import Path

from tests.pages.conftest import Opened
from tests.pages.test_navigation import words


def test_the_demo_s_deals_and_contracts_are_shown_and_marked(opened: Opened, demo_copy: Path) -> None:
    app = opened(demo_copy, "pipeline.py")
    assert not app.exception
    said = words(app)
    for heading in ("Open deals by stage", "Won of what was decided", "Contracts to be decided on, by month"):
        assert heading in said
    assert "illustrative" in said
    # 32 deals are open in the newest list of the demo's file.
    assert "32 deals" in said


def test_the_lists_are_in_the_address(opened: Opened, demo_copy: Path) -> None:
    put_off = opened(demo_copy, "pipeline.py", list="slipped")
    contracts = opened(demo_copy, "pipeline.py", list="contracts")
    assert not put_off.exception
    assert put_off.dataframe[-1].value["postponed"].max() > 0
    assert "contract_id" in contracts.dataframe[-1].value


def test_without_deals_it_says_what_to_load(opened: Opened, world_store: Path, tmp_path: Path) -> None:
    app = opened(Path(shutil.copy(world_store, tmp_path / "world.duckdb")), "pipeline.py")
    assert not app.exception
    assert "No deals and no contracts yet." in words(app)


def test_what_was_won_can_be_counted_by_seller(opened: Opened, demo_copy: Path) -> None:
    app = opened(demo_copy, "pipeline.py", won_by="seller")
    assert not app.exception
    (rates,) = (frame.value for frame in app.dataframe if "won_amount" in frame.value)
    by_type = opened(demo_copy, "pipeline.py")
    (types,) = (frame.value for frame in by_type.dataframe if "won_amount" in frame.value)
    assert rates.shape[0] > types.shape[0]
    assert rates["won"].sum() == types["won"].sum() > 0
