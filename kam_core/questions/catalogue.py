"""The questions of a growth plan, as `growth_plan_questions.csv` has them: editing the file changes the product."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kam_core.errors import ContractError, RefusedError

_FILE = "growth_plan_questions.csv"
_SEPARATOR = "|"
ANSWER_TYPES = ("text", "number", "date", "choice", "people", "rating")
# Each depth asks what the ones before it ask, and more.
DEPTHS = ("express", "standard", "full")


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    `text`, `category_label`, `why` and `choices` are for people, and translated where they are shown. `choices` are
    what a choice offers and what it keeps; for a rating, the words at the ends of its scale. `scores` stand beside
    the choices: 0 to 100, or the numbers at the ends of the scale; empty where a choice is no score. `polarity` says
    which way is good ('higher_is_better', 'lower_is_better', 'context'). `depth` is the shortest plan that asks it.
    `feeds` names what the answer belongs to.
    """

    id: str
    category: str
    category_label: str
    seq: int
    text: str
    answer_type: str
    choices: tuple[str, ...]
    scores: tuple[int, ...]
    unit: str | None
    multi: bool
    polarity: str | None
    stage: str
    themes: tuple[str, ...]
    why: str
    depth: str
    stale_after_days: int
    feeds: str


@cache
def questions() -> tuple[Question, ...]:
    """All questions, in the order in which they are asked.

    Raises:
        ContractError: the file has an id twice, or a type or depth that is none.
    """
    text = (files("kam_core") / "questions" / _FILE).read_text(encoding="utf-8")
    found = sorted((_question(row) for row in csv.DictReader(text.splitlines())), key=lambda one: one.seq)
    faults = [one.id for one in found if one.answer_type not in ANSWER_TYPES or one.depth not in DEPTHS]
    if faults or len({one.id for one in found}) < len(found):
        raise ContractError(_FILE, faults or ["an id stands there twice"])
    return tuple(found)


def question(question_id: str) -> Question:
    """The question of this id.

    Raises:
        RefusedError: there is none.
    """
    found = _by_id().get(question_id)
    if found is None:
        raise RefusedError("There is no question {question}.", question=question_id)
    return found


def in_depth(depth: str) -> tuple[Question, ...]:
    """What a plan of this depth asks: 'express', 'standard' or 'full'."""
    asked = DEPTHS[: DEPTHS.index(depth) + 1]
    return tuple(one for one in questions() if one.depth in asked)


def categories() -> dict[str, str]:
    """The categories in their order: key to words."""
    return {one.category: one.category_label for one in questions()}


@cache
def _by_id() -> dict[str, Question]:
    return {one.id: one for one in questions()}


def _question(row: dict[str, str]) -> Question:
    choices, scores = _rating(row) if row["answer_type"] == "rating" else _choices(row)
    return Question(
        id=row["id"],
        category=row["category"],
        category_label=row["category_label"],
        seq=int(row["seq"]),
        text=row["question"],
        answer_type=row["answer_type"],
        choices=choices,
        scores=scores,
        unit=row["unit"] or None,
        multi=row["multi"] == "1",
        polarity=row["polarity"] or None,
        stage=row["stage"],
        themes=_parts(row["themes"]),
        why=row["why_it_matters"],
        depth=row["depth"],
        stale_after_days=int(row["stale_after_days"]),
        feeds=row["feeds"],
    )


def _choices(row: dict[str, str]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    return _parts(row["choices_or_scale"]), tuple(int(score) for score in _parts(row["choice_scores"]))


def _rating(row: dict[str, str]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The ends of a scale, written '1=hardly;5=severely'."""
    ends = [end.split("=", 1) for end in row["choices_or_scale"].split(";")]
    return tuple(words for _, words in ends), tuple(int(number) for number, _ in ends)


def _parts(listed: str) -> tuple[str, ...]:
    return tuple(part for part in listed.split(_SEPARATOR) if part)
