from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from time import sleep

import pytest

from kam_core.errors import ConflictError, FieldsError, RefusedError, UnknownAccountError
from kam_core.ingest.load import load_file
from kam_core.people.kinds import INTERACTION, RELATIONSHIP, STAKEHOLDER
from kam_core.plans.kinds import ACTION, ANSWER, LISTED, NEED, VALUE_RESULT
from kam_core.plans.plan import open_plan
from kam_core.records.model import Kind, Wanted
from kam_core.records.queries import archived, of_account, record, trail
from kam_core.records.records import add, archive, back_to, bring_back, change
from kam_core.store.history import broken_at
from kam_core.store.moments import revisions
from kam_core.store.request import new_request
from kam_core.store.store import Store


def an_action(store: Store, **values: object) -> str:
    return add(store, new_request("P1", "account"), ACTION, "001", {"title": "Call them", **values})


@pytest.mark.parametrize("kind", [*LISTED.values(), STAKEHOLDER, RELATIONSHIP], ids=lambda kind: kind.name)
def test_every_kind_has_the_columns_that_it_names(world: Store, kind: Kind) -> None:
    found = of_account(world.database, kind, "001")
    assert found.columns == [
        kind.key,
        "account_id",
        *(one.name for one in kind.fields),
        "illustrative",
        "version",
        "archived_at",
    ]


def test_what_was_added_is_there_with_its_defaults(world: Store) -> None:
    action_id = an_action(world, due_on=date(2026, 2, 1), effort_hours=Decimal("1.5"))
    found = record(world.database, ACTION, action_id)
    assert (found["title"], found["status"], found["due_on"]) == ("Call them", "open", date(2026, 2, 1))
    assert (found["effort_hours"], found["version"]) == (Decimal("1.5000"), 1)
    assert of_account(world.database, ACTION, "002").is_empty()


def test_a_save_that_is_sent_again_adds_nothing(world: Store) -> None:
    request = new_request("P1", "account")
    first = add(world, request, ACTION, "001", {"title": "Call"})
    assert add(world, request, ACTION, "001", {"title": "Call"}) == first
    assert of_account(world.database, ACTION, "001").height == 1


def test_two_people_may_change_two_fields_of_one_record(world: Store) -> None:
    action_id = an_action(world)
    change(world, new_request("P1", "account"), ACTION, action_id, {"status": Wanted("doing", "open")})
    change(world, new_request("P2", "account"), ACTION, action_id, {"owner_id": Wanted("P2", None)})
    found = record(world.database, ACTION, action_id)
    assert (found["status"], found["owner_id"], found["version"]) == ("doing", "P2", 3)


def test_a_change_over_what_its_editor_has_not_seen_is_refused_and_told(world: Store) -> None:
    action_id = an_action(world)
    change(world, new_request("P1", "account"), ACTION, action_id, {"owner_id": Wanted("P1", None)})
    with pytest.raises(ConflictError) as refused:
        change(world, new_request("P2", "account"), ACTION, action_id, {"owner_id": Wanted("P2", None)})
    told = refused.value.places
    assert (told["who"], told["theirs"], told["mine"]) == ("Ada Abel", "Ada Abel", "Ben Bose")
    assert record(world.database, ACTION, action_id)["owner_id"] == "P1"


def test_the_same_change_by_two_people_is_no_conflict_and_one_version(world: Store) -> None:
    action_id = an_action(world)
    for who in ("P1", "P2"):
        change(world, new_request(who, "account"), ACTION, action_id, {"status": Wanted("done", "open")})
    assert record(world.database, ACTION, action_id)["version"] == 2
    assert trail(world.database, ACTION, action_id, "status").rows(named=True)[0]["who"] == "Ada Abel"


def test_every_fault_is_told_at_its_field_and_nothing_is_kept(world: Store) -> None:
    wrong = {"title": "  ", "owner_id": "P9", "status": "later", "effort_hours": Decimal(-1), "due_on": "soon"}
    with pytest.raises(FieldsError) as refused:
        add(world, new_request("P1", "account"), ACTION, "001", wrong)
    assert set(refused.value.faults) == set(wrong)
    assert str(refused.value.faults["title"]) == "Action is missing."
    assert of_account(world.database, ACTION, "001").is_empty()
    with pytest.raises(UnknownAccountError):
        add(world, new_request("P1", "account"), ACTION, "009", {"title": "Call"})


def test_a_box_that_is_never_empty_is_unticked_by_nothing(world: Store) -> None:
    plan_id = open_plan(world, new_request("P1", "plan"), "001")
    given = {"plan_id": plan_id, "question_id": "N01", "carried": True}
    answer_id = add(world, new_request("P1", "plan"), ANSWER, "001", given)
    change(world, new_request("P1", "plan"), ANSWER, answer_id, {"carried": Wanted(None, True)})
    assert record(world.database, ANSWER, answer_id)["carried"] is False


def test_a_contact_of_another_account_is_not_known_here(world: Store) -> None:
    theirs = add(world, new_request("P1", "account"), STAKEHOLDER, "002", {"contact_name": "Bo"})
    with pytest.raises(FieldsError, match="does not know"):
        add(world, new_request("P1", "account"), NEED, "001", {"what": "Speed", "contact_id": theirs})


def test_archived_is_out_of_sight_and_comes_back(world: Store) -> None:
    action_id = an_action(world)
    archive(world, new_request("P1", "account"), ACTION, action_id)
    assert of_account(world.database, ACTION, "001").is_empty()
    assert archived(world.database, ACTION, "001")["action_id"].to_list() == [action_id]
    bring_back(world, new_request("P1", "account"), ACTION, action_id)
    assert of_account(world.database, ACTION, "001")["action_id"].to_list() == [action_id]


def test_back_to_an_earlier_version_makes_a_new_one(world: Store) -> None:
    result = add(world, new_request("P1", "account"), VALUE_RESULT, "001", {"promised": "Less scrap"})
    for before, after in ((None, Decimal(5)), (Decimal(5), Decimal(7))):
        request = new_request("P1", "account")
        change(world, request, VALUE_RESULT, result, {"measured": Wanted(after, before)})
    first = trail(world.database, VALUE_RESULT, result, "measured").row(-1, named=True)
    assert first["new_value"] == "5.0000"
    back_to(world, new_request("P2", "account"), VALUE_RESULT, result, first["sequence"], seen=Decimal(7))
    assert record(world.database, VALUE_RESULT, result)["measured"] == Decimal(5)
    assert trail(world.database, VALUE_RESULT, result, "measured").height == 3
    with pytest.raises(RefusedError):
        back_to(world, new_request("P2", "account"), VALUE_RESULT, result, 10_000, seen=Decimal(5))


def test_a_record_moves_no_cached_figure_of_the_portfolio(world: Store) -> None:
    before = revisions(world.database)
    an_action(world)
    after = revisions(world.database)
    assert after.portfolio == before.portfolio
    assert after.store != before.store


@pytest.mark.parametrize("saves", [5, pytest.param(50, marks=pytest.mark.soak)])
def test_twenty_editors_lose_none_of_their_saves(world: Store, saves: int) -> None:
    action_id = an_action(world, note="")

    chance = Random(1)

    def append(editor: int) -> int:
        refused = 0
        for number in range(saves):
            kept = False
            while not kept:
                seen = record(world.database, ACTION, action_id)["note"]
                wanted = {"note": Wanted(f"{seen or ''} {editor}-{number}".strip(), seen)}
                try:
                    change(world, new_request("P1", "account"), ACTION, action_id, wanted)
                    kept = True
                except ConflictError:
                    refused += 1
                    sleep(chance.random())
        return refused

    with ThreadPoolExecutor(20) as editors:
        refused = sum(editors.map(append, range(20)))
    kept = str(record(world.database, ACTION, action_id)["note"]).split()
    assert sorted(kept) == sorted(f"{editor}-{number}" for editor in range(20) for number in range(saves))
    assert refused > 0


def test_the_chain_of_the_history_holds_over_records(world: Store) -> None:
    action_id = an_action(world)
    archive(world, new_request("P1", "account"), ACTION, action_id)
    history = world.database.ask(
        lambda cursor: cursor.execute(
            "SELECT sequence, request_id, changed_at, who, screen, action, record, record_id, "
            "field, old_value, new_value, hash FROM app.history ORDER BY sequence"
        ).pl()
    )
    assert broken_at(history) is None


def test_somebody_who_left_is_refused_anew_and_stays_where_they_stood(world: Store, tmp_path: Path) -> None:
    action_id = an_action(world, owner_id="P2")
    people = tmp_path / "people.csv"
    people.write_text("person_id,person_name,active\nP1,Ada Abel,true\nP2,Ben Bose,false\n", encoding="utf-8")
    load_file(world, people, "people", who="test")

    with pytest.raises(FieldsError) as refused:
        an_action(world, owner_id="P2")
    assert str(refused.value.faults["owner_id"]) == "Ben Bose has left us; Owner is somebody who is still here."
    change(world, new_request("P1", "account"), ACTION, action_id, {"title": Wanted("Visit them", "Call them")})
    change(world, new_request("P1", "account"), ACTION, action_id, {"owner_id": Wanted("P2", "P2")})
    assert record(world.database, ACTION, action_id)["owner_id"] == "P2"


def test_who_took_part_in_something_may_have_left_since(world: Store, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("person_id,person_name,active\nP1,Ada Abel,true\nP2,Ben Bose,false\n", encoding="utf-8")
    load_file(world, people, "people", who="test")
    given = {"happened_on": date(2026, 1, 2), "kind": "call", "subject": "Hello", "person_ids": "P1|P2"}
    talk = add(world, new_request("P1", "account"), INTERACTION, "001", given)
    assert record(world.database, INTERACTION, talk)["person_ids"] == "P1|P2"
