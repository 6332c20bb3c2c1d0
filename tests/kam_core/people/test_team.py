from datetime import date

import pytest

from kam_core.errors import RefusedError
from kam_core.ingest.load import load_file
from kam_core.people import team
from kam_core.people.contacts import population_of
from kam_core.people.kinds import TEAM_MEMBER
from kam_core.plans.kinds import PLAN
from kam_core.records.queries import trail
from kam_core.store.moments import moments
from kam_core.store.request import new_request
from kam_core.store.store import Store
from tests.kam_core.people.conftest import Add

SIX = ["results_driver", "project_manager", "relationship_lead", "collaborator", "technical_expert", "innovator"]


def test_one_person_may_hold_several_roles_and_the_strongest_stands_for_a_role(peopled: Store, role: Add) -> None:
    role("P1", "relationship_lead", strength=3)
    role("P2", "relationship_lead", strength=5)
    role("P1", "innovator")
    role("P1", "executive_sponsor")
    covered = team.coverage(team.team(peopled.database, "001"))
    assert covered.rows() == [
        ("results_driver", 0, None, None),
        ("project_manager", 0, None, None),
        ("relationship_lead", 2, "Ben Bose, Ada Abel", 5),
        ("collaborator", 0, None, None),
        ("technical_expert", 0, None, None),
        ("innovator", 1, "Ada Abel", None),
    ]


def test_a_role_of_somebody_who_left_us_is_uncovered(peopled: Store, role: Add) -> None:
    role("P2", "innovator")
    role("P1", "collaborator")
    file = peopled.path.parent / "left.csv"
    file.write_text("person_id,person_name,active\nP2,Ben Bose,false\n", encoding="utf-8")
    load_file(peopled, file, "people", who="test")
    assert "innovator" in team.uncovered(peopled.database, population_of("001"))["role"].to_list()
    assert team.team(peopled.database, "001")["active"].to_list() == [True, False]


def test_uncovered_roles_of_a_population_say_whether_anybody_is_named(peopled: Store, role: Add) -> None:
    for name in SIX[:4]:
        role("P1", name)
    role("P2", SIX[0])
    missing = team.uncovered(peopled.database, population_of("001", "002"))
    assert missing.rows() == [("001", SIX[4], 2), ("001", SIX[5], 2)] + [("002", name, 0) for name in SIX]


def test_who_knows_the_plan_is_asked_anew_with_each_plan(peopled: Store, role: Add, put: Add) -> None:
    role("P1", "innovator", acknowledged_on=date(2025, 12, 31))
    role("P2", "collaborator", acknowledged_on=date(2026, 1, 1))
    assert team.team(peopled.database, "001")["knows_plan"].to_list() == [None, None]
    dates = {"period_start": date(2026, 1, 1), "period_end": date(2026, 12, 31)}
    put(PLAN, stage="strategy", depth="express", **dates)
    assert team.team(peopled.database, "001")["knows_plan"].to_list() == [False, True]


def test_who_says_that_they_know_the_plan_says_so_in_each_of_their_roles(peopled: Store, role: Add) -> None:
    first = role("P1", "innovator")
    role("P1", "collaborator")
    role("P2", "technical_expert")
    request = new_request("P1", "account")
    team.acknowledge(peopled, request, "001", "P1")
    team.acknowledge(peopled, request, "001", "P1")
    today = moments(peopled.database).today
    assert dict(team.team(peopled.database, "001").select("role", "acknowledged_on").iter_rows()) == {
        "collaborator": today,
        "innovator": today,
        "technical_expert": None,
    }
    assert trail(peopled.database, TEAM_MEMBER, first, "acknowledged_on").height == 1


def test_who_has_no_role_cannot_say_that_they_know_theirs(peopled: Store) -> None:
    with pytest.raises(RefusedError, match="P1 has no role"):
        team.acknowledge(peopled, new_request("P1", "account"), "001", "P1")
