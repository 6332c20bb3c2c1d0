"""What an answer is to people: its value in words, and whether it is what we think of somebody."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kam_core.plans.answer_values import ids
from kam_core.questions.catalogue import Question
from kam_core.text import numbers
from kam_core.text.words import _


@dataclass(frozen=True, slots=True)
class Known:
    """What the words of changes need: names of people by id, and the base currency."""

    names: Mapping[str, str]
    currency: str


def is_opinion(question: Question) -> bool:
    """Whether a question asks what we think of people."""
    return question.feeds.startswith("stakeholder.") or question.feeds == "signal.key_person_risk"


def answer_words(question: Question, value: str | None, known: Known) -> str:
    """The value of an answer: names for ids, numbers with their unit."""
    if value is None:
        return numbers.UNKNOWN
    match question.answer_type:
        case "number":
            return _number(question, Decimal(value), known.currency)
        case "date":
            return numbers.day(date.fromisoformat(value))
        case "people" | "choice":
            return ", ".join(known.names.get(one, _(one)) for one in ids(value))
        case _text:
            return value


def _number(question: Question, value: Decimal, currency: str) -> str:
    if question.unit == "currency" and currency:
        return numbers.money(value, currency)
    amount = numbers.number(value, -min(int(value.normalize().as_tuple().exponent), 0))
    return _("{amount} {unit}", amount=amount, unit=_(question.unit)) if question.unit else amount
