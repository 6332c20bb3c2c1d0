"""What needs somebody this week, on the screen of a world of three accounts; nobody chose who they are at first."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from kam_core.people.kinds import INTERACTION, STAKEHOLDER
from kam_core.plans.kinds import ACTION, OPEN_QUESTION
from kam_core.plans.plan import open_plan
from kam_core.records import queries, records
from kam_core.records.model import Kind, Value, Wanted
from kam_core.store.request import new_request
from kam_core.store.store import Store
from pages.session import resources
from tests.kam_core.week.conftest import TODAY, build
from tests.pages.conftest import Opened

ADA = "P1"
Week = Callable[..., AppTest]


@pytest.fixture(scope="module")
def world_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Alpha has a plan and two actions, Beta an open question of Ben's."""
    path = build(tmp_path_factory.mktemp("week"))
    with Store(path) as store:
        _put(store, ACTION, "001", title="Send the offer", due_on=date(2026, 1, 20), owner_id=ADA)
        _put(store, ACTION, "001", title="Call Carla *now*", due_on=TODAY, owner_id=ADA)
        _put(store, OPEN_QUESTION, "002", question="Who decides?", due_on=TODAY, owner_id="P2")
        _put(store, STAKEHOLDER, "001", contact_name="Carla", power=5)
        open_plan(store, new_request(ADA, "plan"), "001", lead_id=ADA)
    return path


@pytest.fixture
def week(opened: Opened, world_file: Path, tmp_path: Path) -> Week:
    """Opens the screen, as Ada unless somebody else is named."""

    def run(person: str | None = ADA, **address: str) -> AppTest:
        app = opened(Path(shutil.copy(world_file, tmp_path / "kam.duckdb")), "my_week.py", **address)
        if person:
            app.session_state["kam_person_id"] = person
            app = app.run()
        assert not app.exception
        return app

    return run


def _put(store: Store, kind: Kind, account_id: str, /, **values: Value) -> str:
    return records.add(store, new_request(ADA, "account"), kind, account_id, values)


def said(app: AppTest) -> str:
    kinds = ("title", "markdown", "caption", "toast")
    return "\n".join(str(element.value) for kind in kinds for element in getattr(app, kind))


def press(app: AppTest, label: str, at: int = 0) -> AppTest:
    return [button for button in app.button if button.label == label][at].click().run()


def of_alpha(kind: Kind) -> list[dict[str, object]]:
    return queries.of_account(resources.store().database, kind, "001").to_dicts()


def test_opens_with_my_accounts_the_weightiest_line_first(week: Week) -> None:
    app = week()
    text = said(app)
    assert text.index("Send the offer") < text.index(r"Call Carla \*now\*")
    assert "12 days late, Jan 20, 2026 · €1.8K at stake" in text
    assert "Who decides" not in text, "Beta is Ben's"


def test_where_nobody_is_chosen_it_opens_with_all_accounts_and_says_how_it_becomes_mine(week: Week) -> None:
    app = week(None)
    assert "Send the offer" in said(app)
    assert "Who decides?" in said(app)
    assert "Say at the top right who you are" in said(app)
    assert "Choose a manager" in said(week(None, whose="managers"))
    app = week(None, whose="managers", manager="P2")
    assert "Who decides?" in said(app)
    assert "Send the offer" not in said(app)


def test_all_accounts_and_what_the_list_is_about_are_in_the_address(week: Week) -> None:
    app = week(whose="all", about="questions")
    assert "Who decides?" in said(app)
    assert "Send the offer" not in said(app)


def test_an_action_is_done_with_one_click(week: Week) -> None:
    app = press(week(about="actions"), "Done")
    assert "Send the offer" not in said(app)
    row = next(one for one in of_alpha(ACTION) if one["title"] == "Send the offer")
    assert (row["status"], row["done_on"]) == ("done", TODAY)


def test_a_late_action_moves_to_a_week_from_today(week: Week) -> None:
    app = press(week(about="actions"), "A week later")
    assert "in 7 days, Feb 8, 2026" in said(app)
    row = next(one for one in of_alpha(ACTION) if one["title"] == "Send the offer")
    assert row["due_on"] == date(2026, 2, 8)


def test_a_click_on_what_somebody_changed_meanwhile_shows_both(week: Week) -> None:
    app = week(about="actions")
    later = next(button for button in app.button if button.label == "A week later")
    first = next(one for one in of_alpha(ACTION) if one["title"] == "Send the offer")
    wanted = {"due_on": Wanted(date(2026, 1, 25), first["due_on"])}
    records.change(resources.store(), new_request("P2", "account"), ACTION, str(first["action_id"]), wanted)
    app = later.click().run()
    row = next(one for one in of_alpha(ACTION) if one["title"] == "Send the offer")
    assert row["due_on"] == date(2026, 1, 25), "nothing is saved over what nobody saw"
    assert not app.exception


def test_what_nobody_does_yet_becomes_an_action_of_mine(week: Week) -> None:
    app = week(about="people")
    before = len(of_alpha(ACTION))
    app = press(app, "Make it an action")
    made = of_alpha(ACTION)
    assert len(made) == before + 1
    new = next(one for one in made if one["due_on"] == date(2026, 2, 8))
    assert (new["owner_id"], new["status"]) == (ADA, "open")
    assert "There is an action for it" in said(app)


def test_a_contact_that_goes_cold_is_logged_with_one_click(week: Week) -> None:
    app = week()
    carla = next(one for one in queries.of_account(resources.store().database, STAKEHOLDER, "001").to_dicts())
    _put(
        resources.store(), INTERACTION, "001", happened_on=date(2025, 9, 1), kind="call", subject="Talk",
        contact_ids=carla["contact_id"], two_way=True,
    )  # fmt: skip
    app = press(app.run(), "Spoke today")
    logged = [one for one in of_alpha(INTERACTION) if one["happened_on"] == TODAY]
    assert [(one["kind"], one["person_ids"], one["two_way"]) for one in logged] == [("call", ADA, True)]


def test_a_reader_is_asked_who_they_are_before_a_click_saves(week: Week) -> None:
    app = press(week(None, whose="managers", manager=ADA, about="actions"), "Done")
    assert "who_before_saving" in [box.key for box in app.selectbox]
    assert {one["status"] for one in of_alpha(ACTION)} == {"open"}


def test_where_nothing_is_due_it_says_so_with_the_next_date(week: Week) -> None:
    app = week(None, whose="managers", manager="P2", about="health")
    assert "**Nothing needs you.**" in said(app)
    _put(resources.store(), ACTION, "002", title="Later", due_on=date(2026, 4, 1))
    assert "The next date is Apr 1, 2026." in said(app.run())
