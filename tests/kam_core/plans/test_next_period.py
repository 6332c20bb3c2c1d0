"""Closing a period and opening the next."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from threading import Barrier

import pytest

from kam_core.errors import KamError, RefusedError
from kam_core.ingest.load import load_file
from kam_core.plans import reviews
from kam_core.plans.answers import save_answer, say_unknown
from kam_core.plans.kinds import ACTION, ANSWER, OBJECTIVE, OPEN_QUESTION, PLAN
from kam_core.plans.next_period import following, open_next
from kam_core.plans.plan import plan, plans
from kam_core.records import queries, records
from kam_core.records.model import Wanted
from kam_core.store.store import Store
from tests.kam_core.plans.given import answer, by, give


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        pytest.param(date(2026, 1, 1), date(2026, 12, 31), (date(2027, 1, 1), date(2027, 12, 31)), id="a year"),
        pytest.param(date(2026, 1, 1), date(2026, 3, 31), (date(2026, 4, 1), date(2026, 6, 30)), id="a quarter"),
        pytest.param(date(2024, 2, 1), date(2024, 2, 29), (date(2024, 3, 1), date(2024, 3, 31)), id="a month"),
        pytest.param(date(2026, 1, 5), date(2026, 1, 18), (date(2026, 1, 19), date(2026, 2, 1)), id="two weeks"),
    ],
)
def test_the_next_period_is_as_long(start: date, end: date, expected: tuple[date, date]) -> None:
    assert following(start, end) == expected


def test_answers_are_taken_over_and_asked_again(world: Store, plan_id: str) -> None:
    give(world, plan_id, "I05", Decimal(40))
    before = answer(world, plan_id, "I05")
    next_id = open_next(world, by(), plan_id)
    taken = answer(world, next_id, "I05")
    assert (taken.value, taken.state, taken.carried) == ("40", "answered", True)
    assert (taken.answered_at, taken.answered_by) == (before.answered_at, before.answered_by)
    assert answer(world, next_id, "T05").state == "open"
    give(world, next_id, "I05", Decimal(40), seen="40")
    assert not answer(world, next_id, "I05").carried


def test_the_closed_plan_takes_no_change_and_the_next_one_goes_on(world: Store, plan_id: str) -> None:
    give(world, plan_id, "I05", Decimal(40))
    next_id = open_next(world, by(), plan_id)
    old, new = plan(world.database, plan_id), plan(world.database, next_id)
    assert old.locked_at is not None
    assert (new.period_start, new.stage, new.depth) == (old.period_end + timedelta(days=1), "strategy", old.depth)
    with pytest.raises(RefusedError, match="was closed on"):
        save_answer(world, by(), plan_id, "I05", {"value": Wanted("41", "40")})
    with pytest.raises(RefusedError, match="was closed on"):
        records.change(world, by(), PLAN, plan_id, {"purpose": Wanted("x", None)})
    with pytest.raises(RefusedError, match="was closed on"):
        records.add(world, by(), OBJECTIVE, "001", {"plan_id": plan_id, "title": "Late"})
    with pytest.raises(RefusedError, match="was closed on"):
        reviews.begin(world, by(), plan_id)


def test_open_objectives_go_on_with_their_open_actions(world: Store, plan_id: str) -> None:
    goal = records.add(world, by(), OBJECTIVE, "001", {"plan_id": plan_id, "title": "Grow", "owner_id": "P2"})
    records.add(world, by(), OBJECTIVE, "001", {"plan_id": plan_id, "title": "Won", "status": "reached"})
    todo = records.add(world, by(), ACTION, "001", {"title": "Call", "objective_id": goal})
    done = records.add(world, by(), ACTION, "001", {"title": "Met", "objective_id": goal, "status": "done"})
    next_id = open_next(world, by(), plan_id)
    there = queries.of_account(world.database, OBJECTIVE, "001").filter(plan_id=next_id)
    assert there.select("title", "owner_id").rows() == [("Grow", "P2")]
    carried = there["objective_id"][0]
    assert queries.record(world.database, ACTION, todo)["objective_id"] == carried
    assert queries.record(world.database, ACTION, done)["objective_id"] == goal


def test_who_finds_out_an_unknown_answer_still_does(world: Store, plan_id: str) -> None:
    seen = answer(world, plan_id, "I05")
    asked = say_unknown(world, by(), plan_id, "I05", owner_id="P2", due_on=date(2026, 3, 1), seen=seen)
    next_id = open_next(world, by(), plan_id)
    assert queries.record(world.database, OPEN_QUESTION, asked)["plan_id"] == next_id
    give(world, next_id, "I05", Decimal(40))
    assert queries.record(world.database, OPEN_QUESTION, asked)["status"] == "answered"


def test_the_history_tells_what_was_taken_over(world: Store, plan_id: str) -> None:
    give(world, plan_id, "I05", Decimal(40))
    next_id = open_next(world, by(), plan_id)
    trail = queries.trail(world.database, ANSWER, f"{next_id}:I05")
    told = dict(trail.select("field", "new_value").iter_rows())
    assert (told["value"], told["carried"], told["plan_id"]) == ("40", "True", next_id)


def test_a_retry_opens_one_period_and_a_second_try_is_refused(world: Store, plan_id: str) -> None:
    request = by()
    assert open_next(world, request, plan_id) == open_next(world, request, plan_id)
    with pytest.raises(RefusedError, match="was closed on"):
        open_next(world, by(), plan_id)
    assert plans(world.database, "001").height == 2


def test_of_many_who_open_the_next_period_at_once_one_does(world: Store, plan_id: str) -> None:
    tries = 8
    ready = Barrier(tries)

    def attempt(_number: int) -> bool:
        ready.wait()
        try:
            open_next(world, by(), plan_id)
        except KamError:
            return False
        return True

    with ThreadPoolExecutor(tries) as pool:
        assert sum(pool.map(attempt, range(tries))) == 1
    assert plans(world.database, "001").height == 2


def test_a_period_with_a_review_in_preparation_stays_open(world: Store, plan_id: str) -> None:
    reviews.begin(world, by(), plan_id)
    with pytest.raises(RefusedError, match="being prepared"):
        open_next(world, by(), plan_id)
    assert plan(world.database, plan_id).locked_at is None


def test_no_answer_changes_in_a_period_that_is_closed_while_people_type(world: Store, plan_id: str) -> None:
    """What the next period took over is what the closed one holds, to the end."""
    give(world, plan_id, "I05", Decimal(1))
    editors = 6
    ready = Barrier(editors + 1)

    def edit(editor: int) -> None:
        ready.wait()
        for number in range(12):
            value = answer(world, plan_id, "I05").value
            try:
                give(world, plan_id, "I05", Decimal(100 * editor + number), seen=value)
            except KamError:
                continue

    def close() -> str:
        ready.wait()
        return open_next(world, by(), plan_id)

    with ThreadPoolExecutor(editors + 1) as pool:
        editing = [pool.submit(edit, editor) for editor in range(editors)]
        next_id = pool.submit(close).result()
        for one in editing:
            one.result()
    closed = queries.trail(world.database, PLAN, plan_id, "locked_at")["sequence"][0]
    changed = queries.trail(world.database, ANSWER, f"{plan_id}:I05")["sequence"].max()
    assert isinstance(changed, int)
    assert changed < closed
    assert answer(world, next_id, "I05").value == answer(world, plan_id, "I05").value


def test_what_somebody_had_who_left_goes_on_in_their_name(world: Store, plan_id: str, tmp_path: Path) -> None:
    goal = records.add(world, by(), OBJECTIVE, "001", {"plan_id": plan_id, "title": "Grow", "owner_id": "P2"})
    todo = records.add(world, by(), ACTION, "001", {"title": "Call", "objective_id": goal, "owner_id": "P2"})
    records.change(world, by(), PLAN, plan_id, {"lead_id": Wanted("P2", plan(world.database, plan_id).lead_id)})
    seen = answer(world, plan_id, "I05")
    asked = say_unknown(world, by(), plan_id, "I05", owner_id="P2", due_on=date(2026, 3, 1), seen=seen)
    left = tmp_path / "people.csv"
    left.write_text("person_id,person_name,active\nP2,Ben Bose,false\n")
    load_file(world, left, "people", who="P1")

    next_id = open_next(world, by(), plan_id)
    assert plan(world.database, next_id).lead_id == "P2"
    assert queries.record(world.database, ACTION, todo)["owner_id"] == "P2"
    assert queries.record(world.database, OPEN_QUESTION, asked)["plan_id"] == next_id
