"""The way back to what a field of an account was."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from kam_core.accounts import edit, queries
from kam_core.accounts.edit import Field
from kam_core.accounts.model import AccountId
from kam_core.store.request import new_request
from kam_core.store.store import Store
from pages.session import resources

APP = Path(__file__).parent / "apps" / "account_past_app.py"
ALPHA = AccountId("001")


def change(store: Store, segment: str, version: int) -> None:
    request = new_request("P2", "test")
    edit.edit(store, request, ALPHA, field=Field.SEGMENT, value=segment, expected_version=version)


@pytest.fixture
def app(world: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """Alpha, whose segment was loaded as Industry and changed twice; Ada looks at it."""
    change(world, "Service", 0)
    change(world, "Trade", 1)
    world.close()
    monkeypatch.setenv("KAM_DATABASE", str(world.path))
    opened = AppTest.from_file(APP, default_timeout=60).run()
    yield opened.selectbox(key="who_in_header").set_value("P1").run()
    resources.close()


def ways(app: AppTest) -> list[str]:
    assert not app.exception
    return [button.label for button in app.button if button.key.startswith("account_back_")]


def press(app: AppTest, number: int) -> AppTest:
    return [button for button in app.button if button.key.startswith("account_back_")][number].click().run()


def segment() -> str | None:
    return queries.account(resources.store().database, ALPHA).segment


def test_an_earlier_value_comes_back_as_a_new_version(app: AppTest) -> None:
    assert ways(app) == ["Take this change back", "Back to this version"]
    press(app, 1)
    assert segment() == "Service"
    trail = edit.trail(resources.store().database, ALPHA, Field.SEGMENT)
    assert trail.select("version", "value", "who").rows() == [
        (3, "Service", "Ada Abel"),
        (2, "Trade", "Ben Bose"),
        (1, "Service", "Ben Bose"),
    ]


def test_what_was_loaded_comes_back_by_taking_changes_back(app: AppTest) -> None:
    press(app, 0)
    assert segment() == "Service"
    press(app, 2)
    assert segment() == "Industry"


def test_who_comes_second_is_told_and_nothing_is_overwritten(app: AppTest) -> None:
    change(resources.store(), "Retail", 2)
    press(app, 1)
    assert segment() == "Retail"
    assert any("Ben Bose" in one.value for one in (*app.error, *app.warning, *app.markdown, *app.text))
