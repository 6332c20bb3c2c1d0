"""What tests of plans do over and over."""

from datetime import date

from kam_core.plans.answers import Answer, answers, save_answer
from kam_core.plans.plan import plan
from kam_core.records.model import Kind, Value, Wanted
from kam_core.records.writing import write
from kam_core.store.request import Request, new_request
from kam_core.store.store import Store

TODAY = date(2026, 2, 1)


def by(who: str = "P1") -> Request:
    """A new request of a person."""
    return new_request(who, "plan")


def answer(store: Store, plan_id: str, question_id: str, today: date = TODAY) -> Answer:
    """One answer as it is now."""
    found = answers(store.database, plan(store.database, plan_id), today)
    return next(one for one in found if one.question.id == question_id)


def give(store: Store, plan_id: str, question_id: str, value: Value, *, seen: Value = None) -> None:
    """Answer a question."""
    save_answer(store, by(), plan_id, question_id, {"value": Wanted(value, seen)})


def put(store: Store, kind: Kind, record_id: str, **values: Value) -> None:
    """Write into a record what no screen can: say, that a review closed it."""
    store.writer.derive(lambda kept: write(kept, kind, record_id, "001", values))
