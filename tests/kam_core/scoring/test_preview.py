"""Who would change quadrant."""

from dataclasses import replace
from datetime import date

import pytest

from kam_core.errors import RefusedError
from kam_core.scoring import criteria
from kam_core.scoring.model import Axis, Criterion
from kam_core.scoring.preview import preview
from kam_core.store.store import Store


def test_a_lower_cut_moves_who_lies_between_and_saves_nothing(rated: Store, day: date) -> None:
    criteria.establish(rated)
    now = criteria.in_force(rated.database, day)
    moved = preview(rated.database, replace(now, cuts=replace(now.cuts, strength=30.0)), day)
    assert moved.select("account_id", "account_name", "kind", "revenue", "from_quadrant", "to_quadrant").rows() == [
        ("002", "Beta", "none", 1200, "streamline", "status")
    ]
    assert moved["to_strength"].to_list() == pytest.approx([31.25])
    assert [s.version for s in criteria.versions(rated.database)] == [1]


def test_the_set_in_force_moves_nobody(rated: Store, day: date) -> None:
    criteria.establish(rated)
    assert preview(rated.database, criteria.in_force(rated.database, day), day).is_empty()


def test_a_criterion_that_nobody_rated_yet_lowers_coverage_and_moves_nobody(rated: Store, day: date) -> None:
    criteria.establish(rated)
    now = criteria.in_force(rated.database, day)
    lighter = tuple(replace(c, weight=0.0) if c.code == "logo" else c for c in now.criteria)
    target = Criterion(Axis.ATTRACTIVENESS, "acquisition_target", 9, 5.0, name="Prime acquisition target")
    assert preview(rated.database, replace(now, criteria=(*lighter, target)), day).is_empty()


def test_only_ratings_left_leaves_who_has_none_without_a_quadrant(rated: Store, day: date) -> None:
    criteria.establish(rated)
    now = criteria.in_force(rated.database, day)
    only = (Criterion(Axis.ATTRACTIVENESS, "fit", 1, 100.0), *now.on(Axis.STRENGTH))
    moved = preview(rated.database, replace(now, criteria=only), day)
    assert moved.select("account_id", "from_quadrant", "to_quadrant").rows() == [
        ("002", "streamline", None),
        ("003", "streamline", None),
    ]


def test_a_broken_set_is_refused_before_anything_is_computed(rated: Store, day: date) -> None:
    now = criteria.in_force(rated.database, day)
    with pytest.raises(RefusedError):
        preview(rated.database, replace(now, criteria=now.criteria[1:]), day)
