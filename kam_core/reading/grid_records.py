"""The rows of a grid of cells as records of a text, so that one piece of code finds the table in both."""

from collections.abc import Iterator, Sequence
from itertools import groupby, islice

import pyarrow as pa

from kam_core.reading.records import Dialect, Record

# How a row that is left out is written down: as it would be copied from a spreadsheet.
DIALECT = Dialect("\t")
_BATCH = 5_000
_SAMPLE = 1_000
# A block of rows is a table if it is not much smaller than the largest: a few lines on top are none.
_LEAST = 0.3


def grid_records(columns: Sequence[pa.Array], width: int, first_row: int = 1) -> Iterator[Record]:
    """The rows from `first_row` (counted from 1) on; all are as wide as the table but for four kinds.

    An empty row is one empty cell, and a heading or note in the first cell is one cell. The two rows below a gap are
    as wide as what is in them: by this a text shows where a table ends and another one starts. And what stands right
    of the table makes a row wider.
    """
    gap, narrow = False, 0
    for number, cells in enumerate(_rows(columns, first_row), first_row):
        filled = _length(cells)
        length = max(filled, width)
        if not filled:
            length, gap, narrow = 1, True, 0
        elif filled == 1 < width - 1:
            length = 1
        elif gap:
            length = max(filled, narrow)
            gap, narrow = not narrow, filled
        yield Record(number, _raw(cells[:filled]), cells[:length])


def table_width(columns: Sequence[pa.Array]) -> int:
    """How many columns the first table of the grid has; what is beside and below it may be wider."""
    lengths = [_length(cells) for cells in islice(_rows(columns, 1), _SAMPLE)]
    blocks = [list(block) for filled, block in groupby(lengths, bool) if filled]
    scores = [len(block) ** 2 * max(block) if len(block) > 1 else 0 for block in blocks]
    for block, score in zip(blocks, scores, strict=True):
        if score and score >= _LEAST * max(scores):
            return max(block)
    return max(lengths, default=0)


def _rows(columns: Sequence[pa.Array], first_row: int) -> Iterator[list[str]]:
    height = len(columns[0]) if columns else 0
    for start in range(first_row - 1, height, _BATCH):
        batch = [column.slice(start, _BATCH).to_pylist() for column in columns]
        for row in zip(*batch, strict=True):
            yield [cell or "" for cell in row]


def _length(cells: Sequence[str]) -> int:
    """How many cells there are up to the last with something in it."""
    for place in range(len(cells), 0, -1):
        if cells[place - 1].strip():
            return place
    return 0


def _raw(cells: Sequence[str]) -> str:
    """The row as it would be copied from a spreadsheet."""
    raw = "\t".join(cells)
    if '"' in raw or "\n" in raw or "\r" in raw or raw.count("\t") >= max(1, len(cells)):
        return "\t".join(_quoted(cell) for cell in cells)
    return raw


def _quoted(cell: str) -> str:
    if "\t" in cell or "\n" in cell or "\r" in cell or '"' in cell:
        return '"' + cell.replace('"', '""') + '"'
    return cell
