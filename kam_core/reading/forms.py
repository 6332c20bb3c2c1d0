"""What a file really is: told by its bytes, whatever its name says."""

import re
import zipfile
from enum import StrEnum
from pathlib import Path

from kam_core.text.words import later

HEAD = 1 << 16


class Form(StrEnum):
    """A form of file that can be read."""

    TEXT = "text"
    JSON = "json"
    GZIP = "gzip"
    ZIP = "zip"
    XLSX = "xlsx"
    ODS = "ods"
    OLE = "xls"
    PARQUET = "parquet"


OTHERS = {
    b"\x89PNG": later("This is not a text or a workbook, but a picture (PNG)."),
    b"\xff\xd8\xff": later("This is not a text or a workbook, but a picture (JPEG)."),
    b"GIF8": later("This is not a text or a workbook, but a picture (GIF)."),
    b"%PDF": later("This is not a text or a workbook, but a PDF."),
    b"Rar!": later("This is not a text or a workbook, but a RAR archive: unpack it first."),
    b"7z\xbc\xaf": later("This is not a text or a workbook, but a 7z archive: unpack it first."),
    b"BZh": later("This is not a text or a workbook, but a bzip2 archive: unpack it first."),
    b"\x28\xb5\x2f\xfd": later("This is not a text or a workbook, but a Zstandard archive: unpack it first."),
    b"\xfd7zXZ": later("This is not a text or a workbook, but an xz archive: unpack it first."),
    b"\x7fELF": later("This is not a text or a workbook, but a program."),
    b"SQLite format 3": later("This is not a text or a workbook, but a SQLite database."),
    b"{\\rtf": later("This is not a text or a workbook, but a document (RTF)."),
    b"MZ\x90\x00": later("This is not a text or a workbook, but a program."),
    b"ARROW1": later("This is not a text or a workbook, but an Arrow file: save it as Parquet."),
    b"MIME-Version:": later("This is a web page or a mail in one file (MIME), not a table."),
    b"<?xml": later("This is not a table, but XML: save it as CSV or as a workbook."),
}
HTML = later("This is an HTML page, not a table: a page to sign in, or a report saved as a web page.")
NOT_A_TEXT = later("This is not a text, nor any other form that can be read.")
CUT_PARQUET = later("This Parquet file is damaged: its end is missing.")
EMPTY = later("This file is empty.")

_HTML = re.compile(
    rb"<(!doctype\s+html|html|head|body|table|script|style|meta|link|title|div|center|form|h[1-6]|p|br|font|span|b)\b",
    re.IGNORECASE,
)
_COMMENTS = re.compile(rb"(?:\s*<!--.*?-->)+\s*", re.DOTALL)
_XML = re.compile(rb"<(?:\w+:)?\w+(?:\s+[\w:]+=[\"'][^\"']*[\"'])*\s*/?>\s*<|<(?:\w+:)?\w+\s+xmlns[:=]")
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff", b"\xff\xfe", b"\xfe\xff")
_WIDE = {b"\xff\xfe\x00\x00": "utf-32", b"\x00\x00\xfe\xff": "utf-32", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_BLANKS = b" \t\r\n\x00"
# Half of the letters of a wide encoding are NUL, and Hive divides cells by 1; others are rare in any text.
_CONTROLS = bytes(set(range(2, 32)) - set(b"\t\n\r\x0b\x0c\x1a\x1b\x1c\x1d\x1e\x1f")) + b"\x7f"
_MOST_CONTROLS = 0.04


def form_of(path: Path) -> Form | str:
    """The form of the file, or else the sentence that says why it is none that can be read."""
    with path.open("rb") as file:
        head = file.read(HEAD)
        file.seek(max(0, path.stat().st_size - 8))
        tail = file.read(8)
    if not _without_mark(head).strip(_BLANKS) and path.stat().st_size <= HEAD:
        return EMPTY
    if head.startswith(b"PAR1") and b"\x00" in head:
        return Form.PARQUET if tail.endswith(b"PAR1") else CUT_PARQUET
    if head.startswith(b"\x1f\x8b"):
        return Form.GZIP
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zip_form(path)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return Form.OLE
    return _text_form(head)


def _text_form(head: bytes) -> Form | str:
    for mark, encoding in _WIDE.items():
        if head.startswith(mark):
            return _text_form(head.decode(encoding, "ignore").encode("utf-8", "ignore"))
    start = _COMMENTS.sub(b"", _without_mark(head).lstrip(_BLANKS), count=1)
    if _HTML.match(start):
        return HTML
    for sign, sentence in OTHERS.items():
        if head.startswith(sign) or start.startswith(sign):
            return sentence
    if _is_noise(head):
        return NOT_A_TEXT
    if _XML.match(start):
        return OTHERS[b"<?xml"]
    return Form.JSON if _is_json(start) else Form.TEXT


def _zip_form(path: Path) -> Form:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        # What is wrong with it is said by whoever opens it; its name tells what it wanted to be.
        return Form.XLSX if path.suffix.lower() in {".xlsx", ".xlsm"} else Form.ZIP
    if "[Content_Types].xml" in names or any(name.startswith("xl/") for name in names):
        return Form.XLSX
    return Form.ODS if {"mimetype", "content.xml"} <= names else Form.ZIP


def _without_mark(head: bytes) -> bytes:
    """The bytes without any byte order marks in front."""
    for mark in _MARKS:
        if head.startswith(mark):
            return _without_mark(head[len(mark) :])
    return head


def _is_json(start: bytes) -> bool:
    """Whether the first line is an object, or a list that starts with one; such a text is no other table."""
    return bool(re.match(rb'\{\s*("|\})|\[\s*\{\s*("|\})', start))


def _is_noise(head: bytes) -> bool:
    """Whether so many control characters stand in the first bytes that they are no text in any encoding."""
    # A copy that broke off may end in blocks of NUL, which text.py says and leaves out.
    filled = head.rstrip(b"\x00")
    controls = len(filled) - len(filled.translate(None, _CONTROLS))
    return controls > _MOST_CONTROLS * len(filled)
