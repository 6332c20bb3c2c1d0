"""The two forecasts that every other has to beat, by hand."""

import pytest

from kam_core.forecast.baselines import ahead, means, misses
from kam_core.forecast.model import Method

TWO_YEARS = [10.0, 20.0, 30.0, 40.0, 12.0, 22.0, 32.0, 42.0]


def test_seasonal_naive_says_the_same_quarter_of_the_last_year() -> None:
    assert means(Method.SEASONAL_NAIVE, TWO_YEARS) == [12, 22, 32, 42]
    # In the middle of a year as well: the next quarter is the second one.
    assert means(Method.SEASONAL_NAIVE, TWO_YEARS[:5]) == [20, 30, 40, 12]


def test_the_mean_of_the_last_four_is_the_same_for_all_quarters_ahead() -> None:
    assert means(Method.MEAN, TWO_YEARS) == [27, 27, 27, 27]


def test_a_miss_is_a_quarter_less_what_was_said_the_quarter_before() -> None:
    assert misses(Method.SEASONAL_NAIVE, TWO_YEARS) == [2, 2, 2, 2]
    # 12 - 25, 22 - 25.5, 32 - 26, 42 - 26.5.
    assert misses(Method.MEAN, TWO_YEARS) == [-13, -3.5, 6, 15.5]


def test_the_intervals_are_students_t_over_the_root_mean_squared_miss() -> None:
    # Four misses of 2: with 4 degrees of freedom, t is 1.533 for 80 % and 2.776 for 95 %.
    first = ahead(Method.SEASONAL_NAIVE, TWO_YEARS)[0]
    assert (first.expected, first.low_80, first.high_80) == pytest.approx((12, 12 - 3.066, 12 + 3.066))
    assert (first.low_95, first.high_95) == pytest.approx((12 - 5.552, 12 + 5.552))
