"""A file as it was read, all of it text, becomes a table of typed columns."""

from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from kam_core.reading.model import Reading
from kam_core.text.words import _, later
from kam_core.values.columns import typed
from kam_core.values.guess import is_id
from kam_core.values.model import Typed, ValueType
from kam_core.workbench.model import BenchTable
from kam_core.workbench.names import column_names
from kam_core.workbench.shape import Column, Shape

# What DuckDB writes itself: enough rows for each of its threads to have some.
_ROWS_OF_GROUP = 122_880
_SAMPLE = 2_000
_LONG_FRACTION = r"[.,][0-9]{5}"
_LOOKS_NUMBER = r"^\s*[-+]?[0-9][0-9.,]*\s*$"
_MIXED = (0.2, 0.99)
_STAYS = {
    ValueType.NUMBER: later("“{column}” stays text: {n} of its values are no numbers, such as “{sample}”."),
    ValueType.DAY: later("“{column}” stays text: {n} of its values are no days, such as “{sample}”."),
    ValueType.MOMENT: later("“{column}” stays text: {n} of its values are no times, such as “{sample}”."),
    ValueType.YES_NO: later("“{column}” stays text: {n} of its values are neither yes nor no, such as “{sample}”."),
}


def laid_out(reading: Reading, name: str, folder: Path) -> Shape:
    """The table `name` out of a file that was read; its Parquet lies in `folder`, which is there and empty.

    Numbers are BIGINT where all are whole, else DECIMAL(18, 4), or DOUBLE where they have more decimals; the rest is
    DATE, TIMESTAMP (UTC), BOOLEAN or text. A column of which one value is not of its type stays text, and the notes
    say so.
    """
    names = column_names(reading.names)
    columns, notes, parts = [], [], []
    # One column at a time, and each by way of the disk: all of a file as values may be more than there is memory.
    for place, column in enumerate(names):
        values, kind, said = _values(reading, place, column)
        part = folder / f"c{place}.arrow"
        values.to_frame(column).write_ipc(part, compat_level=pl.CompatLevel.oldest())
        columns.append(Column(column, kind))
        notes += said
        parts.append(part)
    path = folder / "table.parquet"
    _join(parts, path)
    return Shape(BenchTable(name, path), tuple(columns), reading.row_count, tuple(notes))


def shape_of(frame: pl.DataFrame, name: str, folder: Path) -> Shape:
    """The table `name` out of rows that are typed already."""
    path = folder / "table.parquet"
    frame.write_parquet(path, row_group_size=_ROWS_OF_GROUP)
    columns = tuple(Column(column, kind_of(dtype)) for column, dtype in frame.schema.items())
    return Shape(BenchTable(name, path), columns, frame.height)


def shape_of_batches(rows: pa.RecordBatchReader, name: str, folder: Path) -> Shape:
    """The table `name` out of typed rows that come in parts; a column `illustrative` tells which were made up."""
    path, count, is_illustrative = folder / "table.parquet", 0, False
    with pq.ParquetWriter(path, rows.schema) as file:
        for part in rows:
            file.write_batch(part)
            count += part.num_rows
            if "illustrative" in rows.schema.names:
                is_illustrative |= bool(pc.any(part.column("illustrative")).as_py())
    types = pl.read_parquet_schema(path)
    columns = tuple(Column(column, kind_of(dtype)) for column, dtype in types.items())
    return Shape(BenchTable(name, path), columns, count, is_illustrative=is_illustrative)


def with_column(shape: Shape, values: pl.Series, folder: Path) -> Shape:
    """The table with one column more, which has a value a row; the new Parquet lies in `folder`."""
    path = folder / "table.parquet"
    pl.read_parquet(shape.table.path).with_columns(values).write_parquet(path, row_group_size=_ROWS_OF_GROUP)
    column = Column(values.name, kind_of(values.dtype))
    return Shape(BenchTable(shape.name, path), (*shape.columns, column), shape.row_count, shape.notes)


def kind_of(dtype: pl.DataType) -> ValueType:
    """What a column of this type holds."""
    if dtype.is_numeric():
        return ValueType.NUMBER
    if dtype.is_temporal():
        return ValueType.DAY if dtype == pl.Date else ValueType.MOMENT
    return ValueType.YES_NO if dtype == pl.Boolean else ValueType.TEXT


def _values(reading: Reading, place: int, column: str) -> tuple[pl.Series, ValueType, list[str]]:
    texts = pl.read_parquet(reading.rows, columns=[f"c{place}"]).to_series().rechunk()
    # What the file calls it tells more than a name that was made up.
    found = typed(texts, header=column)
    if found.type is not ValueType.TEXT and found.failed.any():
        return typed(texts, ValueType.TEXT).values, ValueType.TEXT, [_said_stays(found, column)]
    if found.type is ValueType.TEXT:
        return found.values, found.type, [*_said_mixed(found.values, column), *_said(found, column)]
    if found.type is ValueType.NUMBER:
        exact = _with_all_digits(texts, found.values)
        if exact is not None:
            return exact, found.type, []
        return _whole_or_decimal(found.values), found.type, list(_said(found, column))
    return found.values, found.type, list(_said(found, column))


def _with_all_digits(texts: pl.Series, values: pl.Series) -> pl.Series | None:
    """Numbers with more decimals than money has; null where there are none, or a number is not written plainly."""
    if not texts.str.contains(_LONG_FRACTION).any():
        return None
    floats = texts.str.strip_chars().cast(pl.Float64, strict=False)
    return floats.set(values.is_null(), None) if floats.null_count() <= values.null_count() else None


def _whole_or_decimal(values: pl.Series) -> pl.Series:
    whole = values.cast(pl.Int64)
    return whole if bool((whole.cast(values.dtype) == values).all()) else values


def _said(found: Typed, column: str) -> Iterator[str]:
    for ask in found.asks:
        reading = ask.readings[0][1]
        yield _(
            "“{column}”: {question} It was read as {reading}.", column=column, question=ask.question, reading=reading
        )
    for note in found.notes:
        yield _("“{column}”: {note}", column=column, note=note)


def _said_stays(found: Typed, column: str) -> str:
    sample = str(found.raw.filter(found.failed)[0])[:60]
    return _(_STAYS[found.type], column=column, n=int(found.failed.sum()), sample=sample)


def _said_mixed(values: pl.Series, column: str) -> Iterator[str]:
    held = values.drop_nulls().head(_SAMPLE)
    if held.is_empty() or is_id(column):
        return
    count = int(held.str.contains(_LOOKS_NUMBER).sum())
    if _MIXED[0] <= count / len(held) <= _MIXED[1]:
        yield _("“{column}” stays text: it holds other things beside numbers.", column=column)


def _join(parts: list[Path], path: Path) -> None:
    """One Parquet file of many columns, which are on the disk and looked at from there."""
    columns = [pa.ipc.open_file(pa.memory_map(str(part))).read_all() for part in parts]
    table = pa.table({one.column_names[0]: one.column(0) for one in columns})
    pq.write_table(table, path, row_group_size=_ROWS_OF_GROUP)
    for part in parts:
        part.unlink()
