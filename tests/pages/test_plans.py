"""Plans beside the health of their customers, on the screen of a world of three accounts with one key account."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from kam_core.plans.kinds import ACTION, RESOURCE
from kam_core.plans.plan import open_plan
from kam_core.records import records
from kam_core.store.request import new_request
from kam_core.store.store import Store
from tests.kam_core.week.conftest import TODAY, build
from tests.pages.conftest import Opened

Plans = Callable[..., AppTest]


@pytest.fixture(scope="module")
def world_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Alpha, the one key account, has a plan, a late action of Ben's and a resource that was asked for."""
    path = build(tmp_path_factory.mktemp("plans"))
    with Store(path) as store:
        ada = new_request("P1", "plan")
        open_plan(store, ada, "001", lead_id="P1")
        action = {"title": "Send the offer", "due_on": date(2026, 1, 20), "owner_id": "P2"}
        records.add(store, new_request("P1", "account"), ACTION, "001", action)
        asked = {"what": "A pilot line", "kind": "money", "asked_on": TODAY}
        records.add(store, new_request("P1", "account"), RESOURCE, "001", asked)
    return path


@pytest.fixture
def plans(opened: Opened, world_file: Path, tmp_path: Path) -> Plans:
    """Opens the screen."""

    def run(**address: str) -> AppTest:
        app = opened(Path(shutil.copy(world_file, tmp_path / "kam.duckdb")), "plans.py", **address)
        assert not app.exception
        return app

    return run


def said(app: AppTest) -> str:
    return "\n".join(str(element.value) for kind in ("title", "markdown", "caption") for element in getattr(app, kind))


def test_a_key_account_stands_with_quality_and_health_side_by_side(plans: Plans) -> None:
    app = plans()
    assert "1 key account, 1 with a plan. 0 are drawn" in said(app)
    row = app.dataframe[0].value.iloc[0]
    assert (row["account_name"], row["stage"], row["depth"]) == ("Alpha", "Strategy", "Express")
    assert (row["answered"], row["applicable"], row["overdue"], row["roles"], row["undecided"]) == (0, 18, 1, 0, 1)
    assert "quality" in row
    assert "health" in row


def test_filters_in_the_address_limit_the_list(plans: Plans) -> None:
    assert "No key account fits." in said(plans(stage="none"))
    assert "No key account fits." in said(plans(manager="P2"))
    assert "1 key account" in said(plans(stage="strategy", manager="P1", kind="existing"))


@pytest.mark.parametrize(
    ("chosen", "cells"),
    [
        pytest.param("actions", {"owner_name": "Ben Bose", "overdue": 1, "open": 1}, id="who is late"),
        pytest.param("hours", {"person_name": "Ada Abel", "accounts": 1}, id="whose hours"),
        pytest.param("asked", {"what": "A pilot line", "account_name": "Alpha"}, id="what waits for a decision"),
    ],
)
def test_lists_of_what_plans_ask_of_people(plans: Plans, chosen: str, cells: dict[str, object]) -> None:
    row = plans(list=chosen).dataframe[0].value.iloc[0]
    assert {name: row[name] for name in cells} == cells


def test_accounts_without_a_plan_are_a_list_of_their_own(plans: Plans) -> None:
    assert "Every key account that is shown has a plan." in said(plans(list="missing"))
