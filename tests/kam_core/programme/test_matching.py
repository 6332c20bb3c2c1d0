"""Who is nearest to whom, by hand and for many at once."""

from math import log
from typing import Any

import numpy as np
import polars as pl
import pytest

from kam_core.programme.matching import matched

SCHEMA: dict[str, Any] = {
    "entry": pl.Int64,
    "account_id": pl.String,
    "segment": pl.String,
    "revenue_before": pl.Float64,
    "trend": pl.Float64,
}


def rows(*accounts: tuple[int, str, str, float, float]) -> pl.DataFrame:
    return pl.DataFrame(list(accounts), SCHEMA, orient="row")


KEY = rows((0, "key", "S", 1000, 0.0))


def test_the_nearest_are_those_most_alike_in_size_and_trend() -> None:
    others = rows(
        (0, "double", "S", 2000, 0.0),
        (0, "falling", "S", 1000, -0.5),
        (0, "twin", "S", 1000, 0.0),
        (0, "half", "S", 500, 0.1),
    )
    found = matched(KEY, others, most=3)
    assert found["control_id"].to_list() == ["twin", "falling", "double"]
    assert found["distance"].to_list() == pytest.approx([0.0, 0.5, log(2)])


def test_only_those_of_the_same_segment_and_year_and_of_a_third_to_three_times_the_size_are_comparable() -> None:
    others = rows(
        (0, "three times", "S", 3000, 0.0),
        (0, "larger still", "S", 3001, 0.0),
        (0, "a third", "S", 1000 / 3, 0.0),
        (0, "smaller still", "S", 333, 0.0),
        (0, "elsewhere", "T", 1000, 0.0),
        (1, "another year", "S", 1000, 0.0),
    )
    assert sorted(matched(KEY, others)["control_id"]) == ["a third", "three times"]


def test_a_key_account_without_anybody_alike_has_no_row() -> None:
    assert matched(KEY, rows((0, "other", "T", 1000, 0.0))).is_empty()
    none = matched(KEY, KEY.clear())
    assert none.is_empty() and none.columns[:4] == ["entry", "account_id", "control_id", "distance"]


def test_of_many_each_has_the_nearest_as_a_walk_through_all_finds_them() -> None:
    chance = np.random.default_rng(1)

    def some(count: int, name: str) -> pl.DataFrame:
        made = zip(
            chance.integers(0, 2, count).tolist(),
            [f"{name}{at}" for at in range(count)],
            chance.choice(["S", "T"], count).tolist(),
            np.exp(chance.normal(7, 1, count)).tolist(),
            chance.uniform(-1, 1, count).tolist(),
            strict=True,
        )
        return rows(*made)

    keys, others = some(12, "k"), some(300, "o")
    found = matched(keys, others, most=5)
    for key in keys.iter_rows(named=True):
        away = {
            one["account_id"]: abs(log(key["revenue_before"] / one["revenue_before"]))
            + abs(key["trend"] - one["trend"])
            for one in others.iter_rows(named=True)
            if (one["entry"], one["segment"]) == (key["entry"], key["segment"])
            and abs(log(key["revenue_before"] / one["revenue_before"])) <= log(3)
        }
        expected = sorted(away, key=lambda name: away[name])[:5]
        assert found.filter(account_id=key["account_id"])["control_id"].to_list() == expected
