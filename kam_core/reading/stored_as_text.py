"""Numbers and days that a workbook holds as text: somebody typed or pasted them, and their form is a guess."""

from collections.abc import Iterator, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from kam_core.text.words import _

# Whole numbers alone may be ids, which belong in a text.
_NUMBER = r"^[-+(]?[\d.,'\s]*\d\)?$"
_FRACTION = r"\d[.,]\d{1,2}\)?$"
_DAY = r"^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})(?:[ T]|$)"
_ENOUGH = 0.8


def stored_as_text(columns: Sequence[pa.Array], names: Sequence[str], texts: set[int], first_row: int) -> Iterator[str]:
    """What is said of the columns in `texts`, which hold nothing but text from `first_row` (counted from 1) on."""
    found = [
        name
        for place, name in enumerate(names)
        if place in texts and _is_other_than_text(columns[place][first_row - 1 :].drop_null())
    ]
    if found:
        yield _(
            "Numbers or days stand as text in this workbook, and were read by their looks: {names}.",
            names=", ".join(found),
        )


def _is_other_than_text(values: pa.Array) -> bool:
    if not len(values):
        return False
    numbers = _share(values, _NUMBER) >= _ENOUGH and _share(values, _FRACTION) > 0
    return numbers or _share(values, _DAY) >= _ENOUGH


def _share(values: pa.Array, pattern: str) -> float:
    return float(pc.sum(pc.match_substring_regex(values, pattern)).as_py() or 0) / len(values)
