"""The cells of a sheet as text: days as ISO, numbers plain, yes and no as a workbook shows them."""

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

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


def filled_down(column: pa.Array, spans: Mapping[int, int]) -> pa.Array:
    """The column with the cell of each row in `spans` repeated down to the row given, which is in it."""
    cells = column.to_pylist()
    for first, last in spans.items():
        cells[first : last + 1] = [cells[first]] * len(cells[first : last + 1])
    return pa.array(cells, pa.string())
