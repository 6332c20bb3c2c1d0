"""Effects by hand, and what chance alone would make of them."""

from collections.abc import Callable
from typing import Any

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from kam_core.programme.effect import changed, effects, interval, programme
from kam_core.programme.matching import matched
from kam_core.programme.model import Outcome

YEARS: dict[str, Any] = {
    "entry": pl.Int64,
    "account_id": pl.String,
    "segment": pl.String,
    "trend": pl.Float64,
    "revenue_before": pl.Float64,
    "revenue_after": pl.Float64,
    "margin_before": pl.Float64,
    "margin_after": pl.Float64,
}
WORLDS = 20


def years(*accounts: tuple[str, float, float, float | None, float | None]) -> pl.DataFrame:
    """Of each account its revenue before and after, and its margin."""
    return pl.DataFrame([(0, name, "S", 0.0, *rest) for name, *rest in accounts], YEARS, orient="row")


def one(frame: pl.DataFrame) -> dict[str, Any]:
    return frame.row(0, named=True)


def test_what_changed_at_one_account_by_hand() -> None:
    row = one(changed(years(("key", 1000, 1200, 400, 540))))
    # A fifth more revenue, 45 % instead of 40 % margin, and all of the revenue before is still there.
    assert (row["growth"], row["margin"], row["kept"]) == pytest.approx((0.2, 0.05, 1.0))


@pytest.mark.parametrize(
    ("after", "margin", "expected"),
    [
        pytest.param(600, 240, (-0.4, 0.0, 0.6), id="what is gone is not kept"),
        pytest.param(0, 0, (-1.0, None, 0.0), id="without revenue there is no margin"),
        pytest.param(-50, 0, (-1.05, None, 0.0), id="credits keep nothing"),
        pytest.param(1000, None, (0.0, None, 1.0), id="an unknown cost is an unknown margin"),
    ],
)
def test_what_changed_where_something_is_missing(after: float, margin: float | None, expected: tuple[object]) -> None:
    row = one(changed(years(("key", 1000, after, 400, margin))))
    found = (row["growth"], row["margin"], row["kept"])
    assert [None if one is None else round(one, 9) for one in found] == list(expected)


def test_an_effect_is_ones_own_change_less_the_mean_of_ones_controls() -> None:
    keys = changed(years(("key", 1000, 1500, 400, 600)))
    others = changed(years(("a", 1000, 1100, 400, 440), ("b", 800, 800, 320, None), ("c", 1200, 1080, 480, 432)))
    row = one(effects(keys, matched(keys, others)))
    # Theirs: +10 %, 0, -10 %; the smaller of both years is 1000, 800 and 1080 of 1200.
    assert (row["growth_controls"], row["growth_effect"]) == pytest.approx((0.0, 0.5))
    assert (row["kept_controls"], row["kept_effect"]) == pytest.approx((2.9 / 3, 0.1 / 3))
    # Of two controls only the margin is known: too few.
    assert (row["margin_controls"], row["margin_effect"]) == (None, None)
    assert (row["controls"], row["controls_revenue_before"]) == (3, 1000.0)


def test_with_two_controls_nothing_is_said() -> None:
    keys = changed(years(("key", 1000, 1500, 400, 600)))
    others = changed(years(("a", 1000, 1100, 400, 440), ("b", 800, 800, 320, 320)))
    row = one(effects(keys, matched(keys, others)))
    assert (row["controls"], row["growth_effect"], row["kept_effect"]) == (2, None, None)


def found(*values: float | None) -> pl.DataFrame:
    """Accounts of which only the effect on growth is of interest."""
    known = pl.Series(values, dtype=pl.Float64)
    return pl.DataFrame({"growth_effect": known, "growth": known, "growth_controls": known * 0})


def test_seven_accounts_are_too_few_to_tell_and_eight_are_enough() -> None:
    few = programme(found(*[0.1] * 7, None), Outcome.GROWTH)
    assert (few.accounts, few.mean, few.low, few.high, few.is_clear) == (7, None, None, None, False)
    # All alike: chance has nothing to draw.
    enough = programme(found(*[0.1] * 8), Outcome.GROWTH)
    assert (enough.accounts, enough.mean, enough.low, enough.high) == (8, *[pytest.approx(0.1)] * 3)
    assert enough.is_clear


def test_of_nobody_nothing_is_known() -> None:
    none = programme(found(), Outcome.GROWTH)
    assert (none.accounts, none.mean, none.ours, none.theirs) == (0, None, None, None)


def test_the_interval_is_about_two_standard_errors_to_each_side() -> None:
    values = np.arange(100.0)
    # The standard deviation of 0 to 99 is 28.866, that of the mean of 100 draws a tenth of it.
    assert interval(values) == pytest.approx((49.5 - 1.96 * 2.8866, 49.5 + 1.96 * 2.8866), abs=0.25)


@given(st.lists(st.floats(-5, 5), min_size=8, max_size=40), st.randoms())
def test_the_interval_holds_the_mean_and_does_not_hang_on_the_order(values: list[float], random: Any) -> None:
    low, high = interval(np.array(values))
    assert low <= np.mean(values) + 1e-9 and np.mean(values) - 1e-9 <= high
    random.shuffle(values)
    assert interval(np.array(values)) == (low, high)


@pytest.mark.parametrize(
    ("accounts", "student"), [pytest.param(8, 2.365, id="eight"), pytest.param(12, 2.201, id="twelve")]
)
def test_the_interval_is_never_narrower_than_the_tables_of_student(accounts: int, student: float) -> None:
    values = np.arange(float(accounts))
    half = student * np.sqrt(accounts * (accounts + 1) / 12 / accounts)
    low, high = interval(values)
    middle = (accounts - 1) / 2
    assert low <= middle - half + 0.001 and middle + half - 0.001 <= high


def test_one_account_alone_that_moved_is_no_clear_effect() -> None:
    low, high = interval(np.array([0.0] * 7 + [1.0]))
    assert low < 0 < high


def even(chance: np.random.Generator, size: int) -> NDArray[np.float64]:
    return chance.normal(0, 1, size)


def skewed(chance: np.random.Generator, size: int) -> NDArray[np.float64]:
    return chance.exponential(1, size) - 1


@pytest.mark.parametrize("accounts", [8, 12])
@pytest.mark.parametrize("made_by", [even, skewed])
def test_without_an_effect_few_accounts_are_called_clear_about_as_rarely_as_is_said(
    accounts: int, made_by: Callable[[np.random.Generator, int], NDArray[np.float64]]
) -> None:
    chance = np.random.default_rng(7)
    worlds = [interval(made_by(chance, accounts), draws=1000) for _ in range(400)]
    wrong = sum(not low <= 0 <= high for low, high in worlds)
    # Of 400 worlds 20 are expected; at 5 in 100, more than 30 come about in 1 of 100 tries.
    assert wrong <= 30


def made(seed: int, effect: float, keys: int = 30, others: int = 600) -> tuple[float, float]:
    """The interval in a world where everybody's revenue moves by chance, and that of key accounts by `effect` more."""
    chance = np.random.default_rng(seed)
    count = keys + others
    before = np.exp(chance.normal(8, 0.6, count))
    growth = np.exp(chance.normal(-0.02, 0.2, count))
    growth[:keys] *= 1 + effect
    frame = pl.DataFrame(
        {
            "entry": 0,
            "account_id": [str(at) for at in range(count)],
            "segment": chance.choice(["S", "T"], count),
            "trend": np.clip(chance.normal(0, 0.2, count), -1, 1),
            "revenue_before": before,
            "revenue_after": before * growth,
            "margin_before": before * 0.4,
            "margin_after": before * growth * 0.4,
        },
        YEARS,
    )
    ours, theirs = changed(frame.head(keys)), changed(frame.tail(others))
    told = programme(effects(ours, matched(ours, theirs)), Outcome.GROWTH)
    assert told.low is not None and told.high is not None
    return told.low, told.high


@pytest.mark.parametrize("effect", [pytest.param(0.0, id="no effect"), pytest.param(0.1, id="ten percent")])
def test_the_interval_covers_the_true_effect_in_most_worlds(effect: float) -> None:
    # Of intervals that hold the truth in 95 of 100 worlds, 17 of 20 or more do in 984 of 1,000 tries.
    covers = sum(low <= effect <= high for low, high in (made(seed, effect) for seed in range(WORLDS)))
    assert covers >= 17


def test_an_effect_of_a_third_is_told_from_none_in_most_worlds() -> None:
    assert sum(made(seed, 1 / 3)[0] > 0 for seed in range(WORLDS)) >= 17
