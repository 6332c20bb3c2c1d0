"""From the cells of a sheet to the rows of its table."""

from itertools import islice
from pathlib import Path

from kam_core.errors import NoDataError
from kam_core.reading.archive import opened
from kam_core.reading.careful import read_carefully
from kam_core.reading.digest import file_hash
from kam_core.reading.grid import Grid, other_grid, xlsx_grid
from kam_core.reading.grid_quick import read_quickly
from kam_core.reading.grid_records import DIALECT, grid_records, table_width
from kam_core.reading.limits import Limits
from kam_core.reading.merged import unmerged
from kam_core.reading.model import Guess, Reading, Told
from kam_core.reading.names import named
from kam_core.reading.remarks import on_header, on_rows
from kam_core.reading.sink import Sink
from kam_core.reading.stored_as_text import stored_as_text
from kam_core.reading.table import Layout, laid_out

_SAMPLE = 1_000


def read_xlsx(path: Path, folder: Path, told: Told, limits: Limits) -> Reading:
    """The table of one sheet of an .xlsx or .xlsm."""
    return _reading(path, folder, xlsx_grid(path, folder, told, limits), "xlsx", told)


def read_xls(path: Path, folder: Path, told: Told, _limits: Limits) -> Reading:
    """The table of one sheet of an .xls."""
    return _reading(path, folder, other_grid(path, told), "xls", told)


def read_ods(path: Path, folder: Path, told: Told, limits: Limits) -> Reading:
    """The table of one sheet of an .ods."""
    with opened(path, limits):
        return _reading(path, folder, other_grid(path, told), "ods", told)


def _reading(path: Path, folder: Path, grid: Grid, form: str, told: Told) -> Reading:
    width = table_width(grid.columns)
    layout = _layout(grid, width, told)
    if unmerged(grid, layout):
        layout = _layout(grid, width, told)
    rows, rejected = folder / "rows.parquet", folder / "rejected.parquet"
    quick = read_quickly(grid.columns, layout, rows)
    with Sink(rows if quick is None else folder / "none.parquet", rejected, layout.width) as sink:
        for cell in grid.rejected:
            sink.reject(cell.line, cell.raw, cell.reason)
        records = grid_records(grid.columns, layout.width, layout.first) if quick is None else iter(())
        account = read_carefully(records, layout, DIALECT, sink)
    count = sink.row_count if quick is None else quick
    if not count and not sink.rejected_count and layout.width == 1:
        raise NoDataError("There is no data in this sheet: it holds a single cell.")
    names = named(layout.header_texts())
    return Reading(
        path,
        file_hash(path),
        form,
        rows,
        rejected,
        names.names,
        bool(layout.header),
        count + sink.rejected_count,
        count,
        sink.rejected_count,
        (grid.guess, *_guesses(layout, told)),
        (
            *grid.warnings,
            *on_header(layout, names),
            *stored_as_text(grid.columns, names.names, grid.texts, layout.first),
            *on_rows(account, count),
        ),
    )


def _layout(grid: Grid, width: int, told: Told) -> Layout:
    return laid_out(list(islice(grid_records(grid.columns, width), _SAMPLE)), DIALECT, told)


def _guesses(layout: Layout, told: Told) -> tuple[Guess, ...]:
    count = len(layout.header)
    others = tuple(str(other) for other in (0, 1, 2) if other != count)
    sample = "\t".join(layout.header[-1]) if layout.header else None
    return (
        Guess("header_rows", str(count), told.header_rows is not None or layout.sure, others, sample),
        Guess("first_line", str(layout.opens), sure=True),
    )
