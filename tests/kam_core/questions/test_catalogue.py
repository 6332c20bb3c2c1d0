from collections import Counter

import pytest

from kam_core.errors import RefusedError
from kam_core.questions.catalogue import categories, in_depth, question, questions


def test_there_are_57_questions_in_8_categories_and_their_ids_are_stable() -> None:
    sizes = Counter(one.category for one in questions())
    assert list(categories()) == list(sizes)
    assert dict(sizes) == {
        "our_team": 7,
        "account_people": 8,
        "trends": 7,
        "needs": 8,
        "insights": 7,
        "competitors": 7,
        "value": 8,
        "unknowns": 5,
    }
    assert [one.id for one in questions()][:8] == ["T01", "T02", "T03", "T04", "T05", "T06", "T07", "P01"]


@pytest.mark.parametrize(("depth", "asked"), [("express", 18), ("standard", 38), ("full", 57)])
def test_each_depth_asks_what_the_shorter_ones_ask_and_more(depth: str, asked: int) -> None:
    assert len(in_depth(depth)) == asked
    assert set(in_depth("express")) <= set(in_depth(depth))


@pytest.mark.parametrize(("theme", "asked"), [("penetrate", 26), ("expand", 36), ("protect", 37)])
def test_each_theme_has_its_questions(theme: str, asked: int) -> None:
    assert sum(theme in one.themes for one in questions()) == asked


def test_a_choice_and_a_rating_have_their_words_and_scores() -> None:
    assert question("T07").choices == ("all agreed", "most agreed", "some agreed", "nobody asked yet")
    assert question("T07").scores == (100, 67, 33, 0)
    assert (question("R07").choices, question("R07").scores) == (("hardly", "severely"), (1, 5))
    assert question("R04").multi


def test_there_is_no_other_question() -> None:
    with pytest.raises(RefusedError, match="X99"):
        question("X99")
