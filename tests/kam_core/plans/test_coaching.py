from kam_core.plans.coaching import PROMPTS, prompts
from kam_core.questions.catalogue import question
from tests.kam_core.plans.test_progress import ANSWERED, given


def test_the_prompt_with_most_open_questions_comes_first_and_a_settled_one_is_gone() -> None:
    """Settled are all of "more value", and all but one of "experts" and "talk"; "questions" has four open ones."""
    states = dict.fromkeys(("V03", "V04", "N01", "T02", "T07", "I06", "P03", "C02"), ANSWERED)
    assert [one.key for one in prompts(given(states))] == ["questions", "experts", "talk"]


def test_a_stale_answer_asks_again() -> None:
    states = {asked: ANSWERED for one in PROMPTS for asked in one.question_ids}
    assert prompts(given(states)) == ()
    assert [one.key for one in prompts(given({**states, "V03": {**ANSWERED, "stale": True}}))] == ["more_value"]


def test_every_prompt_is_about_questions_that_there_are() -> None:
    assert all(question(asked) for one in PROMPTS for asked in one.question_ids)
