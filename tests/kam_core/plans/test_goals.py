from pathlib import Path

import pytest

from kam_core.errors import FieldsError
from kam_core.ingest.load import load_file
from kam_core.plans.goals import goals
from kam_core.plans.kinds import PLAN
from kam_core.records.model import Wanted
from kam_core.records.queries import record
from kam_core.records.records import change
from kam_core.store.store import Store
from tests.kam_core.plans.given import by


def test_a_plan_serves_a_goal_of_the_company_and_none_that_is_not_there(
    world: Store, plan_id: str, tmp_path: Path
) -> None:
    file = tmp_path / "goals.csv"
    file.write_text("goal_id,goal_name,due_on\nG1,Half of all pumps serviced by us,2028-12-31\n", encoding="utf-8")
    load_file(world, file, "goals", who="test")
    assert goals(world.database) == {"G1": "Half of all pumps serviced by us"}
    with pytest.raises(FieldsError):
        change(world, by(), PLAN, plan_id, {"goal_id": Wanted("G9", None)})
    change(world, by(), PLAN, plan_id, {"goal_id": Wanted("G1", None)})
    assert record(world.database, PLAN, plan_id)["goal_id"] == "G1"
