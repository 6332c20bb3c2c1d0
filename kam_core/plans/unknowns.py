"""What we do not know yet: each question answered "unknown" is an open question that somebody finds out by a day."""

from collections.abc import Mapping
from datetime import date

from kam_core.errors import FieldsError, RefusedError
from kam_core.plans.answer_values import ids
from kam_core.plans.answering import Answering
from kam_core.plans.kinds import OPEN_QUESTION
from kam_core.records.model import Value, Wanted
from kam_core.records.writing import insert, update
from kam_core.store.transaction import Transaction
from kam_core.text.words import _

_MISSING = {"owner_id": RefusedError("Say who finds it out."), "due_on": RefusedError("Say by when.")}


def ask(transaction: Transaction, answering: Answering, owner_id: str | None, due_on: date | None) -> str:
    """Make the open question of an unknown answer, or give the one there is this owner and day.

    Returns:
        Its id.

    Raises:
        FieldsError: the owner or the day is missing or not taken.
    """
    given: dict[str, Value] = {"owner_id": owner_id or None, "due_on": due_on}
    missing = {name: _MISSING[name] for name, value in given.items() if value is None}
    if missing:
        raise FieldsError(missing)
    there = _asked(transaction, answering)
    if there:
        update(transaction, OPEN_QUESTION, str(there["id"]), {n: Wanted(v, there[n]) for n, v in given.items()})
        return str(there["id"])
    values = {
        "question": _(answering.question.text),
        "plan_id": answering.plan.plan_id,
        "question_id": answering.question.id,
        **given,
    }
    return insert(transaction, OPEN_QUESTION, answering.plan.account_id, values)


def settle(
    transaction: Transaction, answering: Answering, before: Mapping[str, Value], after: Mapping[str, Value]
) -> None:
    """Close the open question of an answer that is unknown no longer: answered, or no longer asked."""
    if before["state"] != "unknown" or after["state"] == "unknown":
        return
    there = _asked(transaction, answering)
    if not there:
        return
    answered = after["state"] == "answered"
    wanted = {"status": Wanted("answered" if answered else "dropped", there["status"])}
    if answered:
        wanted["answer"] = Wanted(_in_words(transaction, answering, str(after["value"])), there["answer"])
    update(transaction, OPEN_QUESTION, str(there["id"]), wanted)


def _in_words(transaction: Transaction, answering: Answering, value: str) -> str:
    """The answer as people read it: names for ids, one a line."""
    if answering.question.answer_type not in ("people", "choice"):
        return value
    known = transaction.read("plans", "names", account_id=answering.plan.account_id)
    names: dict[str, str] = dict(known.iter_rows())
    return "\n".join(names.get(one, one) for one in ids(value))


def _asked(transaction: Transaction, answering: Answering) -> dict[str, Value] | None:
    """The open question that stands for an unknown answer."""
    return transaction.one("plans", "asked", plan_id=answering.plan.plan_id, question_id=answering.question.id)
