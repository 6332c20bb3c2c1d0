"""The quick way through a text: all of it by DuckDB, if each row of it fits; else it says that it did not do."""

import glob
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import reduce
from pathlib import Path

import duckdb
from duckdb import (
    CoalesceOperator,
    ColumnExpression,
    ConstantExpression,
    DuckDBPyConnection,
    DuckDBPyRelation,
    Expression,
    FunctionExpression,
)

from kam_core.reading.careful import LONG_CELL
from kam_core.reading.footers import TOTAL
from kam_core.reading.records import Dialect
from kam_core.reading.scan import Scan
from kam_core.reading.table import Layout

_THREADS = 2
_MEMORY = "700MB"
# The engine keeps several buffers, each of which must hold the longest line.
_LONGEST_LINE = 4_000_000
_BUFFER = 16_000_000


@dataclass(frozen=True, slots=True)
class Quick:
    """How many rows there are, and in how many of them each column has a value."""

    row_count: int
    filled: tuple[int, ...]


def read_quickly(source: Path, target: Path, scan: Scan, layout: Layout, dialect: Dialect) -> Quick | None:
    """Write the rows to `target` as Parquet; None, and nothing to rely on, where some row needs more care than that."""
    with _engine(target.parent) as engine:
        try:
            _rows(engine, source, layout, dialect).write_parquet(str(target), compression="snappy")
            written = engine.read_parquet(glob.escape(str(target)))
            return _checked(written, scan, layout)
        except duckdb.Error:
            return None


@contextmanager
def _engine(folder: Path) -> Iterator[DuckDBPyConnection]:
    with duckdb.connect(config={"threads": _THREADS, "memory_limit": _MEMORY, "temp_directory": str(folder)}) as engine:
        yield engine


def _rows(engine: DuckDBPyConnection, source: Path, layout: Layout, dialect: Dialect) -> DuckDBPyRelation:
    table = engine.read_csv(
        # The engine takes * and [ in a path for a pattern.
        glob.escape(str(source)),
        header=False,
        sep=dialect.delimiter,
        quotechar=dialect.quote,
        escapechar=dialect.escape,
        columns={f"c{place}": "VARCHAR" for place in range(layout.width)},
        auto_detect=False,
        strict_mode=True,
        null_padding=False,
        skiprows=layout.first - 1,
        max_line_size=_LONGEST_LINE,
        buffer_size=_BUFFER,
    )
    return table.project(f"row_number() over () + {layout.first - 1} as line, *")


def _checked(written: DuckDBPyRelation, scan: Scan, layout: Layout) -> Quick | None:
    """What was written, if all of it are rows, one a line."""
    names = [f"c{place}" for place in range(layout.width)]
    counted = [FunctionExpression("count", ColumnExpression(name)) for name in names]
    longest = [FunctionExpression("max", FunctionExpression("strlen", ColumnExpression(name))) for name in names]
    odd = FunctionExpression("count_if", _is_odd(names, layout))
    everything = FunctionExpression("count", ColumnExpression("line"))
    found = written.aggregate([everything, odd, *counted, *longest]).fetchone()
    if found is None:
        return None
    rows, oddities, filled, lengths = found[0], found[1], found[2 : 2 + len(names)], found[2 + len(names) :]
    # A cell with a line break in it and a blank line break the count.
    one_a_line = rows == scan.lines - (layout.first - 1)
    if not one_a_line or oddities or max((length or 0 for length in lengths), default=0) > LONG_CELL:
        return None
    return Quick(rows, tuple(filled))


def _is_odd(names: list[str], layout: Layout) -> Expression:
    """Whether a row may be none: blank, a total, or the header once more."""
    trimmed = [FunctionExpression("trim", ColumnExpression(name)) for name in names]
    blanks = [text.isnull() | (text == ConstantExpression("")) for text in trimmed]
    blank = reduce(lambda all_blank, text: all_blank & text, blanks)
    first = CoalesceOperator(*(ColumnExpression(name) for name in names), ConstantExpression(""))
    total = FunctionExpression(
        "regexp_full_match",
        FunctionExpression("rtrim", FunctionExpression("trim", first), ConstantExpression(" :")),
        ConstantExpression(f"(?i)(?:{TOTAL})"),
    )
    heads = [ConstantExpression(row[0].strip()) for row in layout.header]
    odd = blank | total
    if heads:
        odd = odd | FunctionExpression("trim", CoalesceOperator(ColumnExpression("c0"), ConstantExpression(""))).isin(
            *heads
        )
    return odd
