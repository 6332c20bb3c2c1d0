"""What one set of criteria does otherwise than another."""

from dataclasses import dataclass
from enum import StrEnum

from kam_core.scoring.model import Axis, CriteriaSet, Criterion


class Change(StrEnum):
    """What became of a criterion, or of where an axis splits."""

    ADDED = "added"
    REMOVED = "removed"
    WEIGHT = "weight"
    BANDS = "bands"
    WORDS = "words"
    CUT = "cut"


@dataclass(frozen=True, slots=True)
class Difference:
    """One change; `criterion` is null for a cut. `before` and `now` are points, null where there was or is none."""

    change: Change
    axis: Axis
    criterion: Criterion | None
    before: float | None
    now: float | None


def differences(old: CriteriaSet, new: CriteriaSet) -> tuple[Difference, ...]:
    """What `new` does otherwise than `old`: axis by axis, its cut first, then criteria in their order.

    A criterion that came or went is told once, by its weight.
    """
    found: list[Difference] = []
    for axis in Axis:
        if old.cut(axis) != new.cut(axis):
            found.append(Difference(Change.CUT, axis, None, old.cut(axis), new.cut(axis)))
        for criterion in new.on(axis):
            found += _of_criterion(old.criterion(criterion.code), criterion)
        gone = [criterion for criterion in old.on(axis) if new.criterion(criterion.code) is None]
        found += [Difference(Change.REMOVED, axis, criterion, criterion.weight, None) for criterion in gone]
    return tuple(found)


def _of_criterion(before: Criterion | None, now: Criterion) -> list[Difference]:
    if before is None:
        return [Difference(Change.ADDED, now.axis, now, None, now.weight)]
    told = {
        Change.WEIGHT: before.weight != now.weight,
        Change.BANDS: before.bands != now.bands,
        Change.WORDS: _words(before) != _words(now),
    }
    return [Difference(change, now.axis, now, before.weight, now.weight) for change, differs in told.items() if differs]


def _words(criterion: Criterion) -> tuple[object, ...]:
    return criterion.name, criterion.scale, criterion.lower_is_better
