"""A text in rows and cells, whatever its encoding and dialect: each row of it loaded, or rejected with its reason."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow.parquet as pq

from kam_core.errors import NoDataError
from kam_core.reading.careful import Account, read_carefully
from kam_core.reading.decoding import is_mojibake
from kam_core.reading.dialect import Sniffed, sniffed
from kam_core.reading.guesses import guesses
from kam_core.reading.lines_of_text import Text, opened_text
from kam_core.reading.model import Reading, Told
from kam_core.reading.names import named
from kam_core.reading.records import Dialect, Record, records
from kam_core.reading.remarks import on_dialect, on_encoding, on_header, on_rows
from kam_core.reading.sink import Sink
from kam_core.reading.table import Layout, laid_out

ROWS, REJECTED = "rows.parquet", "rejected.parquet"
# Below this the careful way is as quick.
_SMALL = 1 << 21


def read_text(path: Path, folder: Path, told: Told, *, small: int = _SMALL) -> Reading:
    """Read a text file into `folder`: `rows.parquet` and `rejected.parquet`, as `Reading` says.

    A file of `small` bytes or less always goes the careful way, which reads a clean one alike.

    Raises:
        NoDataError: there is nothing in it, or nothing but one cell.
        RefusedError: what was told makes no sense.
    """
    text = opened_text(path, folder, told.encoding)
    found = sniffed(text.lines, told)
    if found.hinted and told.first_line is None:
        told = replace(told, first_line=2)
    sample = list(records(text.lines, found.dialect))
    if not text.whole and len(sample) > 1:
        # The cut may be amid a record.
        del sample[-1]
    layout = laid_out(sample, found.dialect, told)
    if layout.width == 1 and found.dialect.delimiter and not told.delimiter:
        # Most lines are one cell: what divides the others is punctuation.
        found = replace(found, dialect=replace(found.dialect, delimiter="", spaced=False))
        sample = list(records(text.lines, found.dialect))
        layout = laid_out(sample, found.dialect, told)
    table = _Table(found, layout, sample)
    account, count, out, filled = _loaded(text, table, small)
    if not count and not out and layout.width == 1:
        raise NoDataError("There is no data in this file: it holds a single cell.")
    return _told_of(text, table, account, told, counts=(count, out, filled))


@dataclass(frozen=True, slots=True)
class _Table:
    """What the first records of a text show of its table."""

    found: Sniffed
    layout: Layout
    sample: list[Record]


def _loaded(text: Text, table: _Table, small: int) -> tuple[Account, int, int, tuple[int, ...]]:
    """What was done, how many rows were loaded and rejected, and in how many each column has a value."""
    layout, dialect = table.layout, table.found.dialect
    with Sink(text.folder / ROWS, text.folder / REJECTED, layout.width) as sink:
        if text.scan.size > small and _may_be_quick(layout, dialect):
            # Loaded for large texts alone: it takes longer than a small one.
            from kam_core.reading.quick import read_quickly  # noqa: PLC0415

            account = read_quickly(text.path, text.start_of(layout.first), layout, dialect, sink)
        else:
            with text.reader() as lines:
                account = read_carefully(_below(lines, table), layout, dialect, sink)
    return account, sink.row_count, sink.rejected_count, tuple(sink.filled)


def _told_of(
    text: Text, table: _Table, account: Account, told: Told, *, counts: tuple[int, int, tuple[int, ...]]
) -> Reading:
    count, out, filled = counts
    header, width = _trimmed(table.layout, filled)
    if width < table.layout.width:
        _narrow(text.folder / ROWS, width)
    names = named(header)
    garbled = is_mojibake(bytes(text.scan.evidence))
    warnings = (
        *on_encoding(text.encoding, text.decoded, controls=text.controls, garbled=garbled),
        *on_dialect(table.found, text.file.suffix),
        *on_header(table.layout, names),
        *on_rows(account, count),
    )
    return Reading(
        path=text.file,
        file_hash=text.scan.file_hash,
        form="text",
        rows=text.folder / ROWS,
        rejected=text.folder / REJECTED,
        names=names.names,
        has_header=bool(table.layout.header),
        rows_in=count + out,
        row_count=count,
        rejected_count=out,
        guesses=guesses(text.encoding, table.found, table.layout, text.lines, told),
        warnings=warnings,
    )


def _may_be_quick(layout: Layout, dialect: Dialect) -> bool:
    """Whether cells are divided by single letters that are single bytes, and by nothing else."""
    signs = (dialect.delimiter, dialect.quote or '"', dialect.escape or '"')
    single = all(len(sign) == 1 and sign.isascii() for sign in signs)
    return single and layout.width > 1 and not (dialect.spaced or dialect.wrapped)


def _below(lines: Iterator[str], table: _Table) -> Iterator[Record]:
    """The records from the first row on."""
    for _ in range(table.layout.first - 1):
        next(lines, None)
    return records(lines, table.found.dialect, table.layout.first, table.layout.width)


def _trimmed(layout: Layout, filled: Sequence[int]) -> tuple[list[str], int]:
    """The header without the columns at the end that have neither a name nor a value: each line ends in a delimiter."""
    header, width = layout.header_texts(), layout.width
    while layout.header and width > 1 and not header[width - 1] and not filled[width - 1]:
        width -= 1
    return header[:width], width


def _narrow(rows: Path, width: int) -> None:
    """Write the rows again with the first columns alone."""
    wide = rows.rename(rows.with_name("wide.parquet"))
    names = ["line", *(f"c{place}" for place in range(width))]
    with pq.ParquetFile(wide) as file:
        schema = file.schema_arrow
        schema = schema.empty_table().select(names).schema
        with pq.ParquetWriter(rows, schema) as target:
            for batch in file.iter_batches(columns=names):
                target.write_batch(batch)
    wide.unlink()
