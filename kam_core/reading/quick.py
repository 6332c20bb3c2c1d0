"""The quick way through a text: blocks of it into columns at once, and only records that do not fit one by one."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pyarrow as pa

from kam_core.reading.batches import batch, doubtful
from kam_core.reading.careful import LONG_CELL, Account, TableReader
from kam_core.reading.inside import progress
from kam_core.reading.records import Dialect
from kam_core.reading.sieve import Flags, Numbers, Sieved, sieved
from kam_core.reading.sink import Sink
from kam_core.reading.table import Layout
from kam_core.text.words import _

_BLOCK = 1 << 22
# Of so many odd records, each is quicker read alone than cut out of the others.
_MOST_ODD = 0.1


def read_quickly(source: Path, start: int, layout: Layout, dialect: Dialect, sink: Sink) -> Account:
    """Read what lies in `source` from the byte `start` on, where the rows start; all comes out as `read_carefully`."""
    reader = TableReader(layout, dialect, sink)
    line, size = layout.first, max(1, source.stat().st_size)
    for found, read in _ahead(_blocks(source, start, layout, dialect)):
        _Block(found, line, reader, sink).take()
        line += int(found.lines[-1])
        progress(_("Reading the rows"), read / size)
    return reader.ended()


def _blocks(source: Path, start: int, layout: Layout, dialect: Dialect) -> Iterator[tuple[Sieved, int]]:
    """The records block by block, and how many bytes of the file lie before the end of each."""
    with source.open("rb") as file:
        file.seek(start)
        kept, ended = b"", False
        while not ended or kept:
            chunk = file.read(_BLOCK)
            ended = len(chunk) < _BLOCK
            whole, kept = _divided(kept, chunk, ended=ended)
            if not whole:
                continue
            found = sieved(whole, dialect, layout.width, final=ended)
            kept = whole[found.bounds[-1] :] + kept
            yield found, file.tell() - len(kept)


def _ahead(blocks: Iterator[tuple[Sieved, int]]) -> Iterator[tuple[Sieved, int]]:
    """The blocks, each sieved while the one before it is loaded."""
    with ThreadPoolExecutor(1) as worker:
        coming = worker.submit(next, blocks, None)
        while block := coming.result():
            coming = worker.submit(next, blocks, None)
            yield block


def _divided(kept: bytes, chunk: bytes, *, ended: bool) -> tuple[bytes, bytes]:
    """Whole lines, and what is left; only the end of the file ends a line that has no end."""
    if ended:
        return kept + chunk, b""
    end = chunk.rfind(b"\n") + 1
    # The last return may have its line feed in the next chunk.
    end = end or chunk.rfind(b"\r", 0, -1) + 1
    return (kept + chunk[:end], chunk[end:]) if end else (b"", kept + chunk)


class _Block:
    """The records of a block, the first line of which is `line`, on their way into the sink."""

    def __init__(self, found: Sieved, line: int, reader: TableReader, sink: Sink) -> None:
        self._found, self._line, self._reader, self._sink = found, line, reader, sink
        self._odd: Flags = found.odd | (np.diff(found.bounds) > LONG_CELL)
        # What a table is like when it starts again is told by its first row.
        self._odd[:1] |= not reader.flows
        self._fits: Numbers = np.flatnonzero(~self._odd)

    def take(self) -> None:
        """Take the records in their order: odd ones, and what follows them until it is calm, one by one."""
        table = None if self._reader.other or self._odd.mean() > _MOST_ODD else self._columns()
        if table is None:
            self._odd[:] = True
        at, reader = 0, self._reader
        for number in [*np.flatnonzero(self._odd).tolist(), len(self._odd)]:
            while at < number and not reader.flows:
                self._alone(at)
                at += 1
            if at < number and table is not None:
                self._together(table, at, number)
            if at <= number < len(self._odd):
                self._alone(number)
            at = max(at, number + 1)

    def _columns(self) -> pa.Table | None:
        """The records that fit, as columns; those that may be no rows are odd from now on."""
        block, bounds = memoryview(self._found.block), self._found.bounds
        edges = np.flatnonzero(np.diff(np.concatenate([[True], self._odd, [True]])))
        pieces = [block[bounds[first] : bounds[last]] for first, last in edges.reshape(-1, 2)]
        whole = pieces[0] if len(pieces) == 1 else b"".join(pieces)
        table = batch(whole, self._reader.dialect, self._reader.layout.width)
        if table is None or len(table) != len(self._fits):
            return None
        self._odd[self._fits[doubtful(table, self._reader.layout)]] = True
        return table

    def _alone(self, number: int) -> None:
        self._reader.take(self._found.record(number, self._reader.dialect, self._line))

    def _together(self, table: pa.Table, start: int, end: int) -> None:
        """Rows that nothing is wrong with, from one record to before another."""
        first, last = np.searchsorted(self._fits, [start, end])
        lines = pa.array(self._found.lines[start:end] + self._line)
        letters = int(self._found.bounds[end] - self._found.bounds[start])
        self._sink.batch(table.slice(first, last - first).add_column(0, "line", lines), letters)
