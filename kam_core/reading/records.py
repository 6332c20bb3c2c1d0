"""Lines into records by the letter of a dialect; a record that breaks it is handed on as it stands there."""

import csv
import re
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

csv.field_size_limit(min(sys.maxsize, 2**31 - 1))

# A cell with more line breaks than that is a quote that nobody closed.
_MOST_LINES = 100_000
_MOST_LETTERS = 16_000_000
# A letter that no text of one column has.
_NO_DELIMITER = "\x1e"


@dataclass(frozen=True, slots=True)
class Dialect:
    """How cells are divided; no delimiter is one column, and an escape that is the quote doubles it.

    `spaced`: the space behind a delimiter belongs to it. `wrapped`: each line as a whole stands in quotes.
    """

    delimiter: str
    quote: str = '"'
    escape: str = '"'
    spaced: bool = False
    wrapped: bool = False


class Record(NamedTuple):
    """One record: its first line, its text, its cells (None: it breaks the dialect), how many lines it takes."""

    line: int
    raw: str
    cells: list[str] | None
    lines: int = 1

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands there but delimiters and spaces."""
        return self.cells is not None and not any(cell.strip() for cell in self.cells)


class _Ahead:
    """Lines that can be looked at before they are taken."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines, self._seen = iter(lines), deque[str]()

    def take(self) -> str | None:
        return self._seen.popleft() if self._seen else next(self._lines, None)

    def look(self) -> Iterator[str]:
        yield from list(self._seen)
        for line in self._lines:
            self._seen.append(line)
            yield line

    def drop(self, count: int) -> None:
        for _ in range(count):
            self._seen.popleft()


def records(lines: Iterable[str], dialect: Dialect, line: int = 1, width: int | None = None) -> Iterator[Record]:
    """The records of the lines, the first of which is `line`; with a width, lines are joined only to rows that wide."""
    ahead, quote = _Ahead(lines), dialect.quote
    while (text := ahead.take()) is not None:
        raw = text.rstrip("\r\n")
        record = Record(line, raw, cells_of(raw, dialect))
        if record.cells is None and quote and _odd(raw, dialect):
            record = _joined(record, text, ahead, dialect, width)
        line += record.lines
        yield record


def _joined(record: Record, text: str, ahead: _Ahead, dialect: Dialect, width: int | None) -> Record:
    """The record with the lines below it up to its closing quote; alone, where that makes no record."""
    parts, size, open_ = [text], len(text), True
    for count, below in enumerate(ahead.look(), 1):
        parts.append(below)
        size += len(below)
        if count > _MOST_LINES or size > _MOST_LETTERS:
            return record
        if dialect.quote in below:
            open_ ^= _odd(below, dialect)
            if not open_:
                raw = "".join(parts).rstrip("\r\n")
                cells = cells_of(raw, dialect)
                if cells is None or (width is not None and len(cells) != width):
                    return record
                ahead.drop(count)
                return Record(record.line, raw, cells, count + 1)
    return record


def _odd(text: str, dialect: Dialect) -> bool:
    count = text.count(dialect.quote)
    if dialect.escape != dialect.quote and dialect.escape in text:
        count -= len(re.findall(re.escape(dialect.escape) + f"(?:{re.escape(dialect.escape)}|({dialect.quote}))", text))
    return bool(count % 2)


def cells_of(raw: str, dialect: Dialect) -> list[str] | None:
    """The cells of a record, or None where it breaks the dialect."""
    delimiter = dialect.delimiter or _NO_DELIMITER
    if dialect.wrapped:
        raw = unwrapped(raw)
    if not dialect.quote or dialect.quote not in raw:
        cells = raw.split(delimiter)
        return [cell.lstrip(" ") for cell in cells] if dialect.spaced else cells
    if dialect.escape != dialect.quote:
        return _escaped_cells(raw, dialect)
    if len(delimiter) > 1:
        return _long_cells(raw, dialect)
    try:
        reader = csv.reader(
            [raw], delimiter=delimiter, quotechar=dialect.quote, strict=True, skipinitialspace=dialect.spaced
        )
        return next(reader)
    except csv.Error:
        return None


def _long_cells(raw: str, dialect: Dialect) -> list[str] | None:
    """The cells of a record divided by several letters, as if they were one that no text has."""
    cells = cells_of(raw.replace(dialect.delimiter, _NO_DELIMITER), replace(dialect, delimiter=_NO_DELIMITER))
    return cells and [cell.replace(_NO_DELIMITER, dialect.delimiter) for cell in cells]


def unwrapped(raw: str) -> str:
    """A line that stands in quotes as a whole, without them."""
    whole = len(raw) > 1 and raw.startswith('"') and raw.endswith('"') and '"' not in raw[1:-1].replace('""', "")
    return raw[1:-1].replace('""', '"') if whole else raw


def _escaped_cells(raw: str, dialect: Dialect) -> list[str] | None:
    cell, escaped = _patterns(dialect)
    cells: list[str] = []
    place = 0
    while found := cell.match(raw, place):
        inside, bare = found.groups()
        if inside is None and bare.startswith(dialect.quote):
            return None
        cells.append(bare if inside is None else escaped.sub(r"\1\2", inside))
        place = found.end() + 1
        if place > len(raw):
            return cells
    return None


@cache
def _patterns(dialect: Dialect) -> tuple[re.Pattern[str], re.Pattern[str]]:
    ends, quote = re.escape(dialect.delimiter or _NO_DELIMITER), re.escape(dialect.quote)
    escape, space = re.escape(dialect.escape), " ?" if dialect.spaced else ""
    cell = rf"{space}{quote}((?:[^{quote}{escape}]|{escape}.|{quote}{quote})*){quote}(?={ends}|\Z)|{space}([^{ends}]*)"
    return re.compile(cell, re.DOTALL), re.compile(rf"{escape}([{quote}{escape}])|{quote}({quote})")
