"""What statsforecast says, in one process of its own for all of these tests: its import alone takes seconds."""

from pathlib import Path
from typing import Any

import pytest

from kam_core.forecast.job import TASK
from kam_core.reading.child import in_child
from kam_core.reading.limits import Limits

# Grows by 20 a quarter, and each second quarter of a year is 200 above the others.
SEASONAL = [1000.0 + 20 * at + (200 if at % 4 == 1 else 0) + (7 if at % 3 else -7) for at in range(16)]
GAPS = [0.0, 0, 100, 0, 0, 120, 0, 0, 90, 0, 0, 110]
RETURNS = [100.0, -20, 90, 110, 95, -15, 105, 100, 90, 110, 100, 95]
SERIES = {
    "seasonal": SEASONAL,
    "gaps": GAPS,
    "gaps with returns": [*GAPS[:-2], -40, 110],
    "returns": RETURNS,
    "short": SEASONAL[:7],
    "eight": SEASONAL[:8],
    "nothing": [0.0] * 12,
    "always the same": [50.0] * 12,
    "stopped": [*SEASONAL[:8], 0, 0, 0, 0],
    "shock": [*SEASONAL[:-1], 9000.0],
}
Told = list[tuple[str, float]]


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], Told]:
    """The outlook of each series, and what was told of the progress."""
    told: Told = []
    limits = Limits(memory_bytes=None, seconds=300)
    folder: Path = tmp_path_factory.mktemp("forecast")
    answer = in_child(TASK, {"series": SERIES}, folder, limits, lambda *said: told.append(said), with_pandas=True)
    return answer["outlooks"], told


@pytest.fixture(scope="module")
def outlooks(answered: tuple[dict[str, Any], Told]) -> dict[str, Any]:
    return answered[0]


def errors(outlook: dict[str, Any]) -> dict[str, float]:
    return {one["method"]: one["error"] for one in outlook["tried"]}


def expected(outlook: dict[str, Any]) -> list[float]:
    return [one["expected"] for one in outlook["ahead"]]


def test_a_seasonal_series_gets_its_season_and_its_growth(outlooks: dict[str, Any]) -> None:
    found = outlooks["seasonal"]
    assert (found["reason"], found["method"] in {"ets", "theta"}) == ("better", True)
    # 16 quarters go on with 1320, 1340 + 200, 1360, 1380.
    assert expected(found) == pytest.approx([1320, 1540, 1360, 1380], rel=0.03)
    assert found["change"] is None


def test_orders_with_gaps_are_tried_with_methods_for_gaps_and_have_conformal_intervals(
    outlooks: dict[str, Any],
) -> None:
    found = outlooks["gaps"]
    assert set(errors(found)) == {"seasonal_naive", "mean_of_last_four", "croston", "tsb"}
    assert set(errors(outlooks["gaps with returns"])) == {"seasonal_naive", "mean_of_last_four"}
    assert outlooks["gaps with returns"]["reason"] == "alone"
    # Every third quarter brings 105 or so: 35 a quarter.
    if found["method"] in {"croston", "tsb"}:
        assert expected(found) == pytest.approx([35] * 4, rel=0.4)


def test_intervals_hold_each_other_and_what_is_expected(outlooks: dict[str, Any]) -> None:
    quarters = [quarter for found in outlooks.values() for quarter in found["ahead"]]
    assert len(quarters) == 4 * 8
    for one in quarters:
        assert one["low_95"] <= one["low_80"] <= one["expected"] <= one["high_80"] <= one["high_95"]


def test_no_method_is_used_that_does_not_beat_the_baselines(outlooks: dict[str, Any]) -> None:
    for found in (one for one in outlooks.values() if one["tried"]):
        tried = errors(found)
        assert set(tried) >= {"seasonal_naive", "mean_of_last_four"}
        assert tried[found["method"]] == min(tried.values())
        assert found["reason"] == (
            "better" if found["method"] in {"ets", "theta", "croston", "tsb"} else found["reason"]
        )


def test_too_little_history_and_nothing_bought_have_no_forecast(outlooks: dict[str, Any]) -> None:
    assert [(outlooks[name]["reason"], outlooks[name]["ahead"]) for name in ("short", "nothing")] == [
        ("too_little", []),
        ("nothing", []),
    ]
    assert outlooks["eight"]["ahead"]


def test_who_stopped_buying_is_expected_to_buy_nothing_more_than_a_year_without_orders_says(
    outlooks: dict[str, Any],
) -> None:
    found = outlooks["stopped"]
    assert min(one["low_95"] for one in found["ahead"]) == 0
    assert expected(outlooks["always the same"]) == [50] * 4


def test_a_shock_is_a_sudden_change(outlooks: dict[str, Any]) -> None:
    change = outlooks["shock"]["change"]
    assert (change["sign"], change["is_up"], change["actual"]) == ("interval", True, 9000)
    assert change["expected"] == pytest.approx(SEASONAL[-1], rel=0.05)


def test_the_progress_goes_from_nothing_to_all(answered: tuple[dict[str, Any], Told]) -> None:
    shares = [share for _step, share in answered[1]]
    assert (shares[0], shares[-1], shares) == (0, 1, sorted(shares))
