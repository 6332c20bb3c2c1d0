"""How a text divides its rows into cells: delimiter, quote and escape, told by its first lines."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kam_core.reading.model import Told
from kam_core.reading.records import Dialect, records, unwrapped

_USUAL = (",", ";", "\t", "|")
_UNUSUAL = ("\x1f", "\x01", "~", "^", ":", " ", "¦", "§", "#", "!", "@", "，", "；", "、", "،", "؛")
# Where a table seems to have a blank column between each two, these divide it.
_LONG = ("||", "::", ";;", "\t\t", "~|~", "|~|", "^|^", "|;|", "#|#", "@@", "##")
_FEWER_LINES = 400
# With so many lines alike, nobody need ask for a rarer delimiter.
_GOOD_SHARE = 0.8
# Below this share of lines with the same number of cells, a text has no delimiter at all.
_LEAST_SHARE = 0.5
_SEP = re.compile(r"""\ufeff?"?sep=(.)"?\s*""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sniffed:
    """A dialect, how well it fits (1 is all lines alike), and the delimiters that came next."""

    dialect: Dialect
    share: float
    others: tuple[str, ...] = ()
    hinted: bool = False


def sniffed(lines: Sequence[str], told: Told) -> Sniffed:
    """The dialect of the lines, in which what was told is no longer a question."""
    hint = _SEP.fullmatch(lines[0]) if lines else None
    lines = [line for line in (lines[1:] if hint else lines) if line.strip()]
    given = told.delimiter or (hint[1] if hint else None)
    tried = _tried(lines, (given,) if given is not None else (*_USUAL, *_long(lines)), told)
    if hint and not told.delimiter and tried[0][0] <= 0:
        # The line says what the program that wrote the file meant to do.
        return replace(sniffed(lines, told), hinted=True)
    if given is None and tried[0][1] < _GOOD_SHARE:
        tried += _tried(lines[:_FEWER_LINES], _UNUSUAL, told)
        tried.sort(key=lambda fit: fit[0], reverse=True)
    score, share, dialect = tried[0]
    if given is None and score <= 0:
        return _wrapped(lines, told) or Sniffed(replace(dialect, delimiter=""), 1.0)
    others = dict.fromkeys(fit[2].delimiter for fit in tried if fit[0] > 0.3 * score)
    others.pop(dialect.delimiter, None)
    return Sniffed(dialect, share, tuple(others), hinted=hint is not None)


def _long(lines: Sequence[str]) -> list[str]:
    """The delimiters of several letters that stand in each of the first lines, three times or more in the first."""
    first = lines[:20]
    return [sign for sign in _LONG if first and first[0].count(sign) > 1 and all(sign in line for line in first)]


def _wrapped(lines: Sequence[str], told: Told) -> Sniffed | None:
    """The dialect within lines that stand in quotes as a whole, if these do and have one."""
    bare = [line.rstrip("\r\n") for line in lines]
    inside = [unwrapped(line) for line in bare]
    if len(lines) < 2 or any(text == line for text, line in zip(inside, bare, strict=True)):
        return None
    found = sniffed(inside, told)
    return replace(found, dialect=replace(found.dialect, wrapped=True)) if found.dialect.delimiter else None


def _tried(lines: Sequence[str], delimiters: Sequence[str], told: Told) -> list[tuple[float, float, Dialect]]:
    tried = [_fit(lines, dialect) for delimiter in delimiters for dialect in _dialects(lines, delimiter, told)]
    return sorted(tried, key=lambda fit: fit[0], reverse=True)


def _dialects(lines: Sequence[str], delimiter: str, told: Told) -> list[Dialect]:
    """The dialects with this delimiter that the lines do not rule out, the commonest first."""
    text = "\n".join(lines)
    quotes = (told.quote,) if told.quote is not None else ('"', "'")
    enclosed = {quote: _enclosed(text, delimiter, quote) for quote in quotes}
    quote = quotes[0] if enclosed[quotes[0]] or not enclosed[quotes[-1]] else quotes[-1]
    spaced = _is_spaced(text, delimiter, quote)
    if told.escape is not None:
        return [Dialect(delimiter, quote, told.escape or quote, spaced)]
    found = [Dialect(delimiter, quote, quote, spaced)]
    if quote and "\\" + quote in text:
        found.append(Dialect(delimiter, quote, "\\", spaced))
    return found


def _enclosed(text: str, delimiter: str, quote: str) -> int:
    """How many cells stand in this quote."""
    if not quote:
        return 0
    mark, ends = re.escape(quote), re.escape(delimiter)
    return len(re.findall(rf"(?:^|{ends}) ?{mark}(?:[^{mark}]|{mark}{mark})*{mark}(?= ?{ends}|$)", text, re.MULTILINE))


def _fit(lines: Sequence[str], dialect: Dialect) -> tuple[float, float, Dialect]:
    """How well the dialect divides the lines, and the share of records that have the commonest number of cells."""
    found = list(records((line + "\n" for line in lines), dialect))
    widths = Counter(len(record.cells) for record in found if record.cells)
    wide = {width: count for width, count in widths.items() if width > 1}
    if not wide:
        return 0.0, 0.0, dialect
    width = max(wide, key=lambda width: wide[width] ** 2 * width)
    share = wide[width] / len(found)
    usual = dialect.delimiter in _USUAL or len(dialect.delimiter) > 1
    if dialect.delimiter in _UNUSUAL and not _looks_divided(found, width, share):
        return 0.0, share, dialect
    if len(dialect.delimiter) > 1 and not _looks_long(found, width, share):
        return 0.0, share, dialect
    broken = sum(record.cells is None for record in found) / len(found)
    # Two tables in one file are two widths, each with its share.
    score = (share**2 if share >= _LEAST_SHARE or len(wide) == 2 else 0.05 * share) * (width - 1) ** 0.5
    if len(dialect.delimiter) > 1:
        # By its parts it would be wider.
        score *= 3
    return score * (1 if usual else 0.5) * (1 - 0.5 * broken), share, dialect


def _looks_divided(found: Sequence[object], width: int, share: float) -> bool:
    """Whether a rare delimiter divides a table, and not sentences or times: some column of numbers, all alike."""
    rows = [record.cells for record in found if record.cells and len(record.cells) == width]  # type: ignore[attr-defined]
    if share < 0.9 or width < 3 or len(rows) < 2:
        return False
    return any(all(row[place][:1].isdigit() for row in rows[1:]) for place in range(width))


def _looks_long(found: Sequence[object], width: int, share: float) -> bool:
    """Whether a delimiter of several letters divides all lines alike, into a header of names and rows."""
    rows = [record.cells for record in found if record.cells and len(record.cells) == width]  # type: ignore[attr-defined]
    return share >= 0.9 and width > 2 and len(rows) > 1 and all(cell.strip() for cell in rows[0])


def _is_spaced(text: str, delimiter: str, quote: str) -> bool:
    """Whether a space stands behind each delimiter, as if it were part of it."""
    if delimiter.isspace():
        return False
    bare = re.sub(rf"{quote}[^{quote}]*{quote}", quote, text) if quote else text
    count = bare.count(delimiter)
    return count > 0 and bare.count(delimiter + " ") >= 0.95 * count
