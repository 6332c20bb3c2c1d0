"""The text of a file that is not plain UTF-8, written out as that: no mark, no NUL, letters in one piece."""

import codecs
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kam_core.reading.encodings import Encoding
from kam_core.reading.scan import CONTROLS

_CHUNK = 1 << 22
_LONGEST = 1 << 26
_WIDE = ("utf-16", "utf-32")
# The bytes that follow the first of a letter in UTF-8, as Windows-1252 and ISO 8859-1 show them.
_FOLLOWS = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ]"
_CONTROLS = re.compile(f"[{re.escape(CONTROLS.decode())}]")


@dataclass(slots=True)
class Decoded:
    """What was done to the text on the way: NULs and marks taken out, and lines that were in another encoding."""

    nuls: int = 0
    padding: int = 0
    marks: list[int] = field(default_factory=list)
    stray: list[int] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)
    controls: int = 0
    cut: bool = False


def decode(path: Path, target: Path, encoding: Encoding) -> Decoded:
    """Write the text of `path` to `target` as UTF-8, line for line, in bounded memory."""
    done = Decoded()
    pieces = _wide_pieces if encoding.name.startswith(_WIDE) else _narrow_pieces
    line = 1
    with target.open("w", encoding="utf-8", newline="", errors="replace") as out:
        for text in pieces(path, encoding, done):
            clean = _clean(text, line, done, composed=encoding.name == "cp1258")
            line += clean.count("\n") or clean.count("\r")
            out.write(clean)
    return done


def _clean(text: str, line: int, done: Decoded, *, composed: bool) -> str:
    if "\ufeff" in text:
        done.marks += [line + text.count("\n", 0, mark.start()) for mark in re.finditer("\ufeff", text)]
        text = text.replace("\ufeff", "")
    if "\0" in text:
        bare = text.rstrip("\0")
        done.padding += len(text) - len(bare)
        done.nuls += bare.count("\0")
        text = bare.replace("\0", "")
    done.controls += len(_CONTROLS.findall(text))
    # A file from DOS ends with this mark.
    text = text.removesuffix("\x1a")
    return unicodedata.normalize("NFC", text) if composed else text


def _wide_pieces(path: Path, encoding: Encoding, done: Decoded) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding.name)("replace")
    with path.open("rb") as file:
        file.seek(encoding.mark)
        while chunk := file.read(_CHUNK):
            yield decoder.decode(chunk)
    rest = decoder.decode(b"", final=True)
    done.cut = "\ufffd" in rest
    yield rest


def _narrow_pieces(path: Path, encoding: Encoding, done: Decoded) -> Iterator[str]:
    line = 1
    for chunk, last in _chunks(path, encoding.mark):
        try:
            yield chunk.decode(encoding.name)
        except UnicodeDecodeError:
            lines = chunk.splitlines(keepends=True) if b"\n" not in chunk else re.findall(rb"[^\n]*\n|[^\n]+", chunk)
            for number, raw in enumerate(lines, line):
                final = last and number == line + len(lines) - 1
                yield _decoded_line(raw, number, encoding, done, final=final)
        line += chunk.count(b"\n")


def _chunks(path: Path, start: int) -> Iterator[tuple[bytes, bool]]:
    """Whole lines, some megabytes at a time, and whether they are the last."""
    kept = b""
    with path.open("rb") as file:
        file.seek(start)
        while chunk := file.read(_CHUNK):
            kept += chunk
            end = kept.rfind(b"\n") + 1 or (kept.rfind(b"\r") + 1 if len(kept) > _LONGEST else 0)
            if end and len(chunk) == _CHUNK:
                yield kept[:end], False
                kept = kept[end:]
    yield kept, True


def _decoded_line(raw: bytes, number: int, encoding: Encoding, done: Decoded, *, final: bool) -> str:
    try:
        return raw.decode(encoding.name)
    except UnicodeDecodeError as fault:
        if final and fault.end >= len(raw.rstrip(b"\r\n\0")):
            done.cut = True
            return raw.decode(encoding.name, "replace")
    if encoding.stray:
        done.stray.append(number)
        return _patched(raw, encoding.stray)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        done.broken.append(number)
        return raw.decode(encoding.name, "replace")
    done.stray.append(number)
    return text


def _patched(raw: bytes, stray: str) -> str:
    """A line in UTF-8 whose other bytes are letters of another encoding: even within a line both occur."""
    text: list[str] = []
    while raw:
        try:
            return "".join(text) + raw.decode("utf-8")
        except UnicodeDecodeError as fault:
            text += [raw[: fault.start].decode("utf-8"), raw[fault.start : fault.end].decode(stray, "replace")]
            raw = raw[fault.end :]
    return "".join(text)


def is_mojibake(evidence: bytes) -> bool:
    """Whether UTF-8 was taken for Windows-1252 and written as UTF-8 again, before the file came here."""
    text = evidence.decode("utf-8", "ignore")
    signs = [*re.findall(f"[Â-ß]{_FOLLOWS}|[à-ï]{_FOLLOWS}{{2}}|â€[\u2018-\u203a™œž¦]", text), *_lost(evidence)]
    shown = sum(map(len, signs))
    others = sum(not letter.isascii() for letter in text)
    return bool(_lost(evidence)) or (len(signs) >= 2 and 2 * shown >= others)


def _lost(evidence: bytes) -> list[str]:
    """The marks of letters that some program could not read, in a text that is UTF-8."""
    try:
        return re.findall("\ufffd", evidence.decode("utf-8"))
    except UnicodeDecodeError:
        return []
