"""The fields of an answer as places that save by themselves."""

from functools import partial

from kam_core.errors import KamError
from kam_core.plans import answers
from kam_core.plans.answer_values import as_text, as_value, value_field
from kam_core.plans.answers import Answer
from kam_core.plans.kinds import ANSWER
from kam_core.plans.plan import Plan
from kam_core.questions.catalogue import Question
from kam_core.records import queries
from kam_core.records.model import Value, Wanted
from kam_core.store.request import Request
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import autosave_place
from pages.widgets.autosave_place import Place


def place(plan: Plan, answer: Answer) -> Place:
    """The answer itself, as the type of its question takes it."""
    asked = answer.question
    return Place(
        key=f"answer:{answer.answer_id}:value",
        field=value_field(asked),
        label=_(asked.text),
        account_id=plan.account_id,
        now=_value(answer, answer.value),
        read=partial(_read_value, answer),
        save=partial(_save_value, plan.plan_id, answer),
        locked=plan.locked_at is not None,
        offered=_ends(asked),
        lines=2,
        bare=True,
        spread=asked.answer_type in ("choice", "rating"),
    )


def _ends(asked: Question) -> dict[str, str]:
    """The numbers at the ends of a scale with what they mean."""
    if asked.answer_type != "rating":
        return {}
    ends = zip(asked.scores, asked.choices, strict=True)
    return {str(number): _("{number} {meaning}", number=number, meaning=_(meaning)) for number, meaning in ends}


def part(plan: Plan, answer: Answer, name: str) -> Place:
    """Another field of the answer: confidence, evidence, source, confirmed_on, reason."""
    one = ANSWER.field(name)
    return Place(
        key=f"answer:{answer.answer_id}:{name}",
        field=one,
        label=_(one.label),
        account_id=plan.account_id,
        now=getattr(answer, name),
        read=partial(_read, answer, name),
        save=partial(_save, plan.plan_id, answer, name),
        locked=plan.locked_at is not None,
        lines=2,
    )


def still_true(plan_id: str, answer: Answer, request: Request) -> None:
    """What was answered before holds: said again today."""
    _give(plan_id, answer, request, {"state": Wanted(answer.state, answer.state)})


def take(plan_id: str, answer: Answer, request: Request) -> None:
    """Answer with what our data say."""
    if answer.proposal:
        wanted = {"value": Wanted(answer.proposal.value, answer.value), "source": Wanted("data", answer.source)}
        _give(plan_id, answer, request, wanted)


def open_again(plan_id: str, answer: Answer, request: Request) -> None:
    """Take the answer, or what was said in its place, away: it is asked again."""
    _give(plan_id, answer, request, {"state": Wanted("open", answer.state), "value": Wanted(None, answer.value)})


def back_to(plan_id: str, answer: Answer, value: str | None, request: Request) -> None:
    """The answer as it was once, as a new version."""
    _give(plan_id, answer, request, {"value": Wanted(value, answer.value)})


def in_words(plan: Plan, answer: Answer, kept: str | None) -> str:
    """A value of the answer as people read it; text that means nothing to the question, as it is."""
    try:
        value = _value(answer, kept)
    except KamError:
        return kept or ""
    return autosave_place.in_words(place(plan, answer), None if value is None else str(value))


def _value(answer: Answer, kept: str | None) -> Value:
    return as_value(answer.question, kept)


def _read_value(answer: Answer) -> Value:
    now = _read(answer, "value")
    return _value(answer, None if now is None else str(now))


def _save_value(plan_id: str, answer: Answer, request: Request, wanted: Wanted) -> None:
    _give(plan_id, answer, request, {"value": Wanted(as_text(wanted.value), as_text(wanted.seen))})


def _save(plan_id: str, answer: Answer, name: str, request: Request, wanted: Wanted) -> None:
    given = {name: wanted}
    if name == "reason" and wanted.value is not None:
        given |= {"state": Wanted("not_applicable", answer.state), "value": Wanted(None, answer.value)}
    _give(plan_id, answer, request, given)


def _give(plan_id: str, answer: Answer, request: Request, wanted: dict[str, Wanted]) -> None:
    answers.save_answer(resources.store(), request, plan_id, answer.question.id, wanted)


def _read(answer: Answer, name: str) -> Value:
    found = resources.store().database.read("plans", "answer_is_there", answer_id=answer.answer_id)
    if found.is_empty():
        return None
    return queries.record(resources.store().database, ANSWER, answer.answer_id)[name]
