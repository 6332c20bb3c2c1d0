"""A text in rows and cells, whatever its encoding and dialect: each row of it loaded, or rejected with its reason."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TextIO

import pyarrow.parquet as pq

from kam_core.errors import NoDataError
from kam_core.reading.careful import Account, read_carefully
from kam_core.reading.decoding import Decoded, decode, is_mojibake
from kam_core.reading.dialect import Sniffed, sniffed
from kam_core.reading.encodings import Encoding, encoding_of
from kam_core.reading.guesses import guesses
from kam_core.reading.model import Reading, Told
from kam_core.reading.names import named
from kam_core.reading.quick import read_quickly
from kam_core.reading.records import Record, records
from kam_core.reading.remarks import on_dialect, on_encoding, on_header, on_rows
from kam_core.reading.scan import Scan, scanned
from kam_core.reading.sink import Sink
from kam_core.reading.table import Layout, laid_out

SAMPLE = 1 << 18
# Below this the careful way is as quick.
_SMALL = 1 << 21


@dataclass(frozen=True, slots=True)
class _Text:
    """A file whose text lies there as UTF-8, with what is known of it."""

    path: Path
    scan: Scan
    encoding: Encoding
    decoded: Decoded
    lines: list[str]
    whole: bool


def read_text(path: Path, folder: Path, told: Told, *, small: int = _SMALL) -> Reading:
    """Read a text file into `folder`: `rows.parquet` and `rejected.parquet`, as `Reading` says.

    A file of `small` bytes or less always goes the careful way, which reads a clean one alike.

    Raises:
        NoDataError: there is nothing in it, or nothing but one cell.
        RefusedError: what was told makes no sense.
    """
    text = _opened(path, folder, told)
    found = sniffed(text.lines, told)
    if found.hinted and told.first_line is None:
        told = replace(told, first_line=2)
    sample = list(records(text.lines, found.dialect))
    if not text.whole and len(sample) > 1:
        # The cut may be amid a record.
        del sample[-1]
    layout = laid_out(sample, found.dialect, told)
    return _read(path, folder, told, text, found, layout, sample, small)


def _opened(path: Path, folder: Path, told: Told) -> _Text:
    scan = scanned(path, SAMPLE)
    encoding = encoding_of(scan, told.encoding)
    decoded, source = Decoded(), path
    if not scan.plain or encoding.name != "utf-8":
        source = folder / "text.csv"
        decoded = decode(path, source, encoding)
    lines, size = [], 0
    with _lines(source) as text:
        for line in text:
            lines.append(line)
            size += len(line)
            if size > SAMPLE:
                break
        whole = next(text, None) is None
    if not any(line.strip(" \t\r\n,;|\"'") for line in lines):
        raise NoDataError("This file is empty.")
    return _Text(source, scan, encoding, decoded, lines, whole)


def _lines(path: Path) -> TextIO:
    return path.open(encoding="utf-8-sig", newline="", errors="replace")


def _read(
    path: Path,
    folder: Path,
    told: Told,
    text: _Text,
    found: Sniffed,
    layout: Layout,
    sample: Sequence[Record],
    small: int,
) -> Reading:
    rows, rejected = folder / "rows.parquet", folder / "rejected.parquet"
    quick = None
    if text.scan.size > small and _may_be_quick(text, found, layout, sample):
        quick = read_quickly(text.path, rows, text.scan, layout, found.dialect)
    if quick:
        with Sink(folder / "none.parquet", rejected, 1):
            account, count, out, filled = Account(), quick.row_count, 0, quick.filled
    else:
        with _lines(text.path) as lines, Sink(rows, rejected, layout.width) as sink:
            account = read_carefully(_below(lines, layout, found), layout, found.dialect, sink)
        count, out, filled = sink.row_count, sink.rejected_count, tuple(sink.filled)
    if not count and not out and layout.width == 1:
        raise NoDataError("There is no data in this file: it holds a single cell.")
    header, width = _trimmed(layout, filled)
    if width < layout.width:
        _narrow(rows, width)
    names = named(header)
    warnings = [
        *on_encoding(
            text.encoding, text.decoded, controls=_controls(text), garbled=is_mojibake(bytes(text.scan.evidence))
        ),
        *on_dialect(found, path.suffix),
        *on_header(layout, names),
        *on_rows(account, count),
    ]
    return Reading(
        path,
        text.scan.file_hash,
        "text",
        rows,
        rejected,
        names.names,
        bool(layout.header),
        count + out,
        count,
        out,
        guesses(text.encoding, found, layout, text.lines, told),
        tuple(warnings),
    )


def _controls(text: _Text) -> int:
    """How many control characters the text has; the bytes of a wide encoding look like them."""
    return text.scan.controls if text.path.name != "text.csv" else text.decoded.controls


def _may_be_quick(text: _Text, found: Sniffed, layout: Layout, sample: Sequence[Record]) -> bool:
    """Whether the first records look like a text that the engine reads as we do."""
    scan = text.scan
    one_end = not scan.returns or scan.returns == scan.line_feeds == scan.pairs
    whole = all(
        record.cells is not None and len(record.cells) == layout.width and not record.is_blank and record.lines == 1
        for record in sample
        if record.line >= layout.first
    )
    alike = text.encoding.name == "utf-8" or not scan.nuls
    return (
        bool(found.dialect.delimiter) and layout.width > 1 and not found.dialect.spaced and one_end and whole and alike
    )


def _below(lines: Iterator[str], layout: Layout, found: Sniffed) -> Iterator[Record]:
    """The records from the first row on."""
    for _ in range(layout.first - 1):
        next(lines, None)
    return records(lines, found.dialect, layout.first, layout.width)


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
