"""Sets of criteria: made, checked, saved, read back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from kam_core.errors import ConflictError, RefusedError
from kam_core.scoring import criteria, defaults
from kam_core.scoring.defaults import default_set
from kam_core.scoring.model import BEGINNING, Axis, CriteriaSet, Criterion, Cuts, Measure
from kam_core.store.request import new_request
from kam_core.store.store import Store

Load = Callable[[str, str], None]
TARGET = Criterion(
    Axis.ATTRACTIVENESS, "acquisition_target", 9, 5.0, name="Prime acquisition target", scale="1: no. 5: yes."
)


def weighted(criteria_set: CriteriaSet, **weights: float) -> CriteriaSet:
    changed = tuple(replace(c, weight=weights.get(c.code, c.weight)) for c in criteria_set.criteria)
    return replace(criteria_set, criteria=changed)


def with_target(criteria_set: CriteriaSet) -> CriteriaSet:
    lighter = weighted(criteria_set, logo=0.0)
    return replace(lighter, criteria=(*lighter.criteria, TARGET), valid_from=date(2026, 2, 1), note="As agreed")


def test_the_weights_that_the_product_brings_sum_to_100_on_each_axis() -> None:
    assert [sum(c.weight for c in default_set().on(axis)) for axis in Axis] == [100.0, 100.0]


def test_every_criterion_that_the_product_brings_has_a_name_and_a_scale() -> None:
    assert all(defaults.name(c) != c.code and defaults.scale(c) for c in default_set().criteria)


def test_an_empty_store_has_the_default_set_unsaved(store: Store, day: date) -> None:
    criteria.establish(store)
    assert criteria.versions(store.database) == ()
    assert criteria.in_force(store.database, day) == default_set()


def test_the_first_version_freezes_the_quintiles_of_accounts_with_revenue(rated: Store, day: date) -> None:
    criteria.establish(rated)
    first = criteria.in_force(rated.database, day)
    assert (first.version, first.who, first.valid_from, first.cuts) == (1, "system", BEGINNING, Cuts(50.0, 50.0))
    bands = {c.code: c.bands for c in first.criteria if c.bands}
    # Of Alpha and Beta: revenue 1200 and 1800, growth 300 and 1200, cooperation 3/12 and 5/12, margin 0.5 alone.
    assert bands["current_revenue"] == pytest.approx((1320.0, 1440.0, 1560.0, 1680.0))
    assert bands["growth_potential"] == pytest.approx((480.0, 660.0, 840.0, 1020.0))
    assert bands["cooperation"] == pytest.approx((17 / 60, 19 / 60, 21 / 60, 23 / 60))
    assert bands["net_margin"] == pytest.approx((0.5, 0.5, 0.5, 0.5))
    assert set(bands) == {"current_revenue", "growth_potential", "cooperation", "net_margin"}


def test_establishing_twice_makes_one_version(rated: Store) -> None:
    criteria.establish(rated)
    criteria.establish(rated)
    assert [s.version for s in criteria.versions(rated.database)] == [1]


def test_bands_that_were_not_known_are_completed_once_there_are_facts(world: Store, load: Load, day: date) -> None:
    criteria.establish(world)
    before = criteria.in_force(world.database, day)
    load("potentials", "account_id,said_on,amount,currency,said_by\n001,2025-06-01,9000.00,EUR,P1\n")
    criteria.establish(world)
    after = criteria.in_force(world.database, day)
    growth = after.criterion("growth_potential")
    assert before.criterion("growth_potential") == replace(growth, bands=None)  # type: ignore[type-var]
    assert growth is not None
    assert growth.bands == (1200.0, 1200.0, 1200.0, 1200.0)
    assert after.criterion("current_revenue") == before.criterion("current_revenue")


def test_a_set_is_saved_as_the_next_version_and_holds_from_its_day(rated: Store) -> None:
    criteria.establish(rated)
    first = criteria.versions(rated.database)[0]
    wanted = with_target(first)
    assert criteria.save(rated, new_request("P1", "criteria"), wanted, 1) == 2
    second = replace(wanted, version=2, who="P1", who_name="Ada Abel")
    assert criteria.in_force(rated.database, date(2026, 1, 31)) == first
    saved = criteria.in_force(rated.database, date(2026, 2, 1))
    assert replace(saved, criteria=()) == replace(second, criteria=())
    assert set(saved.criteria) == set(second.criteria)


def test_a_computed_criterion_without_bands_gets_those_of_today(rated: Store) -> None:
    bare = default_set()
    criteria.save(rated, new_request("P1", "criteria"), bare, 0)
    revenue = criteria.versions(rated.database)[0].criterion("current_revenue")
    assert revenue is not None
    assert revenue.bands == pytest.approx((1320.0, 1440.0, 1560.0, 1680.0))


def test_a_second_editor_is_told_who_saved_what_and_nothing_is_kept(rated: Store) -> None:
    criteria.establish(rated)
    first = criteria.versions(rated.database)[0]
    criteria.save(rated, new_request("P1", "criteria"), weighted(first, logo=0.0, fit=15.0), 1)
    with pytest.raises(ConflictError) as refused:
        criteria.save(rated, new_request("P2", "criteria"), weighted(first, logo=10.0, fit=5.0), 1)
    assert refused.value.places["who"] == "Ada Abel"
    assert "Fit: solution, culture, industry focus 15" in str(refused.value.places["theirs"])
    assert "Fit: solution, culture, industry focus 5" in str(refused.value.places["mine"])
    assert [s.version for s in criteria.versions(rated.database)] == [2, 1]


def test_the_same_request_saves_once(rated: Store) -> None:
    criteria.establish(rated)
    request = new_request("P1", "criteria")
    first = criteria.versions(rated.database)[0]
    assert [criteria.save(rated, request, first, 1) for _ in range(2)] == [2, 2]
    assert [s.version for s in criteria.versions(rated.database)] == [2, 1]


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(lambda s: weighted(s, logo=6.0), id="101 points"),
        pytest.param(lambda s: weighted(s, logo=-5.0, fit=20.0), id="below 0"),
        pytest.param(lambda s: replace(s, criteria=s.on(Axis.STRENGTH)), id="an axis without criteria"),
        pytest.param(lambda s: replace(s, cuts=Cuts(50.0, 100.5)), id="a cut above 100"),
        pytest.param(lambda s: replace(s, criteria=(*s.criteria, replace(TARGET, code="fit", weight=0.0))), id="twice"),
        pytest.param(
            lambda s: replace(s, criteria=(*s.criteria, replace(TARGET, code="A b", weight=0.0))), id="no word"
        ),
        pytest.param(
            lambda s: replace(
                s,
                criteria=(
                    *s.criteria,
                    replace(TARGET, weight=0.0, measure=Measure.NET_MARGIN, bands=(2.0, 1.0, 3.0, 4.0)),
                ),
            ),
            id="bands that fall",
        ),
        pytest.param(lambda s: replace(s, valid_from=date(1899, 12, 31)), id="before the newest"),
    ],
)
def test_a_set_that_breaks_a_rule_is_refused(rated: Store, broken: Callable[[CriteriaSet], CriteriaSet]) -> None:
    criteria.establish(rated)
    first = criteria.versions(rated.database)[0]
    with pytest.raises(RefusedError):
        criteria.save(rated, new_request("P1", "criteria"), broken(first), 1)
    assert [s.version for s in criteria.versions(rated.database)] == [1]


def test_a_saved_set_is_in_the_history_with_what_it_was_before(rated: Store) -> None:
    criteria.establish(rated)
    first = criteria.versions(rated.database)[0]
    criteria.save(rated, new_request("P1", "criteria"), weighted(first, logo=0.0, fit=15.0), 1)
    changes = rated.database.read("accounts", "whole_history").filter(who="P1", field="weight")
    moved = changes.filter(pl.col("old_value") != pl.col("new_value")).sort("record_id")
    assert moved.select("record_id", "old_value", "new_value").rows() == [
        ("2/fit", "10.0", "15.0"),
        ("2/logo", "5.0", "0.0"),
    ]
