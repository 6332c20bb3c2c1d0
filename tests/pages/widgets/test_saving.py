"""A save as somebody sees it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from kam_core.accounts.company import company, set_ceiling
from kam_core.store.request import new_request
from kam_core.store.store import Store
from pages.session import resources

APP = Path(__file__).parent / "apps" / "saving_app.py"


@pytest.fixture
def app(world: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The app over the world of three accounts, where the ceiling is 30 and nobody is chosen."""
    world.close()
    monkeypatch.setenv("KAM_DATABASE", str(world.path))
    yield AppTest.from_file(APP, default_timeout=60).run()
    resources.close()


def ceiling() -> tuple[str | None, int]:
    now = company(resources.store().database).ceiling
    return now.value, now.version


def words(app: AppTest) -> str:
    return "\n".join(str(one.value) for kind in (app.header, app.text, app.caption, app.code) for one in kind)


def button(app: AppTest, label: str) -> None:
    next(one for one in app.button if one.label == label).click().run()


def test_where_nobody_can_be_chosen_a_save_says_how_to_load_people(
    empty_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KAM_DATABASE", str(empty_file))
    try:
        app = AppTest.from_file(APP, default_timeout=60).run()
        app.button(key="save").click().run()
        assert not app.exception
        assert any("Drop a file of people under Import first." in one.value for one in app.markdown)
        assert "Go on" not in [one.label for one in app.button]
    finally:
        resources.close()


def test_a_save_by_somebody_who_was_chosen_shows_what_was_saved(app: AppTest) -> None:
    app.selectbox(key="who_in_header").set_value("P1").run()
    app.button(key="save").click().run()
    assert not app.exception
    assert "20 2" in words(app)


def test_nothing_is_saved_before_somebody_is_chosen(app: AppTest) -> None:
    app.button(key="save").click().run()
    assert app.selectbox(key="who_before_saving").value is None
    assert ceiling() == ("30", 1)


def test_a_refused_save_says_why_and_keeps_what_was_typed(app: AppTest) -> None:
    app.selectbox(key="who_in_header").set_value("P1").run()
    app.number_input(key="ceiling").set_value(0)
    app.button(key="save").click().run()
    assert "A ceiling is 1 to 500, not 0." in words(app)
    assert app.number_input(key="ceiling").value == 0
    assert ceiling() == ("30", 1)


def test_a_conflict_shows_theirs_and_mine_and_saves_neither_over_the_other(app: AppTest) -> None:
    app.selectbox(key="who_in_header").set_value("P1").run()
    set_ceiling(resources.store(), new_request("P2", "test"), 25, 1)
    app.button(key="save").click().run()
    said = words(app)
    assert "Ben Bose saved this" in said
    assert ("25" in said, "20" in said) == (True, True)
    assert ceiling() == ("25", 2)


def test_a_conflict_can_be_left_to_them(app: AppTest) -> None:
    app.selectbox(key="who_in_header").set_value("P1").run()
    set_ceiling(resources.store(), new_request("P2", "test"), 25, 1)
    app.button(key="save").click().run()
    button(app, "Keep theirs")
    assert not app.exception
    assert "25 2" in words(app)
