from datetime import datetime

from kam_core.workbench.histogram import Bin
from pages.widgets.bench_words import bars


def test_bars_that_are_narrow_are_told_apart_by_as_many_digits_as_it_takes() -> None:
    # 0.005 in twenty steps of 0.00025.
    bins = [Bin(1.08 + at * 0.00025, 1.08 + (at + 1) * 0.00025, 1) for at in range(20)]
    names = bars(bins)
    assert names[0] == "1.08000 to 1.08025"
    assert len(set(names)) == 20


def test_wide_bars_have_no_more_digits_than_they_need() -> None:
    assert bars([Bin(0.0, 62.5, 1), Bin(62.5, 125.0, 1)]) == ["0 to 63", "63 to 125"]


def test_bars_that_are_called_alike_keep_their_own_place() -> None:
    moments = [datetime(2026, 1, 1, 9, 0, second) for second in (0, 10, 20)]
    names = bars([Bin(moments[0], moments[1], 1), Bin(moments[1], moments[2], 1)])
    assert len(set(names)) == 2
