import pytest

from kam_core.errors import ConflictError, FieldsError
from kam_core.plans.plan import plan
from kam_core.plans.themes import BY_QUADRANT, Split, proposed, set_split
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
