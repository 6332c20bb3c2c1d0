"""The three themes of key accounts, on the demo and where there is no key account."""

import shutil
from pathlib import Path

from tests.pages.conftest import Opened
from tests.pages.test_navigation import words

# Perfect Toys: a contract of theirs is to be decided on within 90 days, and its plan has a split.
ACCOUNT = "193"


def test_every_key_account_is_in_one_column_of_the_board(opened: Opened, demo_copy: Path) -> None:
    app = opened(demo_copy, "themes.py")
    assert not app.exception
    columns = [one.value for one in app.header if ": " in one.value]
    assert [one.split(":")[0] for one in columns] == ["Penetrate", "Expand", "Protect"]
    listed = opened(demo_copy, "themes.py", list="table").dataframe[0].value
    assert sum(int(one.split(": ")[1]) for one in columns) == len(listed) > 29


def test_an_account_tells_what_points_where_and_which_rule_holds(opened: Opened, demo_copy: Path) -> None:
    said = words(opened(demo_copy, "themes.py", account=ACCOUNT))
    for expected in ("A contract must be decided on within 90 days.", "Spent elsewhere", "Contract near its date"):
        assert expected in said
    assert "illustrative" in said


def test_without_key_accounts_it_says_where_they_are_chosen(opened: Opened, world_store: Path, tmp_path: Path) -> None:
    app = opened(Path(shutil.copy(world_store, tmp_path / "world.duckdb")), "themes.py", kind="existing")
    assert not app.exception
    assert "No key account fits." in words(app)


def test_a_split_of_the_triangle_opens_into_its_accounts(opened: Opened, demo_copy: Path) -> None:
    assert "Choose a mark to see its accounts." in words(opened(demo_copy, "themes.py", list="triangle"))
    listed = opened(demo_copy, "themes.py", list="table").dataframe[0].value
    row = listed[listed["is_set"]].iloc[0]
    shares = [round(100 * row[f"{theme}_share"]) for theme in ("penetrate", "expand", "protect")]
    same = listed[listed["is_set"]]
    for theme, share in zip(("penetrate", "expand", "protect"), shares, strict=True):
        same = same[(same[f"{theme}_share"] * 100).round() == share]
    app = opened(demo_copy, "themes.py", list="triangle", split="-".join(map(str, [*shares, "set"])))
    assert set(app.dataframe[0].value["account_name"]) == set(same["account_name"])
