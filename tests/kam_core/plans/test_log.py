"""A talk and its next step in one save."""

from datetime import date

import pytest

from kam_core.errors import FieldsError
from kam_core.people.interactions import interactions
from kam_core.plans.kinds import ACTION
from kam_core.plans.log import log
from kam_core.records import queries
from kam_core.store.request import new_request
from kam_core.store.store import Store

TALK = {"happened_on": date(2026, 1, 10), "kind": "meeting", "subject": "Spring plan", "person_ids": "P1"}


def test_a_next_step_becomes_an_action_that_the_talk_points_to(world: Store) -> None:
    step = {"title": "Send the offer", "owner_id": "P2", "due_on": date(2026, 1, 20)}
    log(world, new_request("P1", "account"), "001", TALK, step)
    told = interactions(world.database, "001", limit=5).row(0, named=True)
    assert (told["subject"], told["next_step"], told["next_status"], told["next_due_on"]) == (
        "Spring plan",
        "Send the offer",
        "open",
        date(2026, 1, 20),
    )
    assert queries.of_account(world.database, ACTION, "001").select("action_id", "owner_id").rows() == [
        (told["action_id"], "P2")
    ]


def test_a_talk_without_a_next_step_makes_no_action(world: Store) -> None:
    log(world, new_request("P1", "account"), "001", TALK)
    assert interactions(world.database, "001", limit=5)["action_id"].to_list() == [None]
    assert queries.of_account(world.database, ACTION, "001").is_empty()


def test_faults_of_both_are_told_together_and_nothing_is_saved(world: Store) -> None:
    with pytest.raises(FieldsError) as refused:
        log(world, new_request("P1", "account"), "001", {**TALK, "subject": " "}, {"title": "Go", "owner_id": "P9"})
    assert set(refused.value.faults) == {"subject", "owner_id"}
    assert interactions(world.database, "001", limit=5).is_empty()
    assert queries.of_account(world.database, ACTION, "001").is_empty()


def test_the_same_request_notes_it_once(world: Store) -> None:
    request = new_request("P1", "account")
    assert log(world, request, "001", TALK) == log(world, request, "001", TALK)
    assert interactions(world.database, "001", limit=5).height == 1
