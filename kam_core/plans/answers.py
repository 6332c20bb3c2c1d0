"""The answers of a plan: each typed by its question, saved by itself, and open until somebody gave one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from kam_core.plans.answering import Answering, answer_id, give
from kam_core.plans.feeds import flow
from kam_core.plans.plan import Plan, plan_within
from kam_core.plans.proposals import Proposal, proposals
from kam_core.plans.unknowns import ask, settle
from kam_core.questions.catalogue import Question, question, questions
from kam_core.records.model import Wanted
from kam_core.store.database import Database
from kam_core.store.moments import moments
from kam_core.store.request import Request
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Answer:
    """A question of a plan with what is known of it.

    `state` is 'open', 'answered', 'not_applicable' (for a `reason`) or 'unknown' (an open question was made). Only an
    answered one has a `value`: text as its question's type writes it, see `answer_values`. `carried`: taken over from
    the period before, and not confirmed since. `answered_by` is a name, `answered_at` is in UTC. `stale`: nobody
    looked at it for longer than its question allows. `proposal`: what the data say, where that is something else.
    """

    question: Question
    answer_id: str
    state: str
    value: str | None
    reason: str | None
    confidence: str | None
    evidence: str | None
    source: str | None
    confirmed_on: date | None
    carried: bool
    answered_by: str | None
    answered_at: datetime | None
    stale: bool
    proposal: Proposal | None
    illustrative: bool


_UNTOUCHED: dict[str, Any] = {
    "state": "open",
    "value": None,
    "reason": None,
    "confidence": None,
    "evidence": None,
    "source": None,
    "confirmed_on": None,
    "carried": False,
    "answered_by": None,
    "answered_at": None,
    "illustrative": False,
}


def answers(
    database: Database, plan: Plan, today: date, offered: Mapping[str, Proposal] | None = None
) -> tuple[Answer, ...]:
    """All questions with their answers in a plan, in the order in which they are asked.

    Args:
        database: where from.
        plan: whose answers.
        today: what is stale is measured against it.
        offered: what the data know, as `proposals` returns it; null reads it.
    """
    found = {row.pop("question_id"): row for row in database.read("plans", "answers", plan_id=plan.plan_id).to_dicts()}
    known = proposals(database, plan, today) if offered is None else offered
    return tuple(_answer(plan, one, found.get(one.id, _UNTOUCHED), known.get(one.id), today) for one in questions())


def save_answer(store: Store, request: Request, plan_id: str, question_id: str, wanted: Mapping[str, Wanted]) -> None:
    """Save fields of an answer: value, state, reason, confidence, evidence, source, confirmed_on.

    A value makes it answered, taking the value away opens it again. Any other state empties the value; the history
    keeps it. Whoever gives a value, a state or the day on which the customer confirmed it has looked at the answer:
    it is fresh, and no longer merely taken over. Where the state matters, name it too, so that it is checked.

    Raises:
        ConflictError: somebody changed one of these fields to something else since it was opened.
        FieldsError: every field whose value is not taken.
        RefusedError: there is no such plan or question, or its period is closed.
    """
    asked, dates = question(question_id), moments(store.database)

    def save(transaction: Transaction) -> None:
        answering = Answering(plan_within(transaction, plan_id), asked, request, dates)
        before, after = give(transaction, answering, wanted)
        settle(transaction, answering, before, after)
        flow(transaction, answering, before, after)

    store.writer.save(request, save)


def say_unknown(
    store: Store, request: Request, plan_id: str, question_id: str, *, owner_id: str, due_on: date, seen: Answer
) -> str:
    """Say that nobody knows: makes an open question with who finds it out and by when, or changes the one there is.

    Args:
        store: where to.
        request: who asks.
        plan_id: of which plan.
        question_id: of which question.
        owner_id: who finds it out.
        due_on: by when.
        seen: the answer as its editor saw it.

    Returns:
        The id of the open question.

    Raises:
        ConflictError, FieldsError, RefusedError: as `save_answer`; a missing owner or day is a fault of `owner_id`
            or `due_on`.
    """
    asked, dates = question(question_id), moments(store.database)
    wanted = {"state": Wanted("unknown", seen.state), "value": Wanted(None, seen.value)}

    def save(transaction: Transaction) -> str:
        answering = Answering(plan_within(transaction, plan_id), asked, request, dates)
        give(transaction, answering, wanted, asked_for=True)
        return ask(transaction, answering, owner_id, due_on)

    return str(store.writer.save(request, save))


def _answer(plan: Plan, asked: Question, row: dict[str, Any], offered: Proposal | None, today: date) -> Answer:
    differs = offered is not None and offered.value != row["value"]
    return Answer(
        question=asked,
        answer_id=answer_id(plan.plan_id, asked.id),
        stale=is_stale(asked, row, today),
        proposal=offered if differs else None,
        **row,
    )


def is_stale(asked: Question, row: Mapping[str, Any], today: date) -> bool:
    """Whether nobody looked at what was answered for longer than the question allows."""
    if row["state"] not in ("answered", "not_applicable"):
        return False
    looked = [day for day in (row["answered_at"] and row["answered_at"].date(), row["confirmed_on"]) if day]
    return not looked or max(looked) < today - timedelta(days=asked.stale_after_days)
