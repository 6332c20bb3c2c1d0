"""Intervals by hand."""

import pytest

from kam_core.forecast.intervals import around, wider
from kam_core.forecast.model import Ahead


def test_an_interval_is_students_t_times_the_root_mean_squared_miss() -> None:
    # sqrt((9 + 16) / 2) = 3.5355; with 2 degrees of freedom, t is 1.886 for 80 % and 4.303 for 95 %.
    first, second = around([100, 0], [3, -4], freedom=2)
    edges = (first.low_80, first.high_80, first.low_95, first.high_95)
    assert edges == pytest.approx((93.332, 106.668, 84.787, 115.213), abs=1e-3)
    assert second.high_95 == pytest.approx(15.213, abs=1e-3)


def test_with_many_misses_t_becomes_that_of_the_normal_curve() -> None:
    assert around([10], [1.0] * 40, freedom=40) == [Ahead(10, 10 - 1.282, 10 + 1.282, 10 - 1.960, 10 + 1.960)]
    assert around([10], [1.0] * 30, freedom=30) == [Ahead(10, 10 - 1.310, 10 + 1.310, 10 - 2.042, 10 + 2.042)]


def test_the_wider_of_two_is_taken_at_each_edge() -> None:
    assert wider(Ahead(10, 8, 12, 5, 15), Ahead(11, 7, 11, 6, 19)) == Ahead(10, 7, 12, 5, 19)
