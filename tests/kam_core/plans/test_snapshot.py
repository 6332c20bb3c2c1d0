"""What is kept of a plan and its account at one moment."""

from datetime import date
from decimal import Decimal

import pytest

from kam_core.errors import RefusedError
from kam_core.people.kinds import STAKEHOLDER, TEAM_MEMBER
from kam_core.plans import snapshot
from kam_core.plans.kinds import ACTION, OBJECTIVE
from kam_core.records.records import add
from kam_core.scoring.scores import ensure
from kam_core.store.store import Store
from tests.kam_core.plans.given import TODAY, by, give


@pytest.fixture
def taken(world: Store, plan_id: str) -> snapshot.Snapshot:
    """Account 001 with one of each, seen on 1 February 2026; its plan is of 2026."""
    cio = {"contact_name": "Cleo", "stance": "advocate", "level": "executive", "power": 5}
    add(world, by(), STAKEHOLDER, "001", cio)
    add(world, by(), TEAM_MEMBER, "001", {"person_id": "P2", "role": "innovator", "strength": 4})
    goal = {"plan_id": plan_id, "title": "Grow", "target": Decimal("2000.50"), "owner_id": "P1"}
    add(world, by(), OBJECTIVE, "001", goal)
    add(world, by(), ACTION, "001", {"title": "Call", "due_on": date(2026, 1, 31), "owner_id": "P2"})
    give(world, plan_id, "I05", Decimal(40))
    ensure(world, TODAY)
    return snapshot.snapshot(world.database, plan_id, TODAY)


def test_it_is_the_same_text_after_it_was_read_back(taken: snapshot.Snapshot) -> None:
    assert snapshot.read(snapshot.written(taken)) == taken
    assert snapshot.written(snapshot.read(snapshot.written(taken))) == snapshot.written(taken)


def test_the_same_state_gives_the_same_snapshot(world: Store, plan_id: str, taken: snapshot.Snapshot) -> None:
    assert snapshot.snapshot(world.database, plan_id, TODAY) == taken


def test_it_holds_people_team_objectives_and_actions(taken: snapshot.Snapshot) -> None:
    assert [(one["name"], one["stance"], one["power"]) for one in taken["people"]] == [("Cleo", "advocate", 5)]
    assert {one["role"]: one["names"] for one in taken["team"] if one["names"]} == {"innovator": "Ben Bose"}
    assert [(one["title"], one["target"], one["status"]) for one in taken["objectives"]] == [("Grow", "2000.5", "open")]
    assert [(one["title"], one["due_on"], one["overdue"]) for one in taken["actions"]] == [("Call", "2026-01-31", True)]
    assert taken["names"] == {"P1": "Ada Abel", "P2": "Ben Bose"}


def test_kpis_are_the_text_of_what_the_account_bought_to_the_last_closed_month(taken: snapshot.Snapshot) -> None:
    kpis = {one["code"]: one["value"] for one in taken["kpis"]}
    # Alpha in 2025: 1800.00, after 1200.00 in 2024.
    assert (kpis["rev_ttm"], kpis["rev_yoy"]) == ("1800", "0.500000")


def test_an_account_without_scores_of_the_day_has_no_position(world: Store, plan_id: str) -> None:
    assert snapshot.snapshot(world.database, plan_id, TODAY)["position"] is None


def test_open_questions_of_the_plan_are_absent_and_a_plan_that_is_not_there_is_refused(
    world: Store, plan_id: str
) -> None:
    assert snapshot.snapshot(world.database, plan_id, TODAY)["answers"] == []
    with pytest.raises(RefusedError, match="no plan"):
        snapshot.snapshot(world.database, "none", TODAY)


def test_answers_keep_their_value_as_text(taken: snapshot.Snapshot) -> None:
    assert [(one["id"], one["state"], one["value"], one["carried"]) for one in taken["answers"]] == [
        ("I05", "answered", "40", False)
    ]
