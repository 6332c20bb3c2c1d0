import pytest

from kam_core.errors import ConflictError, FieldsError, RefusedError
from kam_core.plans.kinds import PLAN
from kam_core.plans.plan import plan
from kam_core.plans.themes import BY_QUADRANT, Split, proposed, set_split
from kam_core.records.model import Wanted
from kam_core.records.queries import trail
from kam_core.records.records import back_to, change
from kam_core.store.store import Store
from tests.kam_core.plans.given import by


def test_a_split_is_kept_and_taken_away_again(world: Store, plan_id: str) -> None:
    set_split(world, by(), plan_id, Split(20, 40, 40), None)
    found = plan(world.database, plan_id)
    assert (found.penetrate, found.expand, found.protect) == (20, 40, 40)
    set_split(world, by(), plan_id, None, Split(20, 40, 40))
    assert plan(world.database, plan_id).protect is None


@pytest.mark.parametrize("split", [Split(20, 40, 30), Split(50, 60, -10), Split(25, 25, 50)], ids=repr)
def test_a_split_is_steps_of_ten_that_make_a_hundred(world: Store, plan_id: str, split: Split) -> None:
    with pytest.raises(FieldsError):
        set_split(world, by(), plan_id, split, None)
    assert plan(world.database, plan_id).penetrate is None


def test_one_theme_goes_not_back_without_the_others(world: Store, plan_id: str) -> None:
    set_split(world, by(), plan_id, Split(20, 40, 40), None)
    set_split(world, by(), plan_id, Split(50, 40, 10), Split(20, 40, 40))
    first = trail(world.database, PLAN, plan_id).filter(field="penetrate", new_value="20")["sequence"][0]
    with pytest.raises(RefusedError, match="70% together, not 100%; change them together"):
        back_to(world, by(), PLAN, plan_id, first, seen=50)
    with pytest.raises(RefusedError, match="50% together"):
        change(world, by(), PLAN, plan_id, {"penetrate": Wanted(None, 50)})
    assert plan(world.database, plan_id).penetrate == 50


def test_the_second_who_splits_is_told(world: Store, plan_id: str) -> None:
    set_split(world, by(), plan_id, Split(20, 40, 40), None)
    with pytest.raises(ConflictError):
        set_split(world, by("P2"), plan_id, Split(40, 50, 10), None)


@pytest.mark.parametrize("quadrant", BY_QUADRANT)
def test_each_place_in_the_portfolio_proposes_a_whole_split(quadrant: str) -> None:
    split = proposed(quadrant)
    assert split is not None
    assert split.penetrate + split.expand + split.protect == 100
    assert proposed(None) is None
