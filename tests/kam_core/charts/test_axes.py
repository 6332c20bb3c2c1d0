from decimal import Decimal

import pytest

from kam_core.charts import axes


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        pytest.param([0, 97], [0, 20, 40, 60, 80], id="round steps up to the highest"),
        pytest.param([-30, 100], [-50, 0, 50, 100], id="below zero too, when there is something"),
        pytest.param([-40, 60], [-40, -20, 0, 20, 40, 60], id="on both sides"),
        pytest.param([None, 1200], [0, 250, 500, 750, 1000], id="unknown values do not count"),
        pytest.param([], [0], id="nothing"),
        pytest.param([0], [0], id="only zero"),
    ],
)
def test_ticks_are_round(values: list[int | None], ticks: list[int]) -> None:
    amounts = [None if value is None else Decimal(value) for value in values]
    axis = axes.amounts(amounts, lambda amount: f"${amount:.0f}" if amount is not None else "")
    assert axis["tickvals"] == pytest.approx(ticks)
    assert axis["ticktext"] == [f"${tick}" if tick >= 0 else f"$-{-tick}" for tick in ticks]


@pytest.mark.parametrize(("count", "most", "apart"), [(0, 8, 1), (8, 8, 1), (9, 8, 2), (24, 8, 3)])
def test_no_more_ticks_are_written_than_fit(count: int, most: int, apart: int) -> None:
    assert axes.every(count, most) == apart
