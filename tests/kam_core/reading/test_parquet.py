"""Parquet as rows of text."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from kam_core.errors import DamagedFileError
from kam_core.reading.limits import Limits
from kam_core.reading.model import Told
from kam_core.reading.take import taken


def test_values_are_texts_as_a_person_writes_them(tmp_path: Path) -> None:
    table = pa.table(
        {
            "text": ["a", None],
            "whole": [2**60, 1],
            "number": [1.0, 1e-7],
            "money": [Decimal("1.10"), None],
            "day": [date(2025, 1, 15), None],
            "midnight": [datetime(2025, 1, 15), datetime(2025, 1, 16)],
            "moment": [datetime(2025, 1, 15, 9, 30), datetime(2025, 1, 16)],
            "yes": [True, False],
            "word": pa.array(["x", "y"]).dictionary_encode(),
            "list": [[1, 2], None],
            "bytes": [b"\xff\x00", b"plain"],
        }
    )
    pq.write_table(table, tmp_path / "a.parquet")
    (tmp_path / "read").mkdir()
    found = taken(tmp_path / "a.parquet", tmp_path / "read", Told(), Limits())
    assert pl.read_parquet(found.rows).drop("line").rows() == [
        ("a", "1152921504606846976", "1", "1.10", "2025-01-15", "2025-01-15", "2025-01-15 09:30:00", "TRUE", "x",
         "[1, 2]", "ff00"),
        (None, "1", "0.0000001", None, None, "2025-01-16", "2025-01-16 00:00:00", "FALSE", "y", None, "plain"),
    ]  # fmt: skip
    assert (found.form, found.names, found.rows_in) == ("parquet", tuple(table.column_names), 2)


def test_a_broken_file_is_damaged(tmp_path: Path) -> None:
    pq.write_table(pa.table({"a": list(range(1000))}), tmp_path / "a.parquet")
    whole = (tmp_path / "a.parquet").read_bytes()
    (tmp_path / "a.parquet").write_bytes(whole[:20] + b"\xff" * 50 + whole[70:])
    with pytest.raises(DamagedFileError, match="damaged"):
        taken(tmp_path / "a.parquet", tmp_path, Told(), Limits())
