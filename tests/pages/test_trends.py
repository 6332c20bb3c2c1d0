"""KPIs over time, on the screen of a world of three accounts and on the demo."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Opened


@pytest.fixture
def world_file(world_store: Path, tmp_path: Path) -> Path:
    """The world in a file of its own."""
    return Path(shutil.copy(world_store, tmp_path / "kam.duckdb"))


def said(app: AppTest) -> str:
    assert not app.exception
    kinds = ("title", "header", "markdown", "caption", "text")
    return "\n".join(str(element.value) for kind in kinds for element in getattr(app, kind)).replace("\\", "")


def test_a_kpi_says_where_it_stands_and_since_when(opened: Opened, world_file: Path) -> None:
    words = said(opened(world_file, "trends.py"))
    assert "Revenue, 12 months: €3K, +37.6% since Feb 2024" in words
    assert "the last rests on 2 accounts" in words


def test_two_kpis_stand_under_each_other_as_charts_or_tables(opened: Opened, world_file: Path) -> None:
    app = opened(world_file, "trends.py", kpi="nrr", beside="hhi", table="1", step="quarter")
    assert "Net revenue retention: 92.3%" in said(app)
    assert [frame.value["value"].iloc[0] for frame in app.dataframe] == pytest.approx([3000 / 3250.5, 5200])


def test_an_account_has_its_own_trend_beside_all(opened: Opened, world_file: Path) -> None:
    app = opened(world_file, "trends.py", of="002", all="1", table="1")
    assert "Only Beta" in said(app)
    newest = app.dataframe[0].value.iloc[0]
    assert (newest["value"], newest["everybody"]) == (1200.0, 3000.0)


def test_what_others_quote_stands_with_source_and_caveat_beside_our_own(opened: Opened, world_file: Path) -> None:
    words = said(opened(world_file, "trends.py", kpi="rev_yoy", quoted="1"))
    assert "K138: A Vietnamese reference text on key account management, year not given." in words
    assert "low trust" in words
    assert "Your own value: -7.7%." in words
    assert "Nobody is quoted on this KPI." in said(opened(world_file, "trends.py", kpi="hhi", quoted="1"))


def test_all_quoted_figures_are_in_one_table(opened: Opened, world_file: Path) -> None:
    rows = opened(world_file, "trends.py", show="quoted").dataframe[0].value
    assert list(rows["row"]) == [f"K{number}" for number in range(136, 147)]


def test_a_kpi_that_is_not_known_says_what_it_takes(opened: Opened, world_file: Path) -> None:
    words = said(opened(world_file, "trends.py", kpi="cagr"))
    assert "Growth a year, over 2 years is not known yet" in words
    assert "Unknown under 36 months of data" in words


def test_key_accounts_stand_side_by_side(opened: Opened, demo_copy: Path, world_file: Path) -> None:
    app = opened(demo_copy, "trends.py", show="accounts")
    assert "of 29 key accounts buy less than a year before" in said(app)
    assert len(app.metric) == 24
    assert "There are no key accounts here." in said(opened(world_file, "trends.py", show="accounts"))


def test_an_unknown_account_in_a_link_is_explained(opened: Opened, world_file: Path) -> None:
    assert "This did not work" in said(opened(world_file, "trends.py", of="nobody"))
