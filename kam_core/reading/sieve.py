"""Which records of a block of text fit their table by their delimiters and quotes, found without reading them."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kam_core.reading.records import Dialect, Record, cells_of, records

Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
_FEED, _RETURN = 10, 13


@dataclass(frozen=True, slots=True)
class Sieved:
    """The records of a block.

    `bounds` are the bytes where each starts, and where the last one ends; `lines` count the lines above each in the
    block, and last those of all records. `odd` is each record that may not fit. What is below them is the start of a
    record that goes on in the next block.
    """

    block: bytes
    bounds: Numbers
    lines: Numbers
    odd: Flags

    def record(self, number: int, dialect: Dialect, first: int) -> Record:
        """One of the records, in a block whose first line is `first`."""
        raw = self.block[self.bounds[number] : self.bounds[number + 1]].decode("utf-8", "replace").rstrip("\r\n")
        line, next_line = int(self.lines[number]), int(self.lines[number + 1])
        return Record(first + line, raw, cells_of(raw, dialect), next_line - line)


class _Lines:
    """The lines of a block from one on, and whether somebody wanted more than there are."""

    def __init__(self, block: bytes, bounds: Numbers, first: int) -> None:
        self._block, self._bounds, self._first = block, bounds, first
        self.ran_out = False

    def __iter__(self) -> Iterator[str]:
        for number in range(self._first, len(self._bounds) - 1):
            yield self._block[self._bounds[number] : self._bounds[number + 1]].decode("utf-8", "replace")
        self.ran_out = True


def sieved(block: bytes, dialect: Dialect, width: int, *, final: bool) -> Sieved:
    """The records of a block of whole lines; only the `final` one may end within a record."""
    marks = _marks(block, dialect)
    odd, unclear = _judged(marks, dialect, width)
    count = len(marks.bounds) - 1
    starts = np.ones(count + 1, np.bool_)
    free = 0
    for number in np.flatnonzero(unclear).tolist():
        if number < free:
            continue
        lines = _Lines(block, marks.bounds, number)
        record = next(records(lines, dialect, width=width))
        if lines.ran_out and not final:
            count = number
            break
        free = number + record.lines
        starts[number + 1 : free] = False
        escaped = dialect.escape != dialect.quote and dialect.escape in record.raw
        odd[number] = escaped or record.cells is None or len(record.cells) != width
    chosen = np.flatnonzero(starts[: count + 1])
    return Sieved(block, marks.bounds[chosen], chosen, odd[chosen[:-1]])


@dataclass(frozen=True, slots=True)
class _Marks:
    """Line ends, delimiters and quotes of a block: where each stands, and which of the three it is.

    `bounds` are the bytes where each line starts, and where the last one ends; `edges` the same in marks.
    """

    letters: npt.NDArray[np.uint8]
    places: Numbers
    kinds: npt.NDArray[np.uint8]
    ends: Flags
    bounds: Numbers
    edges: Numbers


def _marks(block: bytes, dialect: Dialect) -> _Marks:
    letters = np.frombuffer(block, np.uint8)
    ends = letters == _FEED
    if b"\r" in block:
        # The return of a pair is no end of its own.
        returns = letters == _RETURN
        returns[:-1] &= ~ends[1:]
        ends |= returns
    marked = ends | (letters == ord(dialect.delimiter))
    if dialect.quote:
        marked |= letters == ord(dialect.quote)
    places = np.flatnonzero(marked)
    ended = ends[places]
    after = np.flatnonzero(ended) + 1
    bounds, edges = places[after - 1] + 1, after
    if not len(bounds) or bounds[-1] < len(letters):
        bounds, edges = np.append(bounds, len(letters)), np.append(after, len(places) + 1)
    return _Marks(letters, places, letters[places], ended, np.append(0, bounds), np.append(0, edges))


def _judged(marks: _Marks, dialect: Dialect, width: int) -> tuple[Flags, Flags]:
    """Of each line, if a record starts there, whether it does not fit, and whether its quotes leave that open."""
    total = np.diff(marks.edges) - 1
    unclear = np.zeros(len(total), np.bool_)
    quoting = marks.kinds == ord(dialect.quote) if dialect.quote else np.zeros(0, np.bool_)
    if not quoting.any():
        return total != width - 1, unclear
    inside = np.append(False, np.cumsum(quoting.view(np.uint8), dtype=np.uint8) & 1).astype(np.bool_)
    edges = np.minimum(marks.edges, len(marks.places))
    quotes = marks.places[quoting]
    line: Numbers = (np.cumsum(marks.ends) - marks.ends)[quoting]
    # A line above with an odd number of quotes turns all below it round.
    turned = inside[edges[:-1]]
    starts, fits = _fitting(marks, quotes, line, dialect, opening=inside[:-1][quoting] == turned[line])
    at_start = _in_lines(starts, line, len(total))
    unclear |= _in_lines(~fits, line, len(total)) | (turned != inside[edges[1:]])
    if dialect.escape != dialect.quote:
        escapes = np.flatnonzero(marks.letters == ord(dialect.escape))
        unclear[np.searchsorted(marks.bounds, escapes, side="right") - 1] = True
    # Where no cell starts with a quote, all of them are text.
    unclear &= at_start
    bare = ~(quoting | marks.ends | inside[:-1])
    even = np.diff(np.append(0, np.cumsum(bare, dtype=np.int32))[edges])
    delimiters = total - np.bincount(line, minlength=len(total))
    divided = np.where(at_start, np.where(turned, delimiters - even, even), delimiters)
    return divided != width - 1, unclear


def _fitting(marks: _Marks, quotes: Numbers, line: Numbers, dialect: Dialect, *, opening: Flags) -> tuple[Flags, Flags]:
    """Of each quote: whether a cell starts with it, and whether it stands where one that opens or closes a cell may."""
    letters, delimiter, quote = marks.letters, ord(dialect.delimiter), ord(dialect.quote)
    previous, following = letters[np.maximum(quotes - 1, 0)], letters[np.minimum(quotes + 1, len(letters) - 1)]
    starts = (quotes == marks.bounds[line]) | (previous == delimiter)
    ends = (following == delimiter) | (following == _FEED) | (following == _RETURN) | (quotes + 1 == len(letters))
    return starts, np.where(opening, starts | (previous == quote), ends | (following == quote))


def _in_lines(flags: Flags, line: Numbers, count: int) -> Flags:
    """Whether any flag of a line is set."""
    found = np.zeros(count, np.bool_)
    found[line[flags]] = True
    return found
