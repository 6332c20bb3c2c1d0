"""How far a plan's questions are answered, and which one to ask next."""

from collections.abc import Iterable
from dataclasses import dataclass

from kam_core.plans.answers import Answer
from kam_core.plans.choices import STAGES
from kam_core.questions.catalogue import DEPTHS, in_depth


@dataclass(frozen=True, slots=True)
class Progress:
    """The questions of one category that a depth asks.

    `applicable` are those that nobody said do not apply. `answered` have an answer of this period: one that was taken
    over and not confirmed (`carried`) does not count yet, and neither does an `unknown` one. `stale` is a part of
    `answered`. `label` is for people, and translated where it is shown.
    """

    category: str
    label: str
    asked: int
    applicable: int
    answered: int
    carried: int
    unknown: int
    stale: int

    @property
    def share(self) -> float | None:
        """Answered of applicable; null where nothing applies."""
        return self.answered / self.applicable if self.applicable else None


def progress(answers: Iterable[Answer], depth: str) -> tuple[Progress, ...]:
    """Each category that the depth asks something of, in order."""
    by_category: dict[str, list[Answer]] = {}
    for one in _asked(answers, depth):
        by_category.setdefault(one.question.category, []).append(one)
    return tuple(_of(category, asked) for category, asked in by_category.items())


def overall(answers: Iterable[Answer], depth: str) -> Progress:
    """All categories together; its `category` is empty."""
    return _of("", _asked(answers, depth))


def next_question(answers: Iterable[Answer], depth: str, stage: str = "review") -> Answer | None:
    """What to ask next, or null where everything is answered and fresh.

    Open ones come first (those taken over and not confirmed after them), then stale ones, then those somebody is
    already finding out; within these, what the shortest depth asks, and what the plan's stage needs by now.
    """
    waiting = [(rank, one) for one in _asked(answers, depth) if (rank := _rank(one)) is not None]
    if not waiting:
        return None
    stages = list(STAGES)
    reached = stages.index(stage)

    def order(ranked: tuple[int, Answer]) -> tuple[int, int, bool, int]:
        asked = ranked[1].question
        return ranked[0], DEPTHS.index(asked.depth), stages.index(asked.stage) > reached, asked.seq

    return min(waiting, key=order)[1]


def _rank(one: Answer) -> int | None:
    """How urgently it is asked, 0 first; null where nothing is to be asked."""
    if one.state == "open":
        return 0
    if one.carried:
        return 1
    if one.stale:
        return 2
    return 3 if one.state == "unknown" else None


def _asked(answers: Iterable[Answer], depth: str) -> list[Answer]:
    ids = {one.id for one in in_depth(depth)}
    return [one for one in answers if one.question.id in ids]


def _of(category: str, asked: list[Answer]) -> Progress:
    answered = [one for one in asked if one.state == "answered" and not one.carried]
    return Progress(
        category=category,
        label=asked[0].question.category_label if category else "",
        asked=len(asked),
        applicable=sum(one.state != "not_applicable" for one in asked),
        answered=len(answered),
        carried=sum(one.carried for one in asked),
        unknown=sum(one.state == "unknown" for one in asked),
        stale=sum(one.stale for one in answered),
    )
