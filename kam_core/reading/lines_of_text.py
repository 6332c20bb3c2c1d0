"""A file as lines of UTF-8, whatever its encoding, with the first of them to judge it by."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from kam_core.errors import NoDataError
from kam_core.reading.decoding import Decoded, decode
from kam_core.reading.encodings import Encoding, encoding_of
from kam_core.reading.scan import MARK, Scan, scanned

SAMPLE = 1 << 18


@dataclass(slots=True)
class Text:
    """A file and its text as UTF-8, which is the file itself or lies in `folder`.

    `lines` are the first ones, and `whole` is that there are no others.
    """

    file: Path
    folder: Path
    path: Path
    scan: Scan
    encoding: Encoding
    decoded: Decoded
    lines: list[str] = field(default_factory=list)
    whole: bool = True

    @property
    def controls(self) -> int:
        """How many control characters the text has; the bytes of a wide encoding look like them."""
        return self.scan.controls if self.path == self.file else self.decoded.controls

    def reader(self) -> TextIO:
        """The text from its first line on; line ends are as they stand there."""
        return self.path.open(encoding="utf-8-sig", newline="", errors="replace")

    def start_of(self, line: int) -> int:
        """The byte where one of the first lines starts."""
        with self.path.open("rb") as file:
            mark = len(MARK) if file.read(len(MARK)) == MARK else 0
        return mark + sum(len(above.encode()) for above in self.lines[: line - 1])


def opened_text(path: Path, folder: Path, told_encoding: str | None) -> Text:
    """The text of a file; where that is not plain UTF-8, it is written into `folder` as that.

    Raises:
        NoDataError: there is nothing in it.
        RefusedError: nobody knows the encoding that was told.
    """
    scan = scanned(path, SAMPLE)
    encoding = encoding_of(scan, told_encoding)
    decoded, source = Decoded(), path
    if not scan.plain or encoding.name != "utf-8":
        source = folder / "text.csv"
        decoded = decode(path, source, encoding)
    text = Text(path, folder, source, scan, encoding, decoded)
    size = 0
    with text.reader() as lines:
        for line in lines:
            text.lines.append(line)
            size += len(line)
            if size > SAMPLE:
                text.whole = next(lines, None) is None
                break
    if not any(line.strip(" \t\r\n,;|\"'") for line in text.lines):
        raise NoDataError("This file is empty.")
    return text
