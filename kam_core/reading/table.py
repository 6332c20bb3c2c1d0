"""Where the table of a text starts, how wide it is, and what its columns are called: told by its first records."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kam_core.errors import TooLargeError
from kam_core.reading.footers import are_types, is_alone, says_total
from kam_core.reading.header_rows import header_of, heads
from kam_core.reading.model import Told
from kam_core.reading.records import Dialect, Record, cells_of
from kam_core.reading.repair import repaired
from kam_core.reading.shapes import Column, columns_of

_MOST_HEADER_ROWS = 4
_ENOUGH = 4
# Wider than any program writes: what divides such lines is no delimiter, and to look at each column takes minutes.
_MOST_COLUMNS = 100_000
_HEADER_WORDS = re.compile(
    r"id|name|code|date|amount|e-?mail|phone|country|city|account|customer|company|owner|stage|status|type|total|value|"
    r"kunde|firma|betrag|datum|nom|client|montant|nombre|cliente|importe|fecha|tên|mã|ngày|名称|名|日期|金额|客户|.*_.*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Layout:
    """The table of a text.

    `header` are the header's rows, top down; none is a text without one. `first` is the first line of the data.
    `sure` is false where nothing tells a header from a row. `preamble` are the lines above, and `opens` is the line
    where the header, or else the data, starts. `types` is the line below the header that names the types of the
    columns, null where there is none.
    """

    width: int
    header: tuple[tuple[str, ...], ...]
    first: int
    columns: tuple[Column, ...]
    preamble: tuple[int, ...] = ()
    sure: bool = True
    mended: bool = False
    opens: int = 1
    types: int | None = None

    def header_texts(self) -> list[str]:
        """What stands above each column, its rows joined by a space."""
        return [
            " ".join(row[place].strip() for row in self.header if row[place].strip()) for place in range(self.width)
        ]


def laid_out(found: Sequence[Record], dialect: Dialect, told: Told) -> Layout:
    """The layout that the first records show.

    Raises:
        TooLargeError: they are wider than any table.
    """
    found = [record for record in found if told.first_line is None or record.line >= told.first_line]
    width = _width(found) if dialect.delimiter else 1
    if width > _MOST_COLUMNS:
        raise TooLargeError(
            "This file is too large: it has {n} columns, more than {most}.", n=width, most=_MOST_COLUMNS
        )
    filled = [number for number, record in enumerate(found) if _opens(record, width)]
    start = filled[0] if filled else 0
    if told.first_line is not None:
        start = 0
    found, types = _without_types(found, start, width)
    columns = columns_of(_body(found[start + 1 :], width), width)
    rows, sure, mended = _header(found, start, columns, told, dialect)
    after = start + len(rows) - mended
    ended = max(found[-1].line + found[-1].lines if found else 1, (types or 0) + 1)
    first = found[after].line if after < len(found) else ended
    above = found[: start - mended] if start else []
    preamble = tuple(record.line for record in above if not record.is_blank)
    columns = columns_of(_body(found[after:], width, skipped=0), width)
    opens = found[start - mended].line if found else first
    return Layout(width, tuple(rows), first, columns, preamble, sure, bool(mended), opens, types)


def _width(found: Sequence[Record]) -> int:
    """The number of cells of most records; of several tables, that of the first."""
    counts = Counter(len(record.cells) for record in found if record.cells and not record.is_blank)
    if not counts:
        return max((len(record.cells) for record in found if record.cells), default=1)
    scores = {width: count**2 * width for width, count in counts.items()}
    least = 0.3 * max(scores.values())
    for record in found:
        if record.cells and not record.is_blank and scores[len(record.cells)] >= least:
            return len(record.cells)
    return max(scores, key=scores.__getitem__)


def _without_types(found: Sequence[Record], start: int, width: int) -> tuple[Sequence[Record], int | None]:
    """The records without the one below the first of the table that names types, and the line of that."""
    below = found[start + 1] if start + 1 < len(found) else None
    if below is None or below.cells is None or len(below.cells) != width or not are_types(below.cells):
        return found, None
    if are_types(found[start].cells or ()):
        return found, None
    return [*found[: start + 1], *found[start + 2 :]], below.line


def _opens(record: Record, width: int) -> bool:
    """Whether the record can be the first of the table: as wide, and more than a title in its first cell."""
    if record.cells is None or len(record.cells) != width:
        return False
    return sum(bool(cell.strip()) for cell in record.cells) >= min(width, 2)


def _body(found: Sequence[Record], width: int, skipped: int = 2) -> list[list[str]]:
    """Rows to learn the columns from; with enough of them, not the first, which may be more of a header."""
    rows: list[list[str]] = []
    for record in found:
        if record.is_blank and len(rows) >= skipped + _ENOUGH:
            # What follows a gap may be another table.
            break
        if record.cells and _fits(record, width) and not says_total(record.cells) and not is_alone(record.cells):
            rows.append(record.cells)
    return rows[skipped:502] if len(rows) >= skipped + _ENOUGH else rows


def _header(
    found: Sequence[Record], start: int, columns: Sequence[Column], told: Told, dialect: Dialect
) -> tuple[list[tuple[str, ...]], bool, int]:
    """The rows of the header, whether that is sure, and 1 where it is the broken record above `start`."""
    width = len(columns)
    if told.header_rows is not None:
        texts = [record.cells or [record.raw] for record in found[start : start + told.header_rows]]
        return [_wide(cells, width) for cells in texts], True, 0
    rows = [tuple(record.cells or ()) for record in found[start : start + _MOST_HEADER_ROWS] if _fits(record, width)]
    if not rows:
        return [], True, 0
    fits, clashes = heads(rows[0], columns)
    if clashes > fits or (clashes and clashes == fits):
        mended = _mended(found[start - 1], width, columns, dialect) if start else None
        return ([mended], True, 1) if mended else ([], False, 0)
    if not fits and not _is_named(rows, found):
        return [rows[0]], False, 0
    return header_of(rows, columns), True, 0


def _fits(record: Record, width: int) -> bool:
    return record.cells is not None and len(record.cells) == width and not record.is_blank


def _wide(cells: Sequence[str], width: int) -> tuple[str, ...]:
    return (*cells, *[""] * width)[:width]


def _is_named(rows: Sequence[Sequence[str]], found: Sequence[Record]) -> bool:
    """Whether a first row of words, above nothing but words, is a header for its own sake."""
    names = [cell.strip() for cell in rows[0]]
    if len(found) == 1 and len(names) > 1:
        return True
    return all(names) and any(_HEADER_WORDS.fullmatch(name) for name in names)


def _is_counted(column: Column) -> bool:
    """Whether the column numbers the rows, as some programs do without a name for it."""
    numbers = [int(text) for text in column.samples if text.isascii() and text.isdigit()]
    return len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(column.samples)))


def _mended(record: Record, width: int, columns: Sequence[Column], dialect: Dialect) -> tuple[str, ...] | None:
    """The broken record above the first row as a header of the table, if it can be one."""
    free = [Column() for _ in range(width)]
    ways: list[list[str]] = []
    if record.cells and len(record.cells) > 1:
        named = [cell for cell in record.cells if cell.strip()]
        ways = [named, record.cells] if len(named) <= width else []
    if not any(len(way) == width for way in ways):
        other = [cells_of(record.raw, Dialect(sign)) for sign in (",", ";", "\t", "|", " ")]
        ways = [cells for cells in other if cells and len(cells) == width] + ways
    if record.cells is None:
        found = repaired(record.raw, dialect, free)
        ways = [found.cells] if found else []
    for cells in ways:
        row = _wide(["", *cells] if len(cells) == width - 1 and _is_counted(columns[0]) else cells, width)
        fits, clashes = heads(row, columns)
        if 2 * len(cells) > width and not clashes and fits and len(cells) >= width - 2:
            return row
    return None
