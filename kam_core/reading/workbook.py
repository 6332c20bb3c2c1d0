"""From the cells of a sheet to the rows of its table."""

from pathlib import Path

from kam_core.reading.digest import file_hash
from kam_core.reading.grid import Grid, other_grid, xlsx_grid
from kam_core.reading.limits import Limits
from kam_core.reading.model import Reading, Told
from kam_core.reading.rows import Rows, write_rejected


def read_xlsx(path: Path, folder: Path, told: Told, limits: Limits) -> Reading:
    """The table of one sheet of an .xlsx or .xlsm."""
    return _reading(path, folder, xlsx_grid(path, folder, told, limits), "xlsx")


def read_other_workbook(path: Path, folder: Path, told: Told, _limits: Limits) -> Reading:
    """The table of one sheet of an .xls or .ods."""
    return _reading(path, folder, other_grid(path, told), "xls")


def _reading(path: Path, folder: Path, grid: Grid, form: str) -> Reading:
    names = tuple(str(column[0]) for column in grid.columns)
    with Rows(folder / "rows.parquet", len(grid.columns)) as rows:
        rows.add(range(2, grid.height + 1), [column[1:] for column in grid.columns])
    left_out = write_rejected(folder / "rejected.parquet", grid.rejected)
    return Reading(
        path,
        file_hash(path),
        form,
        folder / "rows.parquet",
        folder / "rejected.parquet",
        names,
        has_header=True,
        rows_in=rows.count + left_out,
        row_count=rows.count,
        rejected_count=left_out,
        guesses=(grid.guess,),
        warnings=tuple(grid.warnings),
    )
