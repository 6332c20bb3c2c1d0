"""Cells so far from the table that its reader would build billions of empty ones: taken out, and told."""

import re
import zipfile
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import pairwise
from pathlib import Path

from kam_core.errors import TooLargeError
from kam_core.reading.model import Rejected
from kam_core.reading.sheet_xml import Scan, column_number, pieces, places
from kam_core.text.words import _

_LARGEST_AREA = 20_000_000
_MOST_EMPTY = 50
_GAP = 1_000
_WHOLE_CELL = re.compile(rb'<((?:\w+:)?)c\s[^<>]*?\br="([A-Z]{1,3})([0-9]{1,7})"[^<>]*?(?:/>|>.*?</\1c>)', re.DOTALL)
_TEXT = re.compile(rb"<(?:\w+:)?[tv](?:\s[^<>]*)?>([^<]*)<")
_SHARED_CELL = re.compile(rb'\bt="s"')
_SHARED = re.compile(rb"<(?:\w+:)?si\b.*?</(?:\w+:)?si>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Near:
    """The rectangle in which most cells stand, ends included."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int

    def holds(self, row: int, column: int) -> bool:
        """Whether the cell is in it."""
        return self.first_row <= row <= self.last_row and self.first_column <= column <= self.last_column


def near(archive: zipfile.ZipFile, part: str, scan: Scan) -> Near | None:
    """Where the table is, if other cells are so far away that the sheet cannot be read with them.

    Raises:
        TooLargeError: the cells are spread so thinly that no table is among them.
    """
    if scan.area <= _LARGEST_AREA or scan.area <= _MOST_EMPTY * scan.cells:
        return None
    rows, columns = places(archive, part)
    first_row, last_row = _fullest(rows)
    first_column, last_column = _fullest(columns)
    if last_row * (last_column - first_column + 1) > max(_LARGEST_AREA, _MOST_EMPTY * scan.cells):
        raise TooLargeError(
            "This sheet is too large: its cells are spread over more rows and columns than a table has."
        )
    return Near(first_row, last_row, first_column, last_column)


def _fullest(counts: Counter[int]) -> tuple[int, int]:
    """Ends of the run of rows or columns with the most cells; a gap of 1,000 ends a run."""
    places = sorted(counts)
    cuts = [after for before, after in pairwise(places) if after - before > _GAP]
    cells = Counter[int]()
    for place, n in counts.items():
        cells[bisect_right(cuts, place)] += n
    run = cells.most_common(1)[0][0]
    among = [place for place in places if bisect_right(cuts, place) == run]
    return among[0], among[-1]


def without_far_cells(archive: zipfile.ZipFile, part: str, keep: Near, folder: Path) -> tuple[Path, list[Rejected]]:
    """A copy of the workbook without the cells that are not in `keep`, and those cells, a row each."""
    place = folder / "near.xlsx"
    gone: dict[int, list[bytes]] = {}
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as copy:
        for name in archive.namelist():
            with copy.open(name, "w", force_zip64=True) as target:
                for piece in _kept(archive, part, keep, gone) if name == part else _copied(archive, name):
                    target.write(piece)
    reason = _("It stands far from the table.")
    texts = _texts(archive, gone)
    return place, [Rejected(row, ", ".join(cells), reason) for row, cells in sorted(texts.items())]


def _copied(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    with archive.open(name) as source:
        while piece := source.read(1 << 20):
            yield piece


def _kept(archive: zipfile.ZipFile, part: str, keep: Near, gone: dict[int, list[bytes]]) -> Iterator[bytes]:
    def judged(cell: re.Match[bytes]) -> bytes:
        row = int(cell[3])
        if keep.holds(row, column_number(cell[2])):
            return cell[0]
        gone.setdefault(row, []).append(cell[0])
        return b""

    for piece in pieces(archive, part):
        yield _WHOLE_CELL.sub(judged, piece)


def _texts(archive: zipfile.ZipFile, gone: dict[int, list[bytes]]) -> dict[int, list[str]]:
    """What stood in the cells, by row; cells that held only a format are left out."""
    strings: list[bytes] = []
    if any(_SHARED_CELL.search(cell) for cells in gone.values() for cell in cells):
        strings = _SHARED.findall(b"".join(_copied(archive, "xl/sharedStrings.xml")))
    found = {row: [text for cell in cells if (text := _text(cell, strings))] for row, cells in gone.items()}
    return {row: texts for row, texts in found.items() if texts}


def _text(cell: bytes, strings: list[bytes]) -> str:
    text = b"".join(_TEXT.findall(cell))
    if _SHARED_CELL.search(cell[: cell.find(b">")]) and text.isdigit() and int(text) < len(strings):
        text = b"".join(_TEXT.findall(strings[int(text)]))
    return unescape(text.decode("utf-8", "replace"))
