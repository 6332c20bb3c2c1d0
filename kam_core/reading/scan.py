"""One pass over the bytes of a file: what must be known of all of it before a line of it is read."""

import codecs
import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from kam_core.reading.inside import progress
from kam_core.text.words import _

CHUNK = 1 << 22
MARK = b"\xef\xbb\xbf"
# White space and the end-of-file mark of DOS have their place in a text.
CONTROLS = bytes(set(range(1, 28)) - {9, 10, 11, 12, 13, 26}) + b"\x7f"
_EVIDENCE = 1 << 16
_TAIL = 64


@dataclass(slots=True)
class Scan:
    """What one pass found. `evidence` are lines with bytes beyond ASCII, 64 KB of them at most."""

    size: int = 0
    file_hash: str = ""
    head: bytes = b""
    tail: bytes = b""
    line_feeds: int = 0
    returns: int = 0
    pairs: int = 0
    nuls: int = 0
    marks: int = 0
    controls: int = 0
    utf8: bool = True
    evidence: bytearray = field(default_factory=bytearray)

    @property
    def lone_returns(self) -> int:
        """How many lines end as old Macs ended them."""
        return self.returns - self.pairs

    @property
    def lines(self) -> int:
        """How many lines there are, blank ones at the end not counted; all end alike."""
        end = b"\n" if self.line_feeds else b"\r"
        text = self.tail.rstrip(b"\r\n")
        return (self.line_feeds or self.returns) - self.tail[len(text) :].count(end) + bool(text)

    @property
    def plain(self) -> bool:
        """Whether the file can be read as it lies there, as UTF-8."""
        inside = self.marks - self.head.startswith(MARK)
        return self.utf8 and not self.nuls and not inside and b"\x1a" not in self.head[-1:]


def scanned(path: Path, head_bytes: int) -> Scan:
    """All bytes of the file, looked at once, in bounded memory."""
    found, digest = Scan(), hashlib.sha256()
    decoder = codecs.getincrementaldecoder("utf-8")("strict")
    last, size = b"", path.stat().st_size
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            if len(found.head) < head_bytes:
                found.head += chunk[: head_bytes - len(found.head)]
            found.size += len(chunk)
            _count(found, last, chunk)
            _judge(found, decoder, chunk)
            last = chunk[-2:]
            if found.size < size:
                progress(_("Looking through the file"), found.size / size)
            found.tail = (found.tail + chunk)[-_TAIL:]
    if found.utf8:
        found.utf8 = _decodes(decoder, b"", final=True)
    found.file_hash = digest.hexdigest()
    return found


def _count(found: Scan, last: bytes, chunk: bytes) -> None:
    found.line_feeds += chunk.count(b"\n")
    found.nuls += chunk.count(b"\0")
    found.controls += len(chunk) - len(chunk.translate(None, CONTROLS))
    if b"\r" in chunk or last.endswith(b"\r"):
        found.returns += chunk.count(b"\r")
        found.pairs += chunk.count(b"\r\n") + (last.endswith(b"\r") and chunk.startswith(b"\n"))
    if not chunk.isascii() or not last.isascii():
        found.marks += (last + chunk).count(MARK)


def _judge(found: Scan, decoder: codecs.IncrementalDecoder, chunk: bytes) -> None:
    if chunk.isascii() and not decoder.getstate()[0]:
        return
    if found.utf8:
        found.utf8 = _decodes(decoder, chunk, final=False)
    if len(found.evidence) < _EVIDENCE:
        for line in chunk.splitlines():
            if not line.isascii():
                found.evidence += line[:2000] + b"\n"
            if len(found.evidence) >= _EVIDENCE:
                break


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True
