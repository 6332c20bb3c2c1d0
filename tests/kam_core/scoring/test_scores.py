"""Scores of a day: right, kept, and computed once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from kam_core.accounts.model import AccountId
from kam_core.scoring import criteria, ratings, scores
from kam_core.store.request import new_request
from kam_core.store.store import Store


def computed_at(store: Store, day: date, version: int = 1) -> object:
    return store.database.read("scoring", "run", day=day, version=version)["computed_at"][0]


def test_scores_are_those_worked_out_by_hand(rated: Store, day: date) -> None:
    scores.ensure(rated, day)
    kept = scores.on(rated.database, day)
    assert kept["account_id"].to_list() == ["001", "002", "003"]
    assert kept["attractiveness"].to_list() == pytest.approx([90.0, 1500 / 55, 0.0])
    assert kept["strength"].to_list() == pytest.approx([3875 / 55, 31.25, 0.0])
    assert kept["attractiveness_coverage"].to_list() == pytest.approx([0.75, 0.55, 0.40])
    assert kept["strength_coverage"].to_list() == pytest.approx([0.55, 0.50, 0.10])
    assert kept["quadrant"].to_list() == ["strategic", "streamline", "streamline"]
    assert kept["border_margin"].to_list() == pytest.approx([3875 / 55 - 50, 18.75, 50.0])
    assert kept["revenue"].to_list() == [1800, 1200, 0]
    assert kept["potential"].to_list() == [9000, None, 300]
    # All three are among the 30 largest; Beta and Gamma are not attractive.
    assert kept["proposal"].to_list() == ["existing", None, None]


def test_scores_are_kept_until_what_they_are_made_of_changes(rated: Store, day: date) -> None:
    scores.ensure(rated, day)
    first = computed_at(rated, day)
    scores.ensure(rated, day)
    assert computed_at(rated, day) == first
    account = AccountId("003")
    ratings.rate(rated, new_request("P1", "test"), account, "fit", rating=5, evidence="Pilot", expected_version=0)
    today = date(2100, 1, 1)
    scores.ensure(rated, day)
    scores.ensure(rated, today)
    assert computed_at(rated, day) != first
    assert scores.on(rated.database, today)["attractiveness"][2] == pytest.approx(1000 / 50)


def test_stale_runs_of_other_days_are_dropped(rated: Store, day: date) -> None:
    scores.ensure(rated, date(2025, 6, 30))
    account = AccountId("003")
    ratings.rate(rated, new_request("P1", "test"), account, "fit", rating=5, evidence="Pilot", expected_version=0)
    scores.ensure(rated, day)
    assert scores.on(rated.database, date(2025, 6, 30)).is_empty()
    assert scores.on(rated.database, day).height == 3


def test_an_earlier_day_is_scored_by_what_was_known_then(rated: Store) -> None:
    scores.ensure(rated, date(2025, 4, 30))
    then = scores.on(rated.database, date(2025, 4, 30))
    # Alpha rated fit 1 (norm 0): 15 x 100 + 10 x 0 + 10 x 75; revenue 2025-04-30: 1100 + 100 + 2000 + 300 = 3500.
    assert then["revenue"].to_list() == [3500, 1800, 250.5]
    assert then["potential"].to_list() == [None, None, None]
    assert then["attractiveness"][0] == pytest.approx((1500 + 750 + 15 * 100) / 50)


def test_days_are_compared_under_one_set_of_criteria(rated: Store, day: date) -> None:
    criteria.establish(rated)
    first = criteria.versions(rated.database)[0]
    newer = replace(first, valid_from=date(2026, 1, 1), cuts=replace(first.cuts, attractiveness=20.0))
    criteria.save(rated, new_request("P1", "criteria"), newer, 1)
    then = date(2025, 6, 30)
    scores.ensure_compared(rated, day, then)
    assert scores.on(rated.database, day)["quadrant"].to_list() == ["strategic", "star", "streamline"]
    assert scores.on(rated.database, then, under=2).height == 3
    assert scores.on(rated.database, then).is_empty()


def test_many_threads_compute_once(rated: Store, day: date) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: scores.ensure(rated, day), range(8)))
    assert scores.on(rated.database, day)["account_id"].to_list() == ["001", "002", "003"]
    first = computed_at(rated, day)
    scores.ensure(rated, day)
    assert computed_at(rated, day) == first


def test_an_empty_store_has_no_scores(store: Store, day: date) -> None:
    scores.ensure(store, day)
    kept = scores.on(store.database, day)
    assert kept.is_empty()
    assert kept.schema["attractiveness"] == pl.Float64


def test_the_order_in_which_accounts_were_loaded_does_not_matter(rated: Store, day: date) -> None:
    scores.ensure(rated, day)
    criteria_set = criteria.in_force(rated.database, day)
    assert (
        scores.compute(rated.database, criteria_set, day)
        .sort("account_id")
        .equals(scores.on(rated.database, day).select(scores.compute(rated.database, criteria_set, day).columns))
    )


def test_nothing_is_noted_of_a_store_without_accounts(store: Store, day: date) -> None:
    scores.ensure(store, day)
    assert store.database.read("scoring", "run", day=day, version=1).is_empty()
    assert scores.on(store.database, day).is_empty()
