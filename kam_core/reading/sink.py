"""Rows and rejected rows on their way into two Parquet files, some megabytes at a time."""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType

import pyarrow as pa
import pyarrow.parquet as pq

_ROWS = 20_000
_BATCH = 100_000
_CELLS = 1_000_000
_LETTERS = 32_000_000
_LONGEST_RAW = 100_000
_REJECTED = pa.schema([("line", pa.int64()), ("raw", pa.string()), ("reason", pa.string())])


class Sink:
    """The two files of a reading, while it is read."""

    def __init__(self, rows: Path, rejected: Path, width: int) -> None:
        """Open both; they are there and valid even if no row ever comes."""
        self._schema = pa.schema([("line", pa.int64()), *((f"c{place}", pa.string()) for place in range(width))])
        # Text columns of another program's file: what repeats is found by whoever makes values of it.
        self._rows = pq.ParquetWriter(rows, self._schema, use_dictionary=False, write_statistics=False)
        self._rejected = pq.ParquetWriter(rejected, _REJECTED)
        # Rows are packed while the next ones are read.
        self._packer = ThreadPoolExecutor(1)
        self._packing: Future[None] | None = None
        self._most = max(1, min(_ROWS, _CELLS // max(1, width)))
        self._lines: list[int] = []
        self._cells: list[Sequence[str]] = []
        self._out: list[tuple[int, str, str]] = []
        self._letters = 0
        self._batches: list[pa.Table] = []
        self.row_count = self.rejected_count = 0
        self.filled = [0] * width

    def row(self, line: int, cells: Sequence[str], letters: int) -> None:
        """Keep a row that has the table's width; `letters` is about how long it is."""
        self._lines.append(line)
        self._cells.append(cells)
        self._letters += letters
        if len(self._lines) >= self._most or self._letters > _LETTERS:
            self._write_rows()

    def batch(self, rows: pa.Table, letters: int) -> None:
        """Keep rows that lie there as columns, `line` and then those of the table, an empty cell as null."""
        self._gather()
        self._batches.append(rows.cast(self._schema))
        self._letters += letters
        if sum(map(len, self._batches)) >= _BATCH or self._letters > _LETTERS:
            self._write_rows()

    def reject(self, line: int, raw: str, reason: str) -> None:
        """Keep a row that is not loaded; a raw text beyond 100,000 letters is cut."""
        self._out.append((line, raw if len(raw) <= _LONGEST_RAW else raw[:_LONGEST_RAW] + "…", reason))
        if len(self._out) >= _ROWS:
            self._write_rejected()

    def _gather(self) -> None:
        """Make columns of the rows that came one by one."""
        if self._lines:
            cells = [[cell or None for cell in column] for column in zip(*self._cells, strict=True)]
            arrays = [pa.array(self._lines, pa.int64()), *(pa.array(column, pa.string()) for column in cells)]
            self._batches.append(pa.Table.from_arrays(arrays, schema=self._schema))
            self._lines, self._cells = [], []

    def _write_rows(self) -> None:
        self._gather()
        if self._batches:
            rows = pa.concat_tables(self._batches)
            self._packed()
            self._packing = self._packer.submit(self._rows.write_table, rows)
            self.row_count += len(rows)
            self.filled = [
                before + len(rows) - column.null_count
                for before, column in zip(self.filled, rows.columns[1:], strict=True)
            ]
        self._batches, self._letters = [], 0

    def _packed(self) -> None:
        """Wait for the rows on their way, so that no more than two batches lie in memory."""
        if self._packing:
            self._packing.result()

    def _write_rejected(self) -> None:
        if self._out:
            columns = [list(column) for column in zip(*self._out, strict=True)]
            self._rejected.write_table(
                pa.Table.from_pydict(dict(zip(_REJECTED.names, columns, strict=True)), _REJECTED)
            )
        self.rejected_count += len(self._out)
        self._out = []

    def __enter__(self) -> "Sink":
        """The sink."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Write what is left, and close both files."""
        if fault is None:
            self._write_rows()
            self._write_rejected()
            self._packed()
        self._packer.shutdown()
        self._rows.close()
        self._rejected.close()
