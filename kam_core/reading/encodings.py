"""In which encoding a file is: by its mark, by its bytes, or judged by what it would say."""

import codecs
import re
from dataclasses import dataclass

from kam_core.errors import RefusedError
from kam_core.reading.charsets import PLAUSIBLE, WIDE, judged
from kam_core.reading.scan import MARK, Scan

# The longer marks first: that of UTF-32 starts as that of UTF-16 does.
_MARKS = (
    (MARK, "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding by Python's name, the length of the mark in front, and whether the file says so itself.

    `stray` reads the lines that are not in it; None puts � for what they hold.
    """

    name: str
    mark: int = 0
    sure: bool = True
    others: tuple[str, ...] = ()
    stray: str | None = None


def encoding_of(scan: Scan, told: str | None) -> Encoding:
    """The encoding of a file.

    Raises:
        RefusedError: nobody knows an encoding of the name that was told.
    """
    if told:
        return _told(scan, told)
    for mark, name in _MARKS:
        if scan.head.startswith(mark):
            return Encoding(name, len(mark), stray="cp1252" if name == "utf-8" else None)
    wide = _wide(scan.head) if scan.nuls else None
    if wide:
        return Encoding(wide, sure=False, others=("utf-8",))
    if scan.utf8 and b"\x1b$" in scan.head:
        return Encoding("iso2022_jp", sure=False, others=("utf-8",))
    return Encoding("utf-8") if scan.utf8 else _narrow(bytes(scan.evidence))


def _told(scan: Scan, told: str) -> Encoding:
    try:
        name = codecs.lookup(told.strip()).name
        b"".decode(name)
    except (LookupError, ValueError, UnicodeError) as fault:
        raise RefusedError("No encoding is called {encoding}.", encoding=told) from fault
    name = {"utf-16": "utf-16-le", "utf-32": "utf-32-le", "utf-8-sig": "utf-8"}.get(name, name)
    for mark, marked in _MARKS:
        if scan.head.startswith(mark) and marked[:6] == name[:6]:
            return Encoding(marked, len(mark))
    return Encoding(name)


def _wide(head: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: where each letter's NULs stand tells which."""
    filled = head.rstrip(b"\0")
    filled = head[: len(filled) + (-len(filled)) % 4] or head
    nuls = [filled[place::4].count(0) for place in range(4)]
    letters = max(1, len(filled) // 4)
    if nuls[0] < 0.1 * letters and nuls[2] > 0.9 * letters and nuls[3] > 0.9 * letters:
        return "utf-32-le"
    if nuls[3] < 0.1 * letters and nuls[0] > 0.9 * letters and nuls[1] > 0.9 * letters:
        return "utf-32-be"
    even, odd = nuls[0] + nuls[2], nuls[1] + nuls[3]
    if odd > 0.1 * letters and even <= 0.02 * odd:
        return "utf-16-le"
    return "utf-16-be" if even > 0.1 * letters and odd <= 0.02 * even else None


def _narrow(evidence: bytes) -> Encoding:
    """UTF-8 with lines in another encoding amid it, or one encoding from before Unicode for all."""
    lines = evidence.splitlines()
    whole = [line for line in lines if _is_utf8(line)]
    broken = [line for line in lines if not _is_utf8(line)]
    verdict = judged(b"\n".join(broken))
    if len(whole) >= len(broken):
        verdict = judged(b"\n".join(_SEQUENCE.sub(b"", line) for line in broken))
    sequences = sum(len(_SEQUENCE.findall(line)) for line in broken)
    left = sum(len(_SEQUENCE.sub(b"", line).translate(None, bytes(range(128)))) for line in broken)
    hopeless = not whole and left <= 2 and verdict.score < PLAUSIBLE
    if len(whole) >= len(broken) or sequences > left or hopeless:
        single = verdict.encoding not in WIDE and verdict.score >= PLAUSIBLE
        return Encoding("utf-8", stray=verdict.encoding if single else None)
    return Encoding(verdict.encoding, sure=False, others=(*verdict.others, "utf-8"))


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
