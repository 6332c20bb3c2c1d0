"""`sql`: a question asked of files, behind the same fence as that of the workbench."""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import polars as pl

from kam_core.commands.arguments import Asked
from kam_core.commands.report import Report
from kam_core.errors import RefusedError, UnreadableFileError
from kam_core.exports.table import Ending, to_csv, to_parquet, to_xlsx
from kam_core.reading.limits import UNHURRIED
from kam_core.reading.read import read
from kam_core.text.words import _
from kam_core.workbench.answers import frame_of
from kam_core.workbench.fence import Fence
from kam_core.workbench.model import BenchLimits
from kam_core.workbench.names import table_name
from kam_core.workbench.shape import Shape
from kam_core.workbench.tables import laid_out

# Whoever runs it may stop it; a question that never ends must still end in a script.
_LIMITS = BenchLimits(seconds=600, result_bytes=500_000_000)
_OUT = (Ending.CSV, Ending.XLSX, Ending.PARQUET)


def run(asked: Asked) -> Report:
    """Read the files, ask, and say or write the answer.

    Raises:
        UnreadableFileError: a file, or that of the question, cannot be read.
        QueryRefusedError, QueryFaultError: the question breaks a rule, or is wrong.
        QueryTooLongError, QueryTooLargeError: it takes more time or memory than it may.
        RefusedError: there is no such kind of file to write, or one of ours would be written over.
    """
    question = _question(asked)
    ending = _ending(asked.out, asked.files)
    with tempfile.TemporaryDirectory(prefix="kam-sql-") as folder:
        shapes = _shapes(asked.files, Path(folder))
        with Fence([shape.table for shape in shapes], _LIMITS, keep_ready=False) as fence:
            if asked.out and ending:
                return _written(fence, question, asked.out, ending, shapes)
            return _said(fence, question, shapes)


def _question(asked: Asked) -> str:
    if not asked.query_file:
        return asked.query or ""
    try:
        return asked.query_file.expanduser().read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableFileError("{path} is not a text in UTF-8.", path=asked.query_file) from None


def _ending(out: Path | None, files: Sequence[Path]) -> Ending | None:
    if out is None:
        return None
    ending = out.suffix.lower().removeprefix(".")
    if ending not in _OUT:
        raise RefusedError("{path} should end in .csv, .xlsx or .parquet.", path=out)
    if out.expanduser().resolve() in {file.expanduser().resolve() for file in files}:
        raise RefusedError("{path} would be written over itself; name another file.", path=out)
    return Ending(ending)


def _shapes(files: Sequence[Path], folder: Path) -> list[Shape]:
    shapes: list[Shape] = []
    for number, file in enumerate(files):
        place = folder / str(number)
        read_in, laid_in = place / "read", place / "table"
        for made in (read_in, laid_in):
            made.mkdir(parents=True)
        reading = read(file.expanduser().resolve(), read_in, limits=UNHURRIED)
        shape = laid_out(reading, table_name(file.name, [other.name for other in shapes]), laid_in)
        shapes.append(replace(shape, notes=(*reading.warnings, *shape.notes)))
    return shapes


def _said(fence: Fence, question: str, shapes: Sequence[Shape]) -> Report:
    answer = fence.ask(question)
    rows = frame_of(answer.rows)
    told = {
        "tables": _tables(shapes),
        "columns": rows.columns,
        "rows": [{name: _plain(value) for name, value in row.items()} for row in rows.to_dicts()],
        "more": answer.more,
    }
    return Report((*_notes(shapes), *_lines(rows), _counted(rows.height, more=answer.more)), told)


def _written(fence: Fence, question: str, out: Path, ending: Ending, shapes: Sequence[Shape]) -> Report:
    rows = frame_of(fence.export(question))
    match ending:
        case Ending.XLSX:
            content = to_xlsx(rows, out.stem)
        case Ending.PARQUET:
            content = to_parquet(rows)
        case _:
            content = to_csv(rows)
    path = out.expanduser().resolve()
    path.write_bytes(content)
    told = {"tables": _tables(shapes), "columns": rows.columns, "file": str(path), "row_count": rows.height}
    return Report((*_notes(shapes), _("{rows} rows written: {path}", rows=rows.height, path=path)), told)


def _tables(shapes: Sequence[Shape]) -> list[dict[str, object]]:
    return [
        {
            "name": shape.name,
            "rows": shape.row_count,
            "columns": {column.name: str(column.type) for column in shape.columns},
            "notes": list(shape.notes),
        }
        for shape in shapes
    ]


def _notes(shapes: Sequence[Shape]) -> Iterator[str]:
    for shape in shapes:
        yield _("Table {table}: {rows} rows.", table=shape.name, rows=shape.row_count)
        yield from shape.notes


def _lines(rows: pl.DataFrame) -> Iterator[str]:
    yield " | ".join(rows.columns)
    for row in rows.iter_rows():
        yield " | ".join("–" if value is None else str(_plain(value)) for value in row)


def _counted(rows: int, *, more: bool) -> str:
    return _("The first {rows} rows; there are more.", rows=rows) if more else _("{rows} rows.", rows=rows)


def _plain(value: object) -> object:
    """A value as JSON has it: days and times as ISO 8601, amounts as numbers."""
    match value:
        case date() | datetime():
            return value.isoformat()
        case Decimal():
            return float(value)
        case float() if value != value or abs(value) == float("inf"):  # noqa: PLR0124 - only NaN differs from itself
            return None
        case _:
            return value
