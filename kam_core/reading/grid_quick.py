"""A sheet with nothing strange below its header, written as it is: the careful way would read it alike, and slower."""

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from kam_core.reading.careful import LONG_CELL
from kam_core.reading.footers import says_total
from kam_core.reading.table import Layout

# Below this the careful way is as quick.
_SMALL = 2_000
_BLANK = r"^\s+$"


def read_quickly(columns: Sequence[pa.Array], layout: Layout, rows: Path) -> int | None:
    """Write the rows from the layout's first on, and say how many; None where a row needs a closer look."""
    inside = [column[layout.first - 1 :] for column in columns[: layout.width]]
    count = len(inside[0]) if inside else 0
    if count < _SMALL or not _is_plain(inside, columns[layout.width :], layout):
        return None
    lines = pa.array(range(layout.first, layout.first + count), pa.int64())
    names = ["line", *(f"c{place}" for place in range(layout.width))]
    pq.write_table(pa.Table.from_arrays([lines, *inside], names=names), rows, row_group_size=20_000)
    return count


def _is_plain(columns: Sequence[pa.Array], beside: Sequence[pa.Array], layout: Layout) -> bool:
    """Whether every row is one of the table: two cells at least, no total, no header again, nothing beside it."""
    if any(column[layout.first - 1 :].null_count < len(column) - layout.first + 1 for column in beside):
        return False
    if any(_any(pc.match_substring_regex(column, _BLANK)) for column in columns):
        return False
    if any((pc.max(pc.utf8_length(column)).as_py() or 0) > LONG_CELL for column in columns):
        return False
    filled = columns[0].is_valid().cast(pa.int16())
    for column in columns[1:]:
        filled = pc.add(filled, column.is_valid().cast(pa.int16()))
    if pc.min(filled).as_py() < min(2, layout.width):
        return False
    heads = pa.array([row[0].strip().casefold() for row in layout.header], pa.string())
    if len(heads) and _any(pc.is_in(pc.utf8_lower(pc.utf8_trim_whitespace(columns[0])), heads)):
        return False
    partly = pc.coalesce(*columns).filter(pc.less(filled, layout.width))
    return not any(says_total([text, ""]) for text in pc.unique(partly).to_pylist() if len(text) < 100)


def _any(found: pa.Array) -> bool:
    return bool(pc.any(found, min_count=0).as_py())
