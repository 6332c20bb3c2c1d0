"""What a set of criteria must keep to before it is saved."""

import re
from collections import Counter

from kam_core.errors import RefusedError
from kam_core.scoring.model import Axis, CriteriaSet, Criterion

_CODE = re.compile(r"[a-z][a-z0-9_]{0,39}")
_ROUNDING = 1e-6
LONGEST_NAME = 80
LONGEST_SCALE = 1_000
LONGEST_NOTE = 2_000


def check(criteria_set: CriteriaSet, newest: CriteriaSet | None) -> None:
    """Refuse a set that could not be scored by, or that would change what held before `newest`.

    Raises:
        RefusedError: the points of an axis do not sum to 100, a weight is below 0, an axis has no criterion, a cut is
            not within 0..100, a code is taken twice or is not a plain word, four bands do not rise, a text is too
            long, or the set would hold from before the newest one.
    """
    for axis in Axis:
        _check_points(criteria_set, axis)
    codes = Counter(criterion.code for criterion in criteria_set.criteria)
    for code, times in codes.items():
        if times > 1 or not _CODE.fullmatch(code):
            raise RefusedError("The code {code} is not a word of small letters, or is used twice.", code=code)
    for criterion in criteria_set.criteria:
        _check_bands(criterion)
        _check_length(criterion.name, LONGEST_NAME)
        _check_length(criterion.scale, LONGEST_SCALE)
    _check_length(criteria_set.note, LONGEST_NOTE)
    if newest is not None and criteria_set.valid_from < newest.valid_from:
        raise RefusedError("A new set holds from {day} at the earliest, as the newest does.", day=newest.valid_from)


def _check_points(criteria_set: CriteriaSet, axis: Axis) -> None:
    weights = [criterion.weight for criterion in criteria_set.on(axis)]
    if not weights:
        raise RefusedError("Each axis needs at least one criterion; {axis} has none.", axis=axis.value)
    if min(weights) < 0:
        raise RefusedError("Points are 0 or more.")
    if abs(sum(weights) - 100.0) > _ROUNDING:
        raise RefusedError("The points of {axis} sum to {total}, not to 100.", axis=axis.value, total=sum(weights))
    if not 0.0 <= criteria_set.cut(axis) <= 100.0:
        raise RefusedError("The cut of {axis} lies between 0 and 100.", axis=axis.value)


def _check_bands(criterion: Criterion) -> None:
    bands = criterion.bands
    if bands is None:
        return
    if criterion.measure.rated or len(bands) != 4 or list(bands) != sorted(bands):
        raise RefusedError("Bands of {code} are four edges that do not fall, of a computed value.", code=criterion.code)


def _check_length(text: str | None, most: int) -> None:
    if text is not None and len(text) > most:
        raise RefusedError("A text has {length} characters; at most {most}.", length=len(text), most=most)
