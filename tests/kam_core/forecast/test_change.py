"""When the last quarter is a sudden change, by hand."""

import random

import pytest

from kam_core.forecast.change import Sums, sudden, sums
from kam_core.forecast.model import Ahead, Change, Sign

# Mean 0, and twelve times 1 over 13 - 1 = 1 squared.
USUAL = [-1.0, -1.0, 1.0, 1.0, 1.0, 1.0, -1.0, -1.0, -1.0, 1.0, -1.0, 1.0, 0.0]
FORESEEN = Ahead(100, 90, 110, 80, 120)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        pytest.param([2, 2, 2, 2], Sums(6, 0), id="1.5 more each time"),
        pytest.param([1.5, 1.5, 1.5, 1.5], Sums(4, 0), id="1 more each time"),
        pytest.param([-2, 3, -2, -2], Sums(0, 3), id="one good quarter starts the sum of the bad ones again"),
        pytest.param([0.5, -0.5, 0.5, -0.5], Sums(0, 0), id="half a standard deviation is allowed"),
    ],
)
def test_cusum_by_hand(now: list[float], expected: Sums) -> None:
    assert sums(now, USUAL) == expected


def test_cusum_standardises_by_what_was_usual_before() -> None:
    # Mean 10 and standard deviation 2: 14 is two above, so 1.5 more.
    assert sums([14], [8] * 6 + [12] * 6 + [10]) == Sums(1.5, 0)


def test_cusum_needs_twelve_misses_that_differ() -> None:
    assert sums([9, 9, 9, 9], USUAL[:11]) is None
    assert sums([9, 9, 9, 9], USUAL[:12]) is not None
    assert sums([9, 9, 9, 9], [1] * 12) is None


def called_drifts(quarters: int, tries: int = 2000) -> float:
    """The share of series in which nothing changes, each quarter 100 give or take 10, whose end is called a drift."""
    chance = random.Random(7)
    ends = [sudden([chance.gauss(100, 10) for _quarter in range(quarters)], None) for _try in range(tries)]
    return sum(end is not None for end in ends) / tries


def test_of_series_in_which_nothing_changes_few_are_called_a_drift() -> None:
    # 4 to compare with, 12 misses before, and the 4 of the last year: 20 quarters.
    assert called_drifts(19) == 0
    assert 0 < called_drifts(20) < 0.05
    assert 0 < called_drifts(28) < 0.05


def test_a_quarter_outside_of_the_interval_of_a_forecast_made_without_it_is_sudden() -> None:
    history = [100.0] * 8
    assert sudden([*history, 121.0], FORESEEN) == Change(Sign.INTERVAL, True, 121, 100, 80, 120, None)
    assert sudden([*history, 79.0], FORESEEN) == Change(Sign.INTERVAL, False, 79, 100, 80, 120, None)
    assert sudden([*history, 120.0], FORESEEN) is None
    assert sudden([*history, 500.0], None) is None


def drifted(now: list[float]) -> list[float]:
    """Quarters that missed the year before by `USUAL`, then by `now`."""
    history = [100.0] * 4
    for miss in (*USUAL, *now):
        history.append(history[-4] + miss)
    return history


def test_a_drift_that_no_single_quarter_shows_is_sudden_too() -> None:
    # Of the year before: 101, 99, 101, 99 after all that was usual; then 103, 101, 103, 101.
    assert sudden(drifted([2, 2, 2, 2]), FORESEEN) == Change(Sign.CUSUM, True, 101, 99, None, None, 6)
    assert sudden(drifted([-2, -2, -2, -2]), FORESEEN) == Change(Sign.CUSUM, False, 97, 99, None, None, 6)
    # The sum is 4, the limit, and not above it.
    assert sudden(drifted([1.5, 1.5, 1.5, 1.5]), FORESEEN) is None
