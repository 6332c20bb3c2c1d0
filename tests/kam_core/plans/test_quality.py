from datetime import date, datetime, timedelta

import polars as pl
import pytest

from kam_core.plans.answers import answers, save_answer, say_unknown
from kam_core.plans.kinds import ACTION, ANSWER, PLAN
from kam_core.plans.plan import open_plan, plan
from kam_core.plans.progress import overall
from kam_core.plans.quality import quality
from kam_core.records.model import Wanted
from kam_core.records.records import add, archive, change
from kam_core.store.store import Store
from tests.kam_core.plans.given import TODAY, answer, by, give, put


def of(store: Store, account_id: str) -> dict[str, object]:
    return quality(store.database, pl.DataFrame({"account_id": [account_id]}), TODAY).row(0, named=True)


def act(world: Store) -> None:
    """Three actions were due: one done in time, one late, one not yet; the others do not count."""
    due = {"due_on": date(2026, 1, 10)}
    add(world, by(), ACTION, "001", {"title": "In time", "status": "done", "done_on": date(2026, 1, 10), **due})
    add(world, by(), ACTION, "001", {"title": "Late", "status": "done", "done_on": date(2026, 1, 11), **due})
    add(world, by(), ACTION, "001", {"title": "Not yet", **due})
    add(world, by(), ACTION, "001", {"title": "Dropped", "status": "dropped", **due})
    add(world, by(), ACTION, "001", {"title": "Later", "due_on": TODAY + timedelta(days=1)})
    add(world, by(), ACTION, "001", {"title": "Before", "due_on": date(2025, 12, 31)})
    away = add(world, by(), ACTION, "001", {"title": "Away", **due})
    archive(world, by(), ACTION, away)


@pytest.mark.usefixtures("plan_id")
def test_a_plan_without_answers_has_no_quality(world: Store) -> None:
    found = of(world, "001")
    assert (found["completeness"], found["freshness"], found["on_time"], found["quality"]) == (0.0, None, None, None)
    assert (found["answered"], found["applicable"], found["depth"], found["stage"]) == (0, 57, "full", "strategy")


def test_quality_is_the_mean_of_complete_fresh_and_on_time(world: Store, plan_id: str) -> None:
    """Express: 18 questions, 1 does not apply; 2 of 17 answered, 1 unknown, 1 taken over. Of the 3 that hold an
    answer, 1 is stale. Of 3 actions due, 1 was done by then. (2/17 + 2/3 + 1/3) / 3."""
    change(world, by(), PLAN, plan_id, {"depth": Wanted("express", "full")})
    for asked, value in (("N01", "a"), ("N02", "b"), ("R06", "c"), ("N03", "only asked by longer plans")):
        give(world, plan_id, asked, value)
    put(world, ANSWER, f"{plan_id}:N02", answered_at=datetime(2025, 10, 3))
    put(world, ANSWER, f"{plan_id}:R06", carried=True)
    none = {"state": Wanted("not_applicable", "open"), "reason": Wanted("No rivals", None)}
    save_answer(world, by(), plan_id, "C01", none)
    say_unknown(world, by(), plan_id, "V05", owner_id="P1", due_on=TODAY, seen=answer(world, plan_id, "V05"))
    act(world)
    found = of(world, "001")
    counts = {name: found[name] for name in ("answered", "applicable", "unknown", "carried", "stale", "due")}
    assert counts == {"answered": 2, "applicable": 17, "unknown": 1, "carried": 1, "stale": 1, "due": 3}
    assert found["completeness"] == pytest.approx(2 / 17)
    assert found["freshness"] == pytest.approx(2 / 3)
    assert found["on_time"] == pytest.approx(1 / 3)
    assert found["quality"] == pytest.approx((2 / 17 + 1) / 3)
    far = overall(answers(world.database, plan(world.database, plan_id), TODAY), "express")
    assert (far.answered, far.applicable, far.unknown, far.carried) == (2, 17, 1, 1)


@pytest.mark.usefixtures("plan_id")
def test_only_the_newest_plan_of_an_account_counts_and_only_of_those_asked_for(world: Store) -> None:
    newest = open_plan(world, by(), "001", period_start=date(2027, 1, 1), period_end=date(2027, 12, 31))
    other = open_plan(world, by(), "002")
    assert quality(world.database, None, TODAY)["plan_id"].to_list() == [newest, other]
    assert of(world, "002")["plan_id"] == other
    nobody = pl.DataFrame({"account_id": ["003"]})
    assert quality(world.database, nobody, TODAY).is_empty()
