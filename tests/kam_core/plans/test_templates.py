import pytest

from kam_core.errors import RefusedError
from kam_core.plans import choices
from kam_core.plans.templates import OBJECTIVES, TEMPLATES, template_named


def test_each_of_the_five_strategies_has_a_template_with_three_objectives() -> None:
    assert [one.key for one in TEMPLATES] == list(choices.TEMPLATES)
    assert {len(one.objectives) for one in TEMPLATES} == {3}


def test_every_objective_to_start_from_has_a_theme_and_a_measure() -> None:
    offered = [*OBJECTIVES, *(objective for one in TEMPLATES for objective in one.objectives)]
    assert {one.theme for one in offered} == set(choices.THEMES)
    assert all(one.title and one.measure for one in offered)


def test_no_template_is_none_and_another_one_is_refused() -> None:
    assert template_named(None) is None
    with pytest.raises(RefusedError, match="luck"):
        template_named("luck")
