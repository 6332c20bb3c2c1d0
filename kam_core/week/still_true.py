"""Answers that somebody looked at and found still true: fresh again, all of a category in one save."""

from kam_core.plans.answering import Answering, give
from kam_core.plans.plan import plan_within
from kam_core.questions.catalogue import question
from kam_core.records.model import Wanted
from kam_core.store.moments import moments
from kam_core.store.request import Request
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction
from kam_core.week.sources import asked_questions


def still_true(store: Store, request: Request, plan_id: str, category: str) -> None:
    """Note that somebody looked at the stale answers of one category, and left them as they are.

    The day on which the customer confirmed them stays: only they can move it.

    Raises:
        RefusedError: there is no such plan, or its period is closed; nothing is saved.
    """
    known = moments(store.database)

    def save(transaction: Transaction) -> None:
        plan = plan_within(transaction, plan_id)
        frames = {"questions": asked_questions()}
        stale = transaction.read(
            "week", "stale_of_plan", frames=frames, plan_id=plan_id, category=category, today=known.today
        )
        for question_id, state in stale.iter_rows():
            answering = Answering(plan, question(question_id), request, known)
            give(transaction, answering, {"state": Wanted(state, state)})

    store.writer.save(request, save)
