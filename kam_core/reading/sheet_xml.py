"""A sheet of an .xlsx before its reader sees it: where its cells are, and what the reader would not tell of them."""

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from kam_core.errors import DamagedFileError

_CHUNK = 1 << 20
_LONGEST_CELL = 1 << 22
_REF = re.compile(rb'\br="([A-Z]{1,3})([0-9]{1,7})"')
_CELL = re.compile(rb'<(?:\w+:)?c\s[^<>]*?\br="([A-Z]{1,3})([0-9]{1,7})"')
# A number of more than 15 digits: Excel keeps no more, so the rest of an id is gone for good.
# One by one, because each starts with a letter that can be looked for: three times as fast as one pattern.
_MAYBE_LONG = tuple(map(re.compile, (rb">[0-9]{16}", rb">-[0-9]{16}", rb"E\+[1-9][0-9]<", rb"e\+[1-9][0-9]<")))
_LONG = re.compile(rb"<(?:\w+:)?c\s([^<>]*)>\s*<(?:\w+:)?v>-?(?:[0-9]{16,}|[0-9]\.[0-9]+[eE]\+(?:1[5-9]|[2-9][0-9]))<")
# Further right or further down than a sheet goes.
_OUTSIDE = re.compile(rb'\br="(?:[A-Z]{4}|[A-Z]{1,3}[0-9]{8})')
_COLUMNS, _ROWS = 16_384, 1_048_576
_NO_NUMBER = re.compile(rb'\bt="(?:s|str|inlineStr|e|b|d)"')
# A formula whose value was never worked out: its program only wrote it. An empty text is a value.
_UNVALUED = re.compile(
    rb"<(?:\w+:)?c\s([^<>]*)>\s*<(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_TEXT = re.compile(rb'<(?:\w+:)?c\s[^<>]*?\br="([A-Z]{1,3})[0-9]{1,7}"[^<>]*?\bt="(?:s|str|inlineStr)"')
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^<>]*?\bref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"')
_ENTITIES = (b"<!DOCTYPE", b"<!ENTITY")


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells shown as one, of which only the first holds something; rows from 1 and columns from 0, ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(slots=True)
class Scan:
    """What stands in a sheet: how many rows and cells there are, how far out, and the kinds that need a word.

    Rows count from 1, columns from 0.
    """

    rows: int = 0
    cells: int = 0
    last_row: int = 0
    first_column: int = 16_384
    last_column: int = -1
    errors: int = 0
    long_numbers: int = 0
    unvalued: int = 0
    merged: list[Merged] = field(default_factory=list)

    @property
    def columns(self) -> int:
        """How many columns lie from the first with a cell to the last."""
        return max(0, self.last_column - self.first_column + 1)

    @property
    def area(self) -> int:
        """The cells of the rectangle that the reader would build, which starts at the first row."""
        return self.last_row * self.columns


def scanned(archive: zipfile.ZipFile, part: str) -> Scan:
    """The sheet in that part of the workbook.

    Raises:
        DamagedFileError: it declares entities, which a sheet has no use for but a thief has, or names a cell that no
            sheet has.
    """
    scan = Scan()
    for xml in pieces(archive, part):
        # A cell starts with "<c ", or "<x:c " where the sheet has a prefix for its names.
        mark = b"<c " if b"<c " in xml else b":c "
        ends = {place for row in xml.split(b"row>") for place in _ends(scan, row, mark)}
        columns = [column_number(letters) for letters in {letters for letters, _row in ends}]
        scan.first_column = min(scan.first_column, *columns, 16_384)
        scan.last_column = max(scan.last_column, *columns, -1)
        scan.last_row = max(scan.last_row, *(int(row) for _letters, row in ends), 0)
        if _OUTSIDE.search(xml) or scan.last_column >= _COLUMNS or scan.last_row > _ROWS:
            raise DamagedFileError("This file is damaged: it has a cell outside of its sheet.")
        _count(scan, xml)
    return scan


def _ends(scan: Scan, row: bytes, mark: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The first and the last cell of a row, which say how far it goes."""
    cells = row.count(mark)
    if cells:
        scan.cells += cells
        scan.rows += 1
        for start in (row.find(mark), row.rfind(mark)):
            if place := _REF.search(row, start):
                yield place[1], place[2]


def _count(scan: Scan, xml: bytes) -> None:
    scan.errors += xml.count(b' t="e"')
    if any(pattern.search(xml) for pattern in _MAYBE_LONG):
        scan.long_numbers += sum(not _NO_NUMBER.search(attributes) for attributes in _LONG.findall(xml))
    if b"</f>" in xml or b":f>" in xml:
        scan.unvalued += sum(b't="str"' not in attributes for attributes in _UNVALUED.findall(xml))
    if b"mergeCell " in xml:
        for left, top, right, bottom in _MERGED.findall(xml):
            scan.merged.append(Merged(int(top), column_number(left), int(bottom), column_number(right)))


def places(archive: zipfile.ZipFile, part: str) -> tuple[Counter[int], Counter[int]]:
    """How many cells each row has and each column; slower than `scanned`, and only for sheets that are too wide."""
    rows, columns = Counter[bytes](), Counter[bytes]()
    for xml in pieces(archive, part):
        found = _CELL.findall(xml)
        columns.update(column for column, _row in found)
        rows.update(row for _column, row in found)
    return (
        Counter({int(row): n for row, n in rows.items()}),
        Counter({column_number(column): n for column, n in columns.items()}),
    )


def text_columns(archive: zipfile.ZipFile, part: str) -> set[int]:
    """The columns that hold nothing but text in the first piece of the sheet."""
    xml = next(pieces(archive, part))
    cells, texts = Counter(column for column, _row in _CELL.findall(xml)), Counter(_TEXT.findall(xml))
    return {column_number(column) for column, n in cells.items() if texts[column] == n}


def pieces(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """The part in pieces that end where a cell or another tag ends.

    Raises:
        DamagedFileError: it declares entities.
    """
    left = b""
    with archive.open(part) as source:
        while piece := source.read(_CHUNK):
            left += piece
            if any(sign in left for sign in _ENTITIES):
                raise DamagedFileError("This file is damaged: it declares entities, which no workbook needs.")
            whole = _whole(left)
            if whole:
                yield left[:whole]
                left = left[whole:]
            elif len(left) > _LONGEST_CELL:
                yield left
                left = b""
    yield left


def _whole(xml: bytes) -> int:
    """Up to where nothing is cut: the end of the last row, or else cell, or else tag."""
    for end in (b"row>", b"</c>", b">"):
        if (place := xml.rfind(end)) >= 0:
            return place + len(end)
    return 0


def column_number(letters: bytes) -> int:
    """A column's number from 0 by its letters: A is 0, XFD 16383."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
