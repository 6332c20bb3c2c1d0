"""The People part of an account: the map and the list, what is wrong, and what somebody changes there."""

import json
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from kam_core.people.kinds import INTERACTION, RELATIONSHIP, STAKEHOLDER, TEAM_MEMBER
from kam_core.people.relationships import Pair, note
from kam_core.plans.kinds import PLAN
from kam_core.records.model import Wanted
from kam_core.records.queries import archived, of_account, record
from kam_core.records.records import add, change
from kam_core.store.request import new_request
from kam_core.store.store import Store
from kam_core.text.plain import plain
from pages.session import resources
from tests.pages.conftest import ROOT, Opened

NAMES = [
    row["name"]
    for row in json.loads((ROOT / "tests" / "inputs" / "hostile_names.json").read_text(encoding="utf-8"))
    if row["expect"] != "reject"
]


@pytest.fixture
def peopled_file(world: Store) -> Path:
    """Alpha with a boss who reports to nobody and a buyer below, whom Ada knows; closed for a screen to open."""

    def put(**values: object) -> str:
        return add(world, new_request("P1", "account"), STAKEHOLDER, "001", values)

    boss = put(contact_name="Hal Hill", title="Director", level="executive", power=5, buying_roles="approver")
    buyer = put(contact_name="Carla Cruz", level="middle", reports_to=boss, stance="advocate", note="Likes golf")
    relation = note(world, new_request("P1", "account"), "001", Pair(buyer, "P1"))
    wanted = {"current": Wanted(2, None), "wanted": Wanted(5, None)}
    change(world, new_request("P1", "account"), RELATIONSHIP, relation, wanted)
    world.close()
    return world.path


def words(app: AppTest) -> str:
    kinds = ("header", "markdown", "caption", "text")
    return "\n".join(str(element.value) for kind in kinds for element in getattr(app, kind))


def people(opened: Opened, path: Path, **address: str) -> AppTest:
    app = opened(path, "account.py", account="001", part="people", **address)
    assert not app.exception
    return app.selectbox(key="who_in_header").set_value("P1").run()


def contact_ids() -> dict[str, str]:
    found = of_account(resources.store().database, STAKEHOLDER, "001")
    return dict(found.select("contact_name", "contact_id").iter_rows())


def test_alarms_stand_on_top_with_their_reasons_and_a_gap_that_is_closed_is_not_named(
    opened: Opened, peopled_file: Path
) -> None:
    said = words(people(opened, peopled_file))
    assert "No sponsor of theirs known" in said
    assert "None of 2 contacts is known to sponsor us." in said
    assert "No decision maker known" not in said


def test_a_contact_is_added_by_name_and_opens_to_be_filled_in(opened: Opened, peopled_file: Path) -> None:
    app = people(opened, peopled_file)
    app.text_input(key="new_contact_001_contact_name").set_value("Ida Ilk")
    app = app.button(key="new_contact_001").click().run()
    ida = contact_ids()["Ida Ilk"]
    assert app.query_params["contact"] == ida
    assert "Ida Ilk" in [one.value for one in app.header]
    app = app.selectbox(key=f"stakeholder:{ida}:stance").set_value("sceptic").run()
    assert record(resources.store().database, STAKEHOLDER, ida)["stance"] == "sceptic"


def test_a_contact_without_a_name_is_refused_and_what_was_typed_stays(opened: Opened, peopled_file: Path) -> None:
    app = people(opened, peopled_file)
    app.text_input(key="new_contact_001_title").set_value("Buyer")
    app = app.button(key="new_contact_001").click().run()
    assert "Name is missing." in words(app)
    assert app.text_input(key="new_contact_001_title").value == "Buyer"
    assert len(contact_ids()) == 2


def test_a_talk_is_logged_with_whom_and_counts_as_the_last_contact(opened: Opened, peopled_file: Path) -> None:
    app = people(opened, peopled_file)
    carla = contact_ids()["Carla Cruz"]
    app.text_input(key="new_talk_001_subject").set_value("Prices")
    app.multiselect(key="new_talk_001_theirs").set_value([carla])
    app = app.button(key="new_talk_001").click().run()
    assert not app.exception
    talk = of_account(resources.store().database, INTERACTION, "001").row(0, named=True)
    told = ("subject", "contact_ids", "person_ids", "two_way", "kind")
    assert [talk[name] for name in told] == ["Prices", carla, "P1", True, "meeting"]
    assert plain("both sides spoke with one person only: Carla Cruz.") in words(app)


def test_the_list_has_what_the_map_shows_and_no_file_holds_an_opinion(opened: Opened, peopled_file: Path) -> None:
    app = people(opened, peopled_file, people="list")
    rows = app.dataframe[0].value
    assert rows["contact_name"].to_list() == ["Hal Hill", "Carla Cruz"]
    assert rows["stance"].to_list()[1] == "Advocate"
    assert rows["reports_to_name"].to_list()[1] == "Hal Hill"
    assert "Likes golf" not in rows.to_string()


def test_who_knows_whom_is_a_table_and_is_changed_at_the_contact(opened: Opened, peopled_file: Path) -> None:
    app = people(opened, peopled_file, people="relationships")
    rows = app.dataframe[0].value
    assert dict(zip(rows["contact_name"], rows["P1"], strict=True))["Carla Cruz"] == "2/5"
    carla = contact_ids()["Carla Cruz"]
    app = people(opened, peopled_file, people="relationships", contact=carla)
    app = app.selectbox(key=f"knows_{carla}").set_value("P2").run()
    assert of_account(resources.store().database, RELATIONSHIP, "001")["person_id"].sort().to_list() == ["P1", "P2"]


def test_a_contact_is_put_away_and_brought_back(opened: Opened, peopled_file: Path) -> None:
    carla = None
    app = people(opened, peopled_file, people="list")
    carla = contact_ids()["Carla Cruz"]
    app = people(opened, peopled_file, people="list", contact=carla)
    app = app.button(key=f"archive_{carla}").click().run()
    assert archived(resources.store().database, STAKEHOLDER, "001")["contact_id"].to_list() == [carla]
    app = app.button(key=f"back_{carla}").click().run()
    assert not app.exception
    assert set(contact_ids()) == {"Hal Hill", "Carla Cruz"}


def test_the_team_shows_roles_that_nobody_holds_and_who_knows_the_plan(opened: Opened, world: Store) -> None:
    dates = {"period_start": date(2026, 1, 1), "period_end": date(2026, 12, 31)}
    add(world, new_request("P1", "account"), PLAN, "001", {"stage": "strategy", "depth": "express", **dates})
    for role in ("innovator", "collaborator"):
        add(world, new_request("P1", "account"), TEAM_MEMBER, "001", {"person_id": "P1", "role": role})
    world.close()
    app = people(opened, world.path, people="team")
    said = words(app)
    assert "**2 of 6 roles are covered.**" in said
    assert said.count("Nobody]") == 4
    assert "0 of 1 in the team said that they know this plan and their part." in said
    app = app.button(key="knows_plan").click().run()
    assert "1 of 1 in the team said that they know this plan and their part." in words(app)
    assert "knows_plan" not in [one.key for one in app.button]


def test_a_contact_of_another_account_in_the_address_shows_nothing_of_it(opened: Opened, world: Store) -> None:
    other = add(world, new_request("P1", "account"), STAKEHOLDER, "002", {"contact_name": "Sam Secret"})
    world.close()
    assert "Sam Secret" not in words(people(opened, world.path, contact=other))


def test_each_view_says_what_to_do_where_nobody_is_known(opened: Opened, world: Store) -> None:
    world.close()
    for view in ("map", "list", "relationships", "team"):
        assert "No contacts yet" in words(people(opened, world.path, people=view)), view


def test_every_name_is_shown_as_it_is_stored_on_the_map_in_the_list_and_at_the_contact(
    opened: Opened, world: Store
) -> None:
    for name in NAMES:
        add(world, new_request("P1", "account"), STAKEHOLDER, "001", {"contact_name": name, "may_leave": True})
    world.close()
    app = people(opened, world.path)
    for view in ("map", "list", "relationships"):
        app.query_params["people"] = view
        assert not app.run().exception
    rows = of_account(resources.store().database, STAKEHOLDER, "001")
    app.query_params["people"] = "list"
    for contact_id, name in rows.select("contact_id", "contact_name").head(10).iter_rows():
        app.query_params["contact"] = contact_id
        assert not app.run().exception, name
