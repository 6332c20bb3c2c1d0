"""What was read of a file, as plain CSV: UTF-8, comma, each text as it was read."""

import csv
from pathlib import Path

import pyarrow.parquet as pq

from kam_core.reading.model import Reading


def write_csv(reading: Reading, target: Path) -> None:
    """Write the header, if the file had one, and the rows; an empty cell is written as one."""
    with target.open("w", encoding="utf-8", newline="") as text, pq.ParquetFile(reading.rows) as rows:
        out = csv.writer(text, lineterminator="\n")
        if reading.has_header:
            out.writerow(reading.names)
        names = [f"c{place}" for place in range(len(reading.names))]
        for batch in rows.iter_batches(columns=names):
            columns = [column.to_pylist() for column in batch.columns]
            out.writerows(zip(*columns, strict=True))
