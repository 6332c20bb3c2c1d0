"""A field that saves by itself."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

from kam_core.plans import drafts
from kam_core.plans.kinds import ACTION
from kam_core.records import queries, records
from kam_core.records.model import Value, Wanted
from kam_core.store.moments import revisions
from kam_core.store.request import new_request
from kam_core.store.store import Store
from pages.session import resources
from tests.pages.boxes import data_of, leave, pause, send

APP = Path(__file__).parent / "apps" / "autosave_app.py"


@pytest.fixture
def action(world: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An action of Alpha in the world of three accounts; nobody is chosen yet."""
    made = records.add(world, new_request("P2", "test"), ACTION, "001", {"title": "Call them"})
    world.close()
    monkeypatch.setenv("KAM_DATABASE", str(world.path))
    yield made
    resources.close()


def opened(action: str, *, as_ada: bool = True) -> AppTest:
    app = AppTest.from_file(APP, default_timeout=60)
    app.query_params["action"] = action
    app.run()
    if as_ada:
        app.selectbox(key="who_in_header").set_value("P1").run()
    assert not app.exception
    return app


def kept(action: str, name: str) -> Value:
    return queries.record(resources.store().database, ACTION, action)[name]


def key(action: str, name: str) -> str:
    return f"action:{action}:{name}"


def words(app: AppTest) -> str:
    return "\n".join(str(one.value) for kind in (app.text, app.caption, app.code, app.markdown) for one in kind)


def by_ben(action: str, **values: Value) -> None:
    now = queries.record(resources.store().database, ACTION, action)
    wanted = {name: Wanted(value, now[name]) for name, value in values.items()}
    records.change(resources.store(), new_request("P2", "test"), ACTION, action, wanted)


def test_what_is_typed_is_saved_when_the_box_is_left(action: str) -> None:
    app = leave(opened(action), key(action, "title"), "Call Mr Ito")
    assert kept(action, "title") == "Call Mr Ito"
    assert [one.value for one in app.toast] == ["Saved"]


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        pytest.param("effort_hours", "1.234,56", Decimal("1234.56"), id="a number as Germans write it"),
        pytest.param("effort_hours", "۱۲۳", Decimal(123), id="a number in Persian digits"),
        pytest.param("effort_hours", "", None, id="no number"),
        pytest.param("due_on", "28.2.2026", date(2026, 2, 28), id="a day"),
        pytest.param("outcome", "x" * 100_000, "x" * 100_000, id="a hundred thousand letters"),
        pytest.param(
            "outcome", "a\tb\nשלום\u200b", "a\tb\nשלום\u200b", id="a pasted table, right to left, unseen letters"
        ),
    ],
)
def test_what_people_type_is_read_as_they_mean_it(action: str, name: str, text: str, value: Value) -> None:
    app = leave(opened(action), key(action, name), text)
    assert not app.exception
    assert kept(action, name) == value


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("due_on", "31 February 2026", "not a day of the calendar"),
        ("effort_hours", "a lot", "not a number"),
        ("effort_hours", "-1", "number from 0"),
        ("title", "", "is missing"),
    ],
)
def test_a_refusal_stands_below_the_field_and_keeps_what_was_typed(
    action: str, name: str, text: str, says: str
) -> None:
    before = None
    app = opened(action)
    before = kept(action, name)
    leave(app, key(action, name), text)
    assert says in words(app)
    assert data_of(app, key(action, name))["text"] == text
    assert data_of(app, key(action, name))["wrong"] is True
    assert kept(action, name) == before


def test_what_is_chosen_is_saved_at_once(action: str) -> None:
    app = opened(action)
    app.selectbox(key=key(action, "owner_id")).set_value("P2").run()
    app.selectbox(key=key(action, "status")).set_value("done").run()
    assert (kept(action, "owner_id"), kept(action, "status")) == ("P2", "done")


def test_where_nobody_is_chosen_it_asks_who_and_keeps_what_was_typed(action: str) -> None:
    app = leave(opened(action, as_ada=False), key(action, "title"), "Call Mr Ito")
    assert kept(action, "title") == "Call them"
    assert data_of(app, key(action, "title"))["text"] == "Call Mr Ito"
    assert app.selectbox(key="who_before_saving").value is None
    app.selectbox(key="who_in_header").set_value("P1").run()
    app.button(key=f"{key(action, 'title')}_save").click().run()
    assert kept(action, "title") == "Call Mr Ito"


def test_a_conflict_shows_who_when_before_theirs_and_mine_and_saves_nothing(action: str) -> None:
    app = opened(action)
    by_ben(action, title="Write to them")
    leave(app, key(action, "title"), "Visit them", seen="Call them")
    said = words(app)
    assert "Ben Bose saved this at" in said
    assert [one.value for one in app.code] == ["Call them", "Write to them", "Visit them"]
    assert kept(action, "title") == "Write to them"


def test_of_a_conflict_theirs_or_mine_can_be_taken(action: str) -> None:
    app = opened(action)
    by_ben(action, title="Write to them")
    leave(app, key(action, "title"), "Visit them", seen="Call them")
    app.button(key=f"{key(action, 'title')}_theirs").click().run()
    assert (kept(action, "title"), data_of(app, key(action, "title"))["text"]) == ("Write to them", "Write to them")
    by_ben(action, title="Ring them")
    leave(app, key(action, "title"), "Visit them", seen="Write to them")
    app.button(key=f"{key(action, 'title')}_mine").click().run()
    assert kept(action, "title") == "Visit them"
    assert "after you opened it" not in words(app)


def test_a_chosen_value_conflicts_as_typed_ones_do(action: str) -> None:
    app = opened(action)
    by_ben(action, status="doing")
    app.selectbox(key=key(action, "status")).set_value("done").run()
    assert [one.value for one in app.code] == ["Open", "Doing", "Done"]
    app.button(key=f"{key(action, 'status')}_mine").click().run()
    assert kept(action, "status") == "done"


def test_another_field_that_somebody_saved_is_in_nobodys_way(action: str) -> None:
    app = opened(action)
    by_ben(action, status="doing")
    leave(app, key(action, "title"), "Visit them")
    assert (kept(action, "title"), kept(action, "status")) == ("Visit them", "doing")


def test_who_types_on_before_the_screen_shows_their_save_is_in_no_conflict_with_it(action: str) -> None:
    app = opened(action)
    leave(app, key(action, "title"), "Call Mr", seen="Call them")
    leave(app, key(action, "title"), "Call Mr Ito", seen="Call them")
    assert kept(action, "title") == "Call Mr Ito"


def test_a_pause_keeps_a_draft_and_saves_nothing(action: str) -> None:
    app = opened(action)
    before = revisions(resources.store().database)
    pause(app, key(action, "title"), "Call Mr It")
    assert drafts.draft(resources.store().database, "P1", key(action, "title")).typed == "Call Mr It"
    assert (kept(action, "title"), revisions(resources.store().database)) == ("Call them", before)
    assert "Not saved yet" not in words(app)


def test_a_draft_is_there_after_a_reload_and_is_saved_or_dropped(action: str) -> None:
    pause(opened(action), key(action, "title"), "Call Mr It")
    app = opened(action)
    assert data_of(app, key(action, "title"))["text"] == "Call Mr It"
    assert "Not saved yet: typed at" in words(app)
    app.button(key=f"{key(action, 'title')}_drop").click().run()
    assert data_of(app, key(action, "title"))["text"] == "Call them"

    pause(app, key(action, "title"), "Call Mr Ito")
    app = opened(action)
    app.button(key=f"{key(action, 'title')}_save").click().run()
    assert kept(action, "title") == "Call Mr Ito"
    assert drafts.draft(resources.store().database, "P1", key(action, "title")) is None


def test_a_draft_of_what_somebody_else_changed_meanwhile_is_a_conflict(action: str) -> None:
    pause(opened(action), key(action, "title"), "Call Mr Ito")
    by_ben(action, title="Write to them")
    app = opened(action)
    app.button(key=f"{key(action, 'title')}_save").click().run()
    assert [one.value for one in app.code] == ["Call them", "Write to them", "Call Mr Ito"]


def test_a_hand_made_message_writes_nothing_that_the_field_does_not_offer(action: str) -> None:
    app = opened(action)
    box = app.selectbox(key=key(action, "status"))
    send(app, WidgetState(id=box.id, string_value="burned"))
    assert kept(action, "status") == "open"
