"""Parquet: its columns become text as a person would write them."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from kam_core.errors import DamagedFileError, NoDataError
from kam_core.reading.digest import file_hash
from kam_core.reading.limits import Limits
from kam_core.reading.model import Reading, Told
from kam_core.reading.names import named
from kam_core.reading.plain import are_days, plain_text
from kam_core.reading.rows import Rows, write_rejected

_BATCH = 20_000


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
    days = _days(file)
    with Rows(folder / "rows.parquet", len(names)) as rows:
        for batch in file.iter_batches(_BATCH):
            first = rows.count + 1
            columns = [plain_text(column, as_days=number in days) for number, column in enumerate(batch.columns)]
            rows.add(range(first, first + len(batch)), columns)
    write_rejected(folder / "rejected.parquet", [])
    return Reading(
        path,
        file_hash(path),
        "parquet",
        rows.place,
        folder / "rejected.parquet",
        named(names).names,
        has_header=True,
        rows_in=rows.count,
        row_count=rows.count,
        rejected_count=0,
    )


def _days(file: pq.ParquetFile) -> set[int]:
    """The columns of moments that are days in the whole file."""
    moments = [number for number, field in enumerate(file.schema_arrow) if pa.types.is_timestamp(field.type)]
    days = set(moments)
    if moments:
        for batch in file.iter_batches(_BATCH, columns=[file.schema_arrow.names[number] for number in moments]):
            days -= {number for number, column in zip(moments, batch.columns, strict=True) if not are_days(column)}
    return days
