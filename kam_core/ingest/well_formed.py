"""Whether a file has our own columns, so that it can be loaded as it is."""

from pathlib import Path

import polars as pl

from kam_core.errors import ContractError, RefusedError
from kam_core.ingest.kinds import kind_named, kind_of
from kam_core.ingest.reader import csv_headers, readable

_CSV = (".csv", ".csv.gz")


def kind_as_it_is(path: Path, kind: str | None = None) -> str | None:
    """The kind of a CSV or Parquet file that has all columns its kind requires, by our names; null for any other.

    Args:
        path: the file; it is there.
        kind: what it holds; null: what its name tells.

    Raises:
        RefusedError: there is no such kind.
    """
    try:
        found = kind_named(kind or kind_of(path))
        headers = {name.strip().lower() for name in _headers(path)}
    except ContractError:
        return None
    except RefusedError:
        if kind:
            raise
        return None
    required = (column for column in found.columns if column.required)
    return found.name if all(headers & {column.name, *column.also} for column in required) else None


def _headers(path: Path) -> list[str]:
    with readable(path):
        if path.name.lower().endswith(_CSV):
            return csv_headers(path)
        try:
            return list(pl.read_parquet_schema(path))
        except (pl.exceptions.PolarsError, OSError) as refused:
            raise ContractError(path.name, [str(refused)]) from refused
