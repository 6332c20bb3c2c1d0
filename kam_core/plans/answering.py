"""One answer within a save: what follows from what somebody gave, and where it goes from there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kam_core.errors import FieldsError, RefusedError
from kam_core.period import Moments
from kam_core.plans.answer_values import kept_value
from kam_core.plans.kinds import ANSWER
from kam_core.plans.plan import Plan
from kam_core.questions.catalogue import Question
from kam_core.records.model import Value, Wanted
from kam_core.records.writing import guard, insert, now, update
from kam_core.store.clock import now_utc
from kam_core.store.request import Request
from kam_core.store.transaction import Transaction

GIVEN = ("value", "state", "reason", "confidence", "evidence", "source", "confirmed_on")
# Who says one of these has looked at the answer: it is this period's now, and as fresh as today.
_LOOKED_AT = frozenset(("value", "state", "confirmed_on"))


@dataclass(frozen=True, slots=True)
class Answering:
    """One answer of a plan that somebody gives."""

    plan: Plan
    question: Question
    request: Request
    moments: Moments

    @property
    def answer_id(self) -> str:
        """The id of the answer."""
        return answer_id(self.plan.plan_id, self.question.id)


def answer_id(plan_id: str, question_id: str) -> str:
    """The id of a plan's answer to a question."""
    return f"{plan_id}:{question_id}"


def give(
    transaction: Transaction, answering: Answering, wanted: Mapping[str, Wanted], *, asked_for: bool = False
) -> tuple[dict[str, Value], dict[str, Value]]:
    """Save fields of an answer; `asked_for`: an open question is made beside it, so it may be unknown.

    Returns:
        The answer before and after.

    Raises:
        ConflictError, FieldsError, RefusedError: nothing is saved.
    """
    before = _before(transaction, answering)
    # Also where nothing changes: saying the same again would stamp it.
    guard(transaction, ANSWER, before)
    fields = _fields(transaction, answering, wanted, before)
    _check(answering, {**before, **{name: one.value for name, one in fields.items()}}, before, asked_for=asked_for)
    after = update(transaction, ANSWER, answering.answer_id, fields)
    if _LOOKED_AT & wanted.keys():
        transaction.execute(
            "plans",
            "stamp_answer",
            answer_id=answering.answer_id,
            answered_by=answering.request.who,
            answered_at=now_utc(),
        )
    return before, after


def _before(transaction: Transaction, answering: Answering) -> dict[str, Value]:
    """The answer as it stands; an open one is made where nobody gave any."""
    if transaction.first("plans", "answer_is_there", answer_id=answering.answer_id) is None:
        values = {"plan_id": answering.plan.plan_id, "question_id": answering.question.id}
        insert(transaction, ANSWER, answering.plan.account_id, values, record_id=answering.answer_id)
    return now(transaction, ANSWER, answering.answer_id)


def _fields(
    transaction: Transaction, answering: Answering, wanted: Mapping[str, Wanted], before: Mapping[str, Value]
) -> dict[str, Wanted]:
    """What was given, and what follows from it for the value, the state and the mark of the period before."""
    strange = set(wanted) - set(GIVEN)
    if strange:
        raise RefusedError("An answer has no field {field}.", field=", ".join(sorted(strange)))
    fields = dict(wanted)
    if "value" in wanted:
        given, stands = wanted["value"].value, before["value"]
        value = kept_value(
            transaction,
            answering.question,
            answering.plan.account_id,
            None if given is None else str(given),
            None if stands is None else str(stands),
        )
        fields["value"] = Wanted(value, wanted["value"].seen)
    state = _state(fields, before)
    fields["state"] = Wanted(state, wanted["state"].seen if "state" in wanted else before["state"])
    if state != "answered" and (before["value"] is not None or "value" in fields):
        fields["value"] = Wanted(None, fields["value"].seen if "value" in fields else before["value"])
    if _LOOKED_AT & wanted.keys():
        fields["carried"] = Wanted(value=False, seen=before["carried"])
    return fields


def _state(fields: Mapping[str, Wanted], before: Mapping[str, Value]) -> Value:
    """The state: as given, or what giving or taking away a value makes it."""
    if "state" in fields:
        return fields["state"].value
    if "value" not in fields:
        return before["state"]
    if fields["value"].value is not None:
        return "answered"
    return "open" if before["state"] == "answered" else before["state"]


def _check(answering: Answering, after: Mapping[str, Value], before: Mapping[str, Value], *, asked_for: bool) -> None:
    """Refuse an answer whose parts do not go together."""
    faults: dict[str, RefusedError] = {}
    if after["state"] == "answered" and after["value"] is None:
        faults["value"] = RefusedError("Give the answer first.")
    if after["state"] == "not_applicable" and not str(after["reason"] or "").strip():
        faults["reason"] = RefusedError("Say why the question does not apply here.")
    if after["state"] == "unknown" and before["state"] != "unknown" and not asked_for:
        faults["state"] = RefusedError("Say who finds it out, and by when.")
    confirmed = after["confirmed_on"]
    if isinstance(confirmed, date) and confirmed > answering.moments.today and confirmed != before["confirmed_on"]:
        faults["confirmed_on"] = RefusedError("{day} lies in the future.", day=confirmed)
    if faults:
        raise FieldsError(faults)
