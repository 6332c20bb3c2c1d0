"""A sheet of an .xlsx before its reader sees it: where its cells are, and what the reader would not tell of them."""

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from kam_core.errors import DamagedFileError

_CHUNK = 1 << 20
_LONGEST_CELL = 1 << 22
_CELL = re.compile(rb'<(?:\w+:)?c\s[^<>]*?\br="([A-Z]{1,3})([0-9]{1,7})"')
_ERROR = re.compile(rb'<(?:\w+:)?c\s[^<>]*?\bt="e"')
_SHARED = re.compile(rb'<(?:\w+:)?c\s[^<>]*?\bt="s"[^<>]*>\s*<(?:\w+:)?v>([0-9]+)<')
# A number of more than 15 digits: Excel keeps no more, so the rest of an id is gone for good.
_LONG = re.compile(rb"<(?:\w+:)?c\s([^<>]*)>\s*<(?:\w+:)?v>-?(?:[0-9]{16,}|[0-9]\.[0-9]+[eE]\+(?:1[5-9]|[2-9][0-9]))<")
_TEXT_CELL = re.compile(rb'\bt="(?:s|str|inlineStr|e|b|d)"')
_TEXT = re.compile(rb'<(?:\w+:)?c\s[^<>]*?\br="([A-Z]{1,3})[0-9]{1,7}"[^<>]*?\bt="(?:s|str|inlineStr)"')
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^<>]*?\bref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"')
_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells shown as one, of which only the first holds something; rows from 1 and columns from 0, ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(slots=True)
class Scan:
    """What stands in a sheet: cells by row and by column, and the kinds that need a word."""

    rows: Counter[int] = field(default_factory=Counter)
    columns: Counter[int] = field(default_factory=Counter)
    cells: int = 0
    errors: int = 0
    long_numbers: int = 0
    last_shared: int = -1
    merged: list[Merged] = field(default_factory=list)

    @property
    def area(self) -> int:
        """The cells of the rectangle that the reader would build, which starts at the first row."""
        if not self.rows:
            return 0
        return max(self.rows) * (max(self.columns) - min(self.columns) + 1)


def scanned(archive: zipfile.ZipFile, part: str) -> Scan:
    """The sheet in that part of the workbook.

    Raises:
        DamagedFileError: it declares entities, which a sheet has no use for but a thief has.
    """
    scan = Scan()
    rows: Counter[bytes] = Counter()
    columns: Counter[bytes] = Counter()
    for xml in pieces(archive, part):
        found = _CELL.findall(xml)
        columns.update(column for column, _row in found)
        rows.update(row for _column, row in found)
        _count(scan, xml)
    scan.cells = rows.total()
    scan.rows = Counter({int(row): n for row, n in rows.items()})
    scan.columns = Counter({column_number(column): n for column, n in columns.items()})
    return scan


def _count(scan: Scan, xml: bytes) -> None:
    scan.errors += len(_ERROR.findall(xml))
    scan.long_numbers += sum(not _TEXT_CELL.search(attributes) for attributes in _LONG.findall(xml))
    scan.last_shared = max(scan.last_shared, max(map(int, _SHARED.findall(xml)), default=-1))
    for left, top, right, bottom in _MERGED.findall(xml):
        scan.merged.append(Merged(int(top), column_number(left), int(bottom), column_number(right)))


def pieces(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """The part in pieces that end where a cell or another tag ends.

    Raises:
        DamagedFileError: it declares entities.
    """
    left = b""
    with archive.open(part) as source:
        while piece := source.read(_CHUNK):
            left += piece
            if _ENTITIES.search(left):
                raise DamagedFileError("This file is damaged: it declares entities, which no workbook needs.")
            whole = left.rfind(b"</c>") + 4 if b"</c>" in left else left.rfind(b">") + 1
            if whole > 3:
                yield left[:whole]
                left = left[whole:]
            elif len(left) > _LONGEST_CELL:
                yield left
                left = b""
    yield left


def text_columns(archive: zipfile.ZipFile, part: str) -> set[int]:
    """The columns that hold nothing but text in the first piece of the sheet, their headers aside."""
    xml = next(pieces(archive, part))
    texts = Counter(_TEXT.findall(xml))
    return {
        column_number(column)
        for column, n in Counter(c for c, _row in _CELL.findall(xml)).items()
        if texts[column] == n
    }


def column_number(letters: bytes) -> int:
    """A column's number from 0 by its letters: A is 0, XFD 16383."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
