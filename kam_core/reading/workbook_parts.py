"""Which part of an .xlsx is which sheet."""

import posixpath
import re
import zipfile
from dataclasses import dataclass
from xml.parsers import expat

from kam_core.errors import DamagedFileError
from kam_core.reading.archive import BROKEN

_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_LARGEST = 20_000_000


@dataclass(frozen=True, slots=True)
class Part:
    """A sheet, by its name, where it lies in the file, and whether it is shown."""

    sheet: str
    place: str
    shown: bool


def parts(archive: zipfile.ZipFile) -> list[Part]:
    """The sheets with cells, in the order of the workbook; sheets of charts or macros are none.

    Raises:
        DamagedFileError: the workbook does not say what its sheets are.
    """
    book = _one_that_ends_with(archive, "xl/workbook.xml")
    places = {
        told.get("Id", ""): _place(book, told.get("Target", ""))
        for told in _tags(archive, _relations(book), "Relationship")
        if told.get("Type", "").endswith("/worksheet")
    }
    found = []
    for told in _tags(archive, book, "sheet"):
        place = places.get(next((value for name, value in told.items() if name.rpartition(":")[2] == "id"), ""))
        if place is not None and place in archive.namelist():
            found.append(Part(told.get("name", ""), place, shown=told.get("state", "visible") == "visible"))
    if not found:
        raise DamagedFileError("This workbook is damaged: it has no sheets.")
    return found


def _one_that_ends_with(archive: zipfile.ZipFile, ending: str) -> str:
    for name in archive.namelist():
        if name.lower() == ending:
            return name
    raise DamagedFileError("This workbook is damaged: {part} is missing.", part=ending)


def _relations(book: str) -> str:
    folder, name = posixpath.split(book)
    return f"{folder}/_rels/{name}.rels"


def _place(book: str, target: str) -> str:
    """A target is told from the folder of the workbook, or with a slash from the root."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(book), target)).lstrip("/")


def _tags(archive: zipfile.ZipFile, part: str, wanted: str) -> list[dict[str, str]]:
    """The attributes of every tag of that name."""
    xml = _read(archive, part)
    found: list[dict[str, str]] = []

    def opened(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] == wanted:
            found.append(attributes)

    parser = expat.ParserCreate()
    parser.StartElementHandler = opened
    try:
        parser.Parse(xml, True)  # noqa: FBT003 - the parser's own way to say that this is all
    except expat.ExpatError as refused:
        raise DamagedFileError("This workbook is damaged: {part} is broken.", part=part) from refused
    return found


def _read(archive: zipfile.ZipFile, part: str) -> bytes:
    try:
        with archive.open(part) as source:
            xml = source.read(_LARGEST)
    except (KeyError, *BROKEN) as refused:
        raise DamagedFileError("This workbook is damaged: {part} is missing.", part=part) from refused
    if _ENTITIES.search(xml):
        raise DamagedFileError("This file is damaged: it declares entities, which no workbook needs.")
    return xml
