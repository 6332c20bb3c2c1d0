"""What an answer takes, by the type of its question; kept as text, read as a value."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from kam_core.errors import FieldsError, RefusedError
from kam_core.questions.catalogue import Question
from kam_core.records.checks import checked
from kam_core.records.model import SEPARATOR, Field, Kind, Type, Value
from kam_core.store.transaction import Transaction
from kam_core.text.words import later as _

_LABEL = _("The answer")
# What a number can be, by its unit: a share is 0 to 100, a margin can be a loss, a change can be a fall.
_BOUNDS: dict[str, tuple[int | None, int | None]] = {
    "% of category spend": (0, 100),
    "% of revenue": (-1000, 100),
    "% per year": (-100, 1000),
    "hours per month": (0, 10_000),
}
_READERS: dict[Type, Callable[[str], Value]] = {
    Type.NUMBER: Decimal,
    Type.WHOLE: int,
    Type.DAY: date.fromisoformat,
}


def value_field(question: Question) -> Field:
    """What the answer to a question takes, as a field of a record.

    People of `account_team.…` and `action.…` are ours (PERSON), those of `stakeholder.…` the customer's (CONTACT).
    """
    kind = question.answer_type
    if kind == "number":
        low, high = _BOUNDS.get(question.unit or "", (0, None))
        return Field("value", _LABEL, Type.NUMBER, low=low, high=high, unit=question.unit)
    if kind == "rating":
        return Field("value", _LABEL, Type.WHOLE, low=min(question.scores), high=max(question.scores))
    if kind == "choice":
        choices = {one: one for one in question.choices}
        return Field("value", _LABEL, Type.CHOICE, choices, several=question.multi)
    if kind == "people":
        theirs = question.feeds.startswith("stakeholder.")
        return Field("value", _LABEL, Type.CONTACT if theirs else Type.PERSON, several=question.multi)
    return Field("value", _LABEL, Type.DAY if kind == "date" else Type.LONG_TEXT)


def as_value(question: Question, text: str | None) -> Value:
    """What a kept answer means: Decimal, int, date, or text (ids and choices parted by '|').

    Raises:
        FieldsError: the text is no such value.
    """
    field = value_field(question)
    plain = (text or "").strip()
    if not plain:
        return None
    try:
        return _READERS.get(field.type, str)(plain)
    except (ValueError, InvalidOperation):
        fault = RefusedError("{field} does not take {value}.", field=field.label, value=plain[:60])
        raise FieldsError({"value": fault}) from None


def as_text(value: Value) -> str | None:
    """A value as an answer keeps it: numbers without the zeros they do not need."""
    if value is None:
        return None
    if isinstance(value, Decimal):
        return format(value.normalize() + 0, "f")
    return value.isoformat() if isinstance(value, date) else str(value)


def kept_value(
    transaction: Transaction, question: Question, account_id: str, given: str | None, before: str | None
) -> str | None:
    """The text that is kept for what was given.

    Raises:
        FieldsError: the question does not take it.
    """
    kind = Kind("answer", "app.answer", "answer_id", _LABEL, _LABEL, (value_field(question),))
    stands: Mapping[str, Value] = {"value": as_value(question, before)}
    wanted = {"value": as_value(question, given)}
    return as_text(checked(transaction, kind, account_id, wanted, stands)["value"])


def ids(value: str | None) -> list[str]:
    """The ids or choices of an answer."""
    return [part for part in (value or "").split(SEPARATOR) if part]
