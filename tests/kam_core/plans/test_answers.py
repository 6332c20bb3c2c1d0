from datetime import date

import pytest

from kam_core.errors import FieldsError
from kam_core.plans.answers import Answer, answers, save_answer, say_unknown
from kam_core.plans.kinds import OPEN_QUESTION
from kam_core.plans.plan import open_plan, plan
from kam_core.records.model import Wanted
from kam_core.records.queries import of_account
from kam_core.store.request import Request, new_request
from kam_core.store.store import Store

TODAY = date(2026, 2, 1)


def by(who: str = "P1") -> Request:
    return new_request(who, "plan")


@pytest.fixture
def plan_id(world: Store) -> str:
    return open_plan(world, by(), "001", depth="express")


def answer(store: Store, plan_id: str, question_id: str, today: date = TODAY) -> Answer:
    found = answers(store.database, plan(store.database, plan_id), today)
    return next(one for one in found if one.question.id == question_id)


def test_a_new_plan_has_all_questions_open_and_in_order(world: Store, plan_id: str) -> None:
    found = answers(world.database, plan(world.database, plan_id), TODAY)
    assert [one.question.seq for one in found] == list(range(1, 58))
    assert {(one.state, one.value, one.stale, one.carried) for one in found} == {("open", None, False, False)}


def test_a_value_makes_an_answer_and_taking_it_away_opens_it_again(world: Store, plan_id: str) -> None:
    save_answer(world, by(), plan_id, "N01", {"value": Wanted("Zero waste by 2030", None)})
    found = answer(world, plan_id, "N01")
    assert (found.state, found.value, found.answered_by) == ("answered", "Zero waste by 2030", "Ada Abel")
    save_answer(world, by(), plan_id, "N01", {"value": Wanted("", "Zero waste by 2030")})
    found = answer(world, plan_id, "N01")
    assert (found.state, found.value) == ("open", None)


def test_not_applicable_needs_a_reason(world: Store, plan_id: str) -> None:
    with pytest.raises(FieldsError) as refused:
        save_answer(world, by(), plan_id, "R02", {"state": Wanted("not_applicable", "open")})
    assert set(refused.value.faults) == {"reason"}
    wanted = {"state": Wanted("not_applicable", "open"), "reason": Wanted("They buy once only", None)}
    save_answer(world, by(), plan_id, "R02", wanted)
    assert answer(world, plan_id, "R02").state == "not_applicable"


def test_unknown_makes_an_open_question_that_answering_closes(world: Store, plan_id: str) -> None:
    seen = answer(world, plan_id, "N02")
    with pytest.raises(FieldsError) as refused:
        save_answer(world, by(), plan_id, "N02", {"state": Wanted("unknown", "open")})
    assert set(refused.value.faults) == {"state"}
    made = say_unknown(world, by(), plan_id, "N02", owner_id="P2", due_on=date(2026, 3, 1), seen=seen)
    row = of_account(world.database, OPEN_QUESTION, "001").row(0, named=True)
    assert (row["open_question_id"], row["owner_id"], row["due_on"], row["status"]) == (
        made,
        "P2",
        date(2026, 3, 1),
        "open",
    )
    assert answer(world, plan_id, "N02").state == "unknown"
    save_answer(world, by("P2"), plan_id, "N02", {"value": Wanted("Scrap", None)})
    row = of_account(world.database, OPEN_QUESTION, "001").row(0, named=True)
    assert (row["status"], row["answer"]) == ("answered", "Scrap")
