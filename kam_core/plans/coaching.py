"""Prompts for what account managers leave undone.

They do not ask what more is possible, do not involve those who know, do not know the questions, and avoid the talk.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from kam_core.plans.answers import Answer
from kam_core.text.words import later


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt with the questions that it is about; `gap` and `text` are for people, translated where shown."""

    key: str
    gap: str
    text: str
    question_ids: tuple[str, ...]


PROMPTS: tuple[Prompt, ...] = (
    Prompt(
        "more_value",
        later("Ask what more we could do"),
        later("Ask them this week: “What would make us worth twice as much to you?”"),
        ("V03", "V04", "N01"),
    ),
    Prompt(
        "experts",
        later("Bring in those who know"),
        later("Name one colleague who knows their problem better than you, and take that person along."),
        ("T02", "T07", "V06"),
    ),
    Prompt(
        "questions",
        later("Know the questions"),
        later("Pick three open questions before the next visit; each needs somebody to ask."),
        ("R01", "N02", "P01", "C01"),
    ),
    Prompt(
        "talk",
        later("Have the talk"),
        later("Raise what went wrong, or what you fear, before they do."),
        ("I06", "P03", "C02", "N05"),
    ),
)


def prompts(answers: Iterable[Answer]) -> tuple[Prompt, ...]:
    """The prompts that a plan needs: those with a question that has no answer, or one that is stale.

    The one with the most such questions comes first.
    """
    missing = {one.question.id for one in answers if one.state in ("open", "unknown") or one.carried or one.stale}
    counted = [(sum(asked in missing for asked in one.question_ids), one) for one in PROMPTS]
    return tuple(one for count, one in sorted(counted, key=lambda pair: -pair[0]) if count)
