from datetime import date, timedelta
from decimal import Decimal

from kam_core.people.kinds import INTERACTION, RELATIONSHIP, STAKEHOLDER, TEAM_MEMBER
from kam_core.plans.habits import habits
from kam_core.plans.kinds import NEED, OBJECTIVE
from kam_core.plans.plan import plan
from kam_core.records.records import add
from kam_core.store.store import Store
from tests.kam_core.plans.given import TODAY, by


def kept(store: Store, plan_id: str) -> dict[str, bool | None]:
    return {one.key: one.kept for one in habits(store.database, plan(store.database, plan_id), TODAY)}


def test_what_nothing_tells_is_neither_kept_nor_broken(world: Store, plan_id: str) -> None:
    assert kept(world, plan_id) == {
        "relations": False,
        "solutions": None,
        "talks": False,
        "training": None,
        "measured": None,
    }


def test_each_habit_is_read_from_the_data(world: Store, plan_id: str) -> None:
    """Two levels that trust us, all needs confirmed in 90 days, three talks, a team that knows, measured goals."""
    for level in ("executive", "working"):
        known = add(world, by(), STAKEHOLDER, "001", {"contact_name": level, "level": level})
        add(world, by(), RELATIONSHIP, "001", {"contact_id": known, "person_id": "P1", "current": 4})
    add(world, by(), NEED, "001", {"what": "Speed", "last_confirmed_on": TODAY - timedelta(days=90)})
    for days in (0, 45, 90):
        talk = {"subject": "Talk", "happened_on": TODAY - timedelta(days=days)}
        add(world, by(), INTERACTION, "001", talk)
    add(world, by(), TEAM_MEMBER, "001", {"person_id": "P1", "role": "innovator", "acknowledged_on": date(2026, 1, 5)})
    aim = {"plan_id": plan_id, "title": "Grow", "measure": "Revenue", "actual": Decimal(1)}
    add(world, by(), OBJECTIVE, "001", aim)
    assert set(kept(world, plan_id).values()) == {True}
    add(world, by(), NEED, "001", {"what": "Price", "last_confirmed_on": TODAY - timedelta(days=91)})
    add(world, by(), TEAM_MEMBER, "001", {"person_id": "P2", "role": "collaborator"})
    found = kept(world, plan_id)
    assert (found["solutions"], found["training"], found["talks"]) == (False, False, True)
