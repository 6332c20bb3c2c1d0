"""What a new set of criteria changes."""

from dataclasses import replace

from kam_core.scoring.defaults import default_set
from kam_core.scoring.differences import Change, Difference, differences
from kam_core.scoring.model import Axis, Criterion, Cuts

OLD = default_set()


def changed(code: str, **fields: object) -> tuple[Criterion, ...]:
    return tuple(replace(c, **fields) if c.code == code else c for c in OLD.criteria)


def test_equal_sets_do_not_differ() -> None:
    assert differences(OLD, default_set()) == ()


def test_a_weight_is_told_with_its_points_before_and_now() -> None:
    new = replace(OLD, criteria=changed("logo", weight=15.0))
    assert differences(OLD, new) == (Difference(Change.WEIGHT, Axis.ATTRACTIVENESS, new.criterion("logo"), 5.0, 15.0),)


def test_cut_and_bands_and_words_are_told_apart() -> None:
    bands = replace(OLD, criteria=changed("cooperation", bands=(0.1, 0.2, 0.3, 0.4)))
    words = replace(OLD, criteria=changed("fit", name="Fit with us"))
    cut = replace(OLD, cuts=Cuts(strength=60.0))
    assert [one.change for new in (bands, words, cut) for one in differences(OLD, new)] == [
        Change.BANDS,
        Change.WORDS,
        Change.CUT,
    ]


def test_a_criterion_that_came_or_went_is_told_once() -> None:
    own = Criterion(Axis.STRENGTH, "own_1", 7, 10.0, name="Access to their board")
    new = replace(OLD, criteria=(*(c for c in OLD.criteria if c.code != "satisfaction"), own))
    assert differences(OLD, new) == (
        Difference(Change.ADDED, Axis.STRENGTH, own, None, 10.0),
        Difference(Change.REMOVED, Axis.STRENGTH, OLD.criterion("satisfaction"), 15.0, None),
    )
