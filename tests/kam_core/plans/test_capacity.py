from datetime import timedelta
from decimal import Decimal

from kam_core.people.kinds import TEAM_MEMBER
from kam_core.plans.capacity import capacity
from kam_core.plans.kinds import ACTION
from kam_core.plans.plan import open_plan
from kam_core.records.records import add
from kam_core.store.store import Store
from tests.kam_core.plans.given import TODAY, by, give


def test_hours_that_actions_ask_for_stand_beside_those_that_teams_can_give(world: Store, plan_id: str) -> None:
    """P1 owns 001 and 003: teams give 20 and nothing said; actions ask for 8 now and 60.8 hours in two months of 30.4
    days, 30.4 a month. Done and dropped ones ask for nothing; 002 of P2 said nothing at all."""
    open_plan(world, by(), "003")
    open_plan(world, by(), "002")
    give(world, plan_id, "T05", "20")
    for account_id, effort, days in (("001", "8", 5), ("003", "60.8", 61)):
        due = {"due_on": TODAY + timedelta(days=days), "effort_hours": Decimal(effort)}
        add(world, by(), ACTION, account_id, {"title": "Do", **due})
    add(world, by(), ACTION, "001", {"title": "Did", "status": "done", "effort_hours": Decimal(99)})
    add(world, by(), TEAM_MEMBER, "001", {"person_id": "P1", "role": "innovator", "hours_a_month": Decimal(15)})
    found = capacity(world.database, TODAY).select("person_id", "accounts", "given", "asked", "own", "gap").rows()
    assert found == [("P1", 2, 20.0, 38.3, 15.0, -18.3), ("P2", 1, None, None, None, None)]
