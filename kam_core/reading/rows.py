"""The two Parquet files of a reading, written a batch at a time."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pyarrow as pa
import pyarrow.parquet as pq

from kam_core.reading.model import Rejected

_BATCH = 20_000
_REJECTED = pa.schema([("line", pa.int64()), ("raw", pa.string()), ("reason", pa.string())])


def schema(width: int) -> pa.Schema:
    """What `Reading.rows` looks like with that many columns."""
    return pa.schema([("line", pa.int64()), *((f"c{number}", pa.string()) for number in range(width))])


class Rows:
    """A file of rows that is being written; `count` is how many it has."""

    def __init__(self, place: Path, width: int) -> None:
        """Start the file."""
        self.place = place
        self.count = 0
        self._schema = schema(width)
        self._writer = pq.ParquetWriter(place, self._schema, compression="zstd")

    def add(self, lines: Sequence[int], columns: Sequence[Sequence[str | None] | pa.Array]) -> None:
        """Rows by their columns, each as long as `lines`."""
        arrays = [pa.array(lines, pa.int64()), *(_text(column) for column in columns)]
        self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema))
        self.count += len(lines)

    def __enter__(self) -> Self:
        """The file."""
        return self

    def __exit__(self, _type: type[BaseException] | None, _fault: object, _where: TracebackType | None) -> None:
        """Finish the file."""
        self._writer.close()


def _text(column: Sequence[str | None] | pa.Array) -> pa.Array:
    return column.cast(pa.string()) if isinstance(column, pa.Array) else pa.array(column, pa.string())


def write_rejected(place: Path, rejected: Iterable[Rejected]) -> int:
    """The rows that were left out, as `Reading.rejected` has them; how many there are."""
    found = sorted(rejected, key=lambda row: row.line)
    columns = [[row.line for row in found], [row.raw for row in found], [row.reason for row in found]]
    pq.write_table(pa.table(columns, schema=_REJECTED), place)
    return len(found)
