"""Weights by points and by pairs."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kam_core.errors import RefusedError
from kam_core.scoring.weights import pairwise, points, whole_points


def test_points_keep_proportions_and_sum_to_100() -> None:
    assert points({"a": 1, "b": 3}) == {"a": 25.0, "b": 75.0}


def test_whole_points_give_what_is_left_to_the_largest_remainders() -> None:
    # 100/3 each: 33 and one left, for the first; 12.5, 12.5 and 75: one left, for the first of the two.
    assert whole_points({"a": 7, "b": 7, "c": 7}) == {"a": 34.0, "b": 33.0, "c": 33.0}
    assert whole_points({"a": 1, "b": 1, "c": 6}) == {"a": 13.0, "b": 12.0, "c": 75.0}
    # 20 + 30 + 60 = 110: 18.18, 27.27, 54.55.
    assert whole_points({"a": 20, "b": 30, "c": 60}) == {"a": 18.0, "b": 27.0, "c": 55.0}


@pytest.mark.parametrize("raw", [{"a": -1.0, "b": 2.0}, {"a": 0.0}, {}])
def test_points_below_zero_or_all_zero_are_refused(raw: dict[str, float]) -> None:
    with pytest.raises(RefusedError):
        points(raw)


def test_pairwise_gives_the_published_priorities_of_a_nearly_consistent_matrix() -> None:
    # The textbook example 1-3-5 of the analytic hierarchy process: 0.637, 0.258, 0.105, lambda 3.0385, CR 0.033.
    found = pairwise(np.array([[1, 3, 5], [1 / 3, 1, 3], [1 / 5, 1 / 3, 1]]))
    assert found.weights == pytest.approx((0.637, 0.258, 0.105), abs=0.0005)
    assert found.consistency_ratio == pytest.approx(0.033, abs=0.0005)
    assert not found.contradict


def test_pairwise_warns_of_a_circle() -> None:
    # a over b over c over a: the weights are equal, lambda is (1 + 5 + 1/5), the ratio far above 0.10.
    circle = pairwise(np.array([[1, 5, 1 / 5], [1 / 5, 1, 5], [5, 1 / 5, 1]]))
    assert circle.weights == pytest.approx((1 / 3, 1 / 3, 1 / 3))
    assert circle.consistency_ratio == pytest.approx((6.2 - 3) / 2 / 0.58)
    assert circle.contradict


def test_pairwise_refuses_what_is_not_reciprocal() -> None:
    with pytest.raises(RefusedError):
        pairwise(np.array([[1.0, 2.0], [2.0, 1.0]]))


@given(st.lists(st.floats(0.1, 10), min_size=1, max_size=9))
def test_pairwise_finds_weights_that_the_comparisons_were_made_of(weights: list[float]) -> None:
    truth = np.array(weights)
    found = pairwise(truth[:, None] / truth[None, :])
    assert found.weights == pytest.approx(truth / truth.sum())
    assert found.consistency_ratio == pytest.approx(0.0, abs=1e-6)
