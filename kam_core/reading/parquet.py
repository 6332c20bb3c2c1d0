"""Parquet: its columns become text as a person would write them."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from kam_core.errors import DamagedFileError, NoDataError
from kam_core.reading.digest import file_hash
from kam_core.reading.headed import headed
from kam_core.reading.limits import Limits
from kam_core.reading.model import Reading, Told
from kam_core.reading.plain import are_days, plain_text

_BATCH = 20_000
_REJECTED = pa.schema([("line", pa.int64()), ("raw", pa.string()), ("reason", pa.string())])


def read_parquet(path: Path, folder: Path, _told: Told, _limits: Limits) -> Reading:
    """All columns of the file; lists and records in it become JSON.

    Raises:
        NoDataError: it has no columns.
        DamagedFileError: it breaks the rules of its form.
    """
    try:
        with pq.ParquetFile(path) as file:
            return _read(file, path, folder)
    except (pa.ArrowException, OSError) as refused:
        # A footer that leads nowhere is an OSError here; a full disk has a number, and is no fault of the file.
        if getattr(refused, "errno", None):
            raise
        reason = " ".join(str(refused).split())[:200]
        raise DamagedFileError("This file is damaged: {reason}.", reason=reason) from refused


def _read(file: pq.ParquetFile, path: Path, folder: Path) -> Reading:
    names = file.schema_arrow.names
    if not names:
        raise NoDataError("There is no data in this file: it has no columns.")
    days, count = _days(file), 0
    schema = pa.schema([("line", pa.int64()), *((f"c{place}", pa.string()) for place in range(len(names)))])
    with pq.ParquetWriter(folder / "rows.parquet", schema) as target:
        for batch in file.iter_batches(_BATCH):
            columns = [plain_text(column, as_days=number in days) for number, column in enumerate(batch.columns)]
            lines = pa.array(range(count + 1, count + 1 + len(batch)), pa.int64())
            target.write_table(pa.Table.from_arrays([lines, *columns], schema=schema))
            count += len(batch)
    pq.write_table(_REJECTED.empty_table(), folder / "rejected.parquet")
    told, warnings = headed(names)
    return Reading(
        path,
        file_hash(path),
        "parquet",
        folder / "rows.parquet",
        folder / "rejected.parquet",
        told,
        has_header=True,
        rows_in=count,
        row_count=count,
        rejected_count=0,
        warnings=warnings,
    )


def _days(file: pq.ParquetFile) -> set[int]:
    """The columns of moments that are days in the whole file."""
    moments = [number for number, field in enumerate(file.schema_arrow) if pa.types.is_timestamp(field.type)]
    days = set(moments)
    if moments:
        for batch in file.iter_batches(_BATCH, columns=[file.schema_arrow.names[number] for number in moments]):
            days -= {number for number, column in zip(moments, batch.columns, strict=True) if not are_days(column)}
    return days
