"""Reviews: what changed, what was decided, and that nothing of it changes afterwards."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from decimal import Decimal
from threading import Barrier

import polars as pl
import pytest

from kam_core.errors import FieldsError, KamError, RefusedError
from kam_core.people.kinds import STAKEHOLDER, TEAM_MEMBER
from kam_core.plans import reviews, snapshot
from kam_core.plans.changes import Group, Move
from kam_core.plans.kinds import ACTION, ANSWER, OBJECTIVE, PLAN, REVIEW
from kam_core.plans.next_period import open_next
from kam_core.plans.plan import open_plan, plan
from kam_core.records import queries, records
from kam_core.records.model import Value, Wanted
from kam_core.store.moments import moments
from kam_core.store.store import Store
from tests.kam_core.plans.given import answer, by, give, put


def _today(store: Store) -> date:
    return moments(store.database).today


def _begun(store: Store, plan_id: str, **said: Value) -> str:
    """A review with all that a lock asks for."""
    review_id = reviews.begin(store, by(), plan_id)
    written = {"decisions": "Go on", "programme_decision": "hold", **said}
    stands = queries.record(store.database, REVIEW, review_id)
    wanted = {name: Wanted(value, stands[name]) for name, value in written.items()}
    records.change(store, by(), REVIEW, review_id, wanted)
    return review_id


def _lock(store: Store, review_id: str) -> None:
    version = queries.record(store.database, REVIEW, review_id)["version"]
    assert isinstance(version, int)
    reviews.lock(store, by(), review_id, seen_version=version)


def _kept(store: Store, review_id: str) -> snapshot.Snapshot:
    return snapshot.read(store.database.read("plans", "review_snapshot", review_id=review_id)["snapshot"][0])


def test_a_review_begins_with_today_our_team_and_a_date_in_a_quarter(world: Store, plan_id: str) -> None:
    records.add(world, by(), TEAM_MEMBER, "001", {"person_id": "P2", "role": "innovator"})
    begun = queries.record(world.database, REVIEW, reviews.begin(world, by(), plan_id))
    today = _today(world)
    assert (begun["held_on"], begun["person_ids"]) == (today, "P2")
    assert begun["next_review_on"] == today + timedelta(days=91)
    with pytest.raises(RefusedError, match="being prepared already"):
        reviews.begin(world, by(), plan_id)


def test_a_lock_asks_for_decisions_place_and_next_date_all_at_once(world: Store, plan_id: str) -> None:
    review_id = reviews.begin(world, by(), plan_id)
    records.change(world, by(), REVIEW, review_id, {"next_review_on": Wanted(None, _today(world) + timedelta(91))})
    with pytest.raises(FieldsError) as refused:
        _lock(world, review_id)
    assert set(refused.value.faults) == {"decisions", "programme_decision", "next_review_on"}
    assert queries.record(world.database, REVIEW, review_id)["version"] == 2


def test_who_leaves_the_programme_needs_no_next_date(world: Store, plan_id: str) -> None:
    _lock(world, _begun(world, plan_id, programme_decision="leave", next_review_on=None))
    assert plan(world.database, plan_id).programme_decision == "leave"


@pytest.mark.parametrize(
    ("said", "field"),
    [
        pytest.param({"held_on": date(2999, 1, 1), "next_review_on": date(2999, 2, 1)}, "held_on", id="held tomorrow"),
        pytest.param(
            {"held_on": date(2026, 1, 9), "next_review_on": date(2026, 1, 9)}, "next_review_on", id="same day"
        ),
    ],
)
def test_days_must_be_in_order(world: Store, plan_id: str, said: dict[str, Value], field: str) -> None:
    with pytest.raises(FieldsError) as refused:
        _lock(world, _begun(world, plan_id, **said))
    assert set(refused.value.faults) == {field}


def test_a_lock_keeps_the_state_of_that_moment_and_moves_the_plan(world: Store, plan_id: str) -> None:
    put(world, PLAN, plan_id, stage="execution")
    give(world, plan_id, "I05", Decimal(40))
    following = _today(world) + timedelta(days=30)
    review_id = _begun(world, plan_id, next_review_on=following)
    _lock(world, review_id)
    after = plan(world.database, plan_id)
    assert (after.stage, after.next_review_on, after.programme_decision) == ("action_plan", following, "hold")
    assert _kept(world, review_id) == snapshot.snapshot(world.database, plan_id, _today(world))
    row = reviews.reviews(world.database, "001").row(0, named=True)
    assert row["locked_by"] == "Ada Abel"
    assert row["locked_at"] is not None


def test_a_locked_review_refuses_every_change(world: Store, plan_id: str) -> None:
    review_id = _begun(world, plan_id)
    _lock(world, review_id)
    stands = queries.record(world.database, REVIEW, review_id)
    tries: list[Callable[[], object]] = [
        lambda: reviews.lock(world, by(), review_id, seen_version=int(str(stands["version"]))),
        lambda: records.archive(world, by(), REVIEW, review_id),
    ]
    other = {"held_on": date(2026, 1, 1), "summary": "x", "decisions": "x", "programme_decision": "leave"}
    tries += [
        lambda name=name, value=value: records.change(  # type: ignore[misc]
            world, by(), REVIEW, review_id, {name: Wanted(value, stands[name])}
        )
        for name, value in {**other, "next_review_on": None, "person_ids": "P2"}.items()
    ]
    for attempt in tries:
        with pytest.raises(RefusedError, match="was locked on"):
            attempt()
    assert queries.record(world.database, REVIEW, review_id) == stands


def test_a_review_that_changed_since_it_was_looked_at_is_not_locked(world: Store, plan_id: str) -> None:
    review_id = _begun(world, plan_id)
    with pytest.raises(RefusedError, match="changed this review"):
        reviews.lock(world, by(), review_id, seen_version=1)


def test_the_history_holds_the_hash_of_what_was_locked(world: Store, plan_id: str) -> None:
    review_id = _begun(world, plan_id)
    _lock(world, review_id)
    trail = queries.trail(world.database, REVIEW, review_id, "snapshot_sha256")
    assert trail["action"].to_list() == ["lock"]
    assert len(trail["new_value"][0]) == 64


def test_a_first_review_compares_with_the_opening_of_the_plan(world: Store, plan_id: str) -> None:
    give(world, plan_id, "I05", Decimal(40))
    records.add(world, by(), ACTION, "001", {"title": "Call", "due_on": date(2026, 1, 31), "owner_id": "P2"})
    _before, _now, found = reviews.since_last(world.database, plan_id, _today(world))
    told = [(one.group, one.move, one.called, one.before, one.after) for one in found]
    assert (Group.ANSWERS, Move.CHANGED, None, None, "40") in told
    assert (Group.ACTIONS, Move.NEW, "Call", None, None) in told


def test_the_opening_turns_back_what_was_changed_since(world: Store) -> None:
    cleo = records.add(world, by(), STAKEHOLDER, "001", {"contact_name": "Cleo", "stance": "neutral", "power": 4})
    call = records.add(world, by(), ACTION, "001", {"title": "Call", "owner_id": "P1"})
    plan_id = open_plan(world, by(), "001")
    records.change(world, by(), STAKEHOLDER, cleo, {"stance": Wanted("advocate", "neutral")})
    records.change(world, by(), STAKEHOLDER, cleo, {"stance": Wanted("opponent", "advocate")})
    records.change(world, by(), ACTION, call, {"status": Wanted("done", "open")})
    _before, _now, found = reviews.since_last(world.database, plan_id, _today(world))
    told = {(one.move, one.called, one.before, one.after) for one in found}
    assert (Move.CHANGED, "Cleo", "neutral", "opponent") in told
    assert (Move.DONE, "Call", "open", "done") in told


def test_a_later_review_compares_with_the_one_before_and_an_old_one_keeps_its_own(world: Store, plan_id: str) -> None:
    give(world, plan_id, "I05", Decimal(40))
    first = _begun(world, plan_id)
    _lock(world, first)
    give(world, plan_id, "I05", Decimal(35), seen="40")
    second = _begun(world, plan_id)
    _lock(world, second)
    give(world, plan_id, "I05", Decimal(30), seen="35")
    answers = [
        [(one.before, one.after) for one in found if one.record_id == "I05"]
        for found in (
            reviews.at_review(world.database, first)[2],
            reviews.at_review(world.database, second)[2],
            reviews.since_last(world.database, plan_id, _today(world))[2],
        )
    ]
    assert answers == [[(None, "40")], [("40", "35")], [("35", "30")]]


def test_a_record_cannot_be_moved_out_of_a_closed_period(world: Store, plan_id: str) -> None:
    goal = records.add(world, by(), OBJECTIVE, "001", {"plan_id": plan_id, "title": "Grow", "status": "reached"})
    following = open_next(world, by(), plan_id)
    with pytest.raises(RefusedError, match="was closed on"):
        records.change(world, by(), OBJECTIVE, goal, {"plan_id": Wanted(following, plan_id)})


def test_saying_the_same_again_does_not_stamp_an_answer_of_a_closed_period(world: Store, plan_id: str) -> None:
    give(world, plan_id, "I05", Decimal(40))
    open_next(world, by(), plan_id)
    before = answer(world, plan_id, "I05")
    with pytest.raises(RefusedError, match="was closed on"):
        give(world, plan_id, "I05", Decimal(40), seen="40")
    assert answer(world, plan_id, "I05") == before


def test_nobody_slips_a_change_between_a_lock_and_its_snapshot(world: Store, plan_id: str) -> None:
    """What was locked is what the history says the answer was when it was locked, however many save meanwhile."""
    give(world, plan_id, "I05", Decimal(1))
    review_id = _begun(world, plan_id)
    version = int(str(queries.record(world.database, REVIEW, review_id)["version"]))
    editors, saves = 6, 15
    ready = Barrier(editors + 1)

    def edit(editor: int) -> None:
        ready.wait()
        for number in range(saves):
            value = answer(world, plan_id, "I05").value
            try:
                give(world, plan_id, "I05", Decimal(100 * editor + number), seen=value)
            except KamError:
                continue

    def review() -> None:
        ready.wait()
        reviews.lock(world, by(), review_id, seen_version=version)

    with ThreadPoolExecutor(editors + 1) as pool:
        for done in [*(pool.submit(edit, editor) for editor in range(editors)), pool.submit(review)]:
            done.result()
    locked = queries.trail(world.database, REVIEW, review_id, "snapshot_sha256")["sequence"][0]
    trail = queries.trail(world.database, ANSWER, f"{plan_id}:I05", "value")
    stood = trail.filter(pl.col("sequence") < locked).sort("sequence")["new_value"][-1]
    taken = {one["id"]: one["value"] for one in _kept(world, review_id)["answers"]}
    assert taken["I05"] == stood


def test_where_today_is_fixed_before_the_clock_on_the_wall_the_opening_is_the_first_day_of_the_period(
    world: Store, plan_id: str
) -> None:
    assert _today(world) == date(2026, 2, 1)
    before, _now, _found = reviews.since_last(world.database, plan_id, _today(world))
    assert before["day"] == "2026-01-01"
