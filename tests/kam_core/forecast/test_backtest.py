"""A back-test of both baselines, worked out by hand."""

from collections.abc import Sequence
from functools import partial

import pytest

from kam_core.forecast.backtest import tried, wmape
from kam_core.forecast.baselines import means
from kam_core.forecast.model import Method, Tried

TWO_YEARS = [10.0, 20.0, 30.0, 40.0, 12.0, 22.0, 32.0, 42.0]


def back_tested(method: Method, history: Sequence[float]) -> Tried:
    found = tried(method, history, partial(means, method))
    assert found is not None
    return found


def test_seasonal_naive_from_four_origins_by_hand() -> None:
    found = back_tested(Method.SEASONAL_NAIVE, TWO_YEARS)
    assert found.pairs == (
        *((1, 10, 12), (2, 20, 22), (3, 30, 32), (4, 40, 42)),
        *((1, 20, 22), (2, 30, 32), (3, 40, 42)),
        *((1, 30, 32), (2, 40, 42)),
        (1, 40, 42),
    )
    # Ten errors of 2 over 12 + 22 + 32 + 42, 22 + 32 + 42, 32 + 42 and 42.
    assert (found.error, found.wmape) == (20, 20 / 320)


def test_the_mean_of_the_last_four_from_four_origins_by_hand() -> None:
    # 25, 25.5, 26 and 26.5 are said: 13 + 3 + 7 + 17, 3.5 + 6.5 + 16.5, 6 + 16 and 15.5.
    found = back_tested(Method.MEAN, TWO_YEARS)
    assert (found.error, found.wmape) == (104, 104 / 320)


def test_mase_holds_the_mean_error_against_the_change_of_a_year_before_the_back_test() -> None:
    # Before the four tested quarters, only the fifth of 5, 10, 20, 30, 40 has a year before it: it changed by 35.
    assert back_tested(Method.SEASONAL_NAIVE, [5.0, *TWO_YEARS]).mase == pytest.approx(2 / 35)
    assert back_tested(Method.SEASONAL_NAIVE, TWO_YEARS).mase is None
    assert back_tested(Method.SEASONAL_NAIVE, [5.0] * 12).mase is None


def test_an_origin_knows_nothing_of_what_came_after_it() -> None:
    heard: list[list[float]] = []

    def listen(history: Sequence[float]) -> list[float]:
        heard.append(list(history))
        return [0.0] * 4

    tried(Method.ETS, TWO_YEARS, listen)
    assert heard == [TWO_YEARS[:4], TWO_YEARS[:5], TWO_YEARS[:6], TWO_YEARS[:7]]


def test_a_method_that_fails_at_one_origin_is_not_tried() -> None:
    assert tried(Method.ETS, TWO_YEARS, lambda history: None if len(history) < 6 else [1.0] * 4) is None


def test_returns_count_by_their_amount_and_nothing_bought_is_no_error_that_can_be_told() -> None:
    assert wmape([(1, 10, -20), (1, 10, 20)]) == 40 / 40
    assert wmape([(1, 10, 0), (2, 10, 0)]) is None
