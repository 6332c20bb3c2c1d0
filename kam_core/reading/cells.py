"""The cells of a sheet as text: days as ISO, numbers plain, yes and no as a workbook shows them."""

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

_CONTROLS = r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]"
_MIDNIGHT = r"^\d{4}-\d{2}-\d{2} 00:00:00$"
_MOMENT = r"^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?:\.\d+)?$"
# A time without a day is one of the day from which workbooks count.
_DAY_ZERO = r"^(?:1899-12-3[01]) (\d{2}:\d{2}:\d{2}(?:\.\d+)?)$"


def as_text(column: pa.ChunkedArray) -> pa.Array:
    """One column of a sheet, read as text by the reader of workbooks; null is an empty cell."""
    text = pa.array([], pa.string()) if column.num_chunks == 0 else column.combine_chunks().cast(pa.string())
    text = pc.if_else(pc.fill_null(pc.equal(text, ""), fill_value=True), None, text)
    for shown, told in (("TRUE", "true"), ("FALSE", "false")):
        text = pc.if_else(pc.fill_null(pc.equal(text, told), fill_value=False), shown, text)
    moments = pc.fill_null(pc.match_substring_regex(text, _MOMENT), fill_value=False)
    if not pc.any(moments).as_py():
        return text
    if pc.all(pc.match_substring_regex(text.filter(moments), _MIDNIGHT)).as_py():
        text = pc.if_else(moments, pc.utf8_slice_codeunits(text, 0, 10), text)
    return pc.replace_substring_regex(text, _DAY_ZERO, r"\1")


def without_nul(column: pa.Array) -> tuple[pa.Array, int]:
    """The column without NUL, which no text has a use for, and how many there were."""
    count = int(pc.sum(pc.count_substring(column, "\x00"), min_count=0).as_py())
    return (pc.replace_substring(column, "\x00", "") if count else column), count


def controls(column: pa.Array) -> int:
    """How many cells hold control characters other than line breaks and tabs."""
    return int(pc.sum(pc.match_substring_regex(column, _CONTROLS), min_count=0).as_py() or 0)


def with_text(column: pa.Array, first: int, last: int, text: pa.StringScalar) -> pa.Array:
    """The column with that text in its rows from `first` to `last`, which is in it."""
    return pa.concat_arrays([column[:first], pa.repeat(text, last + 1 - first), column[last + 1 :]])


def filled_down(column: pa.Array, spans: Sequence[tuple[int, int]]) -> pa.Array:
    """The column with the cell of the first row of each span in all its rows; spans that overlap count once."""
    cells, free = column.to_pylist(), 0
    for first, last in sorted(spans):
        start = max(first, free)
        cells[start : last + 1] = [cells[first]] * (last + 1 - start)
        free = max(free, last + 1)
    return pa.array(cells, pa.string())
