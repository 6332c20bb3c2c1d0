from datetime import datetime
from typing import Any

import pytest

from kam_core.plans.answers import Answer
from kam_core.plans.progress import next_question, overall, progress
from kam_core.questions.catalogue import questions


def given(states: dict[str, dict[str, Any]]) -> list[Answer]:
    """All answers, open but for those in `states`."""
    nothing = dict.fromkeys(
        (
            "value",
            "reason",
            "confidence",
            "evidence",
            "source",
            "confirmed_on",
            "answered_by",
            "answered_at",
            "proposal",
        )
    )
    plain: dict[str, Any] = {"state": "open", "carried": False, "stale": False, "illustrative": False, **nothing}
    return [
        Answer(question=one, answer_id=f"plan:{one.id}", **{**plain, **states.get(one.id, {})}) for one in questions()
    ]


ANSWERED = {"state": "answered", "answered_at": datetime(2026, 1, 1)}


def test_unknown_and_taken_over_are_not_answered_and_what_does_not_apply_does_not_count() -> None:
    """Express asks T01 and T03 of the team, P01, P02 and P07 of the people."""
    states = {
        "T01": ANSWERED,
        "T03": {"state": "not_applicable"},
        "P01": {"state": "unknown"},
        "P02": {**ANSWERED, "carried": True},
        "P07": {**ANSWERED, "stale": True},
    }
    team, people = progress(given(states), "express")[:2]
    assert (team.asked, team.applicable, team.answered, team.share) == (2, 1, 1, 1.0)
    assert (people.asked, people.applicable, people.answered) == (3, 3, 1)
    assert (people.unknown, people.carried, people.stale) == (1, 1, 1)
    whole = overall(given(states), "express")
    assert (whole.asked, whole.applicable, whole.answered) == (18, 17, 2)


def test_a_category_in_which_nothing_applies_has_no_share() -> None:
    states = {"T01": {"state": "not_applicable"}, "T03": {"state": "not_applicable"}}
    assert progress(given(states), "express")[0].share is None


@pytest.mark.parametrize(
    ("states", "depth", "stage", "asked"),
    [
        pytest.param({}, "full", "strategy", "T01", id="first of all what the stage needs by now"),
        pytest.param({"T01": ANSWERED, "T03": ANSWERED}, "full", "strategy", "P01", id="the shortest depth first"),
        pytest.param({"T01": {"state": "unknown"}, "T03": ANSWERED}, "full", "research", "P01", id="not the unknown"),
    ],
)
def test_the_next_question_is_the_most_useful_open_one(
    states: dict[str, dict[str, Any]], depth: str, stage: str, asked: str
) -> None:
    found = next_question(given(states), depth, stage)
    assert found is not None
    assert found.question.id == asked


def test_open_comes_before_taken_over_before_stale_before_unknown_and_then_nothing() -> None:
    states = {one.id: ANSWERED for one in questions()}
    states |= {
        "U05": {"state": "open"},
        "V05": {**ANSWERED, "carried": True},
        "N01": {**ANSWERED, "stale": True},
        "T01": {"state": "unknown"},
    }
    order = []
    while (found := next_question(given(states), "express")) is not None:
        order.append(found.question.id)
        states[found.question.id] = ANSWERED
    assert order == ["U05", "V05", "N01", "T01"]
