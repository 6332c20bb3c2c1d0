"""Workbooks: .xlsx, .xlsm, .xls and .ods, one sheet of them, through the reader that is made for them."""

import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import fastexcel
import pyarrow as pa

from kam_core.errors import DamagedFileError, LockedFileError
from kam_core.reading.archive import opened
from kam_core.reading.cells import as_text, controls, without_nul
from kam_core.reading.far_cells import near, without_far_cells
from kam_core.reading.limits import Limits
from kam_core.reading.model import Guess, Rejected, Told
from kam_core.reading.sheet_xml import Merged, Scan, scanned, text_columns
from kam_core.reading.sheets import Sheet, said_of_others, sheet_guess
from kam_core.reading.workbook_parts import Part, parts
from kam_core.text.words import _, ngettext

_OUTSIDE = ("/", "\\")


@dataclass(slots=True)
class Grid:
    """The cells of one sheet as text, a column an array; its first row is row 1 of the sheet.

    `first_column` is the sheet's column, from 0, that `columns` starts with; `texts` are those of `columns` that the
    workbook holds as text alone.
    """

    columns: list[pa.Array]
    guess: Guess
    rejected: list[Rejected] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    merged: list[Merged] = field(default_factory=list)
    first_column: int = 0
    texts: set[int] = field(default_factory=set)

    @property
    def height(self) -> int:
        """How many rows there are, the empty ones on top too."""
        return len(self.columns[0]) if self.columns else 0


def xlsx_grid(path: Path, folder: Path, told: Told, limits: Limits) -> Grid:
    """The sheet of an .xlsx or .xlsm.

    Raises:
        DamagedFileError: it breaks the rules of its form.
        TooLargeError: it would unpack to more than the limits allow, or its cells are spread too far.
        NoDataError: no sheet has a cell with something in it.
    """
    with opened(path, limits) as archive:
        warnings = _strange_members(archive)
        found = {part.sheet: part for part in parts(archive)}
        scans = {name: scanned(archive, part.place) for name, part in found.items()}
        sheets = [_sheet(found[name], scan) for name, scan in scans.items()]
        guess = sheet_guess(sheets, told)
        scan, part = scans[guess.value], found[guess.value]
        texts = text_columns(archive, part.place)
        keep, rejected = near(archive, part.place, scan), list[Rejected]()
        if keep is not None:
            path, rejected = without_far_cells(archive, part.place, keep, folder)
    grid = _read(path, guess)
    grid.rejected = rejected
    grid.merged = scan.merged
    grid.first_column = keep.first_column if keep else scan.first_column
    grid.texts = {column - grid.first_column for column in texts}
    grid.warnings += [*warnings, *said_of_others(sheets, guess.value), *_said(scan)]
    if rejected:
        grid.warnings.append(_("Cells far from the table were left out."))
    return grid


def other_grid(path: Path, told: Told) -> Grid:
    """The sheet of an .xls or .ods.

    Raises:
        DamagedFileError: it breaks the rules of its form.
        NoDataError: no sheet has a cell with something in it.
    """
    sheets = []
    with _readable():
        book = fastexcel.read_excel(str(path))
        for name in book.sheet_names:
            sheet = book.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
            filled = sum(len(column) - column.null_count for column in pa.table(sheet).columns)
            sheets.append(Sheet(name, sheet.height, sheet.width, filled, shown=sheet.visible == "visible"))
    guess = sheet_guess(sheets, told)
    grid = _read(path, guess)
    grid.warnings += said_of_others(sheets, guess.value)
    return grid


def _sheet(part: Part, scan: Scan) -> Sheet:
    return Sheet(part.sheet, scan.rows, scan.columns, scan.cells, shown=part.shown)


class _readable:  # noqa: N801 - used as a statement
    def __enter__(self) -> None: ...

    def __exit__(self, _kind: type[BaseException] | None, fault: BaseException | None, _where: object) -> None:
        if isinstance(fault, fastexcel.FastExcelError):
            reason = " ".join(str(fault).split("Context:")[0].split())[:200].removeprefix("calamine error: ")
            if "password" in reason.lower():
                raise LockedFileError("This workbook is protected by a password.") from fault
            raise DamagedFileError("This workbook is damaged: {reason}.", reason=reason) from fault
        if _kind is not None and _kind.__name__ == "PanicException":
            # The reader stumbled where it did not look; it has no class of its own to catch.
            raise DamagedFileError("This workbook is damaged: its reader broke off.") from fault


def _read(path: Path, guess: Guess) -> Grid:
    with _readable():
        book = fastexcel.read_excel(str(path))
        table = pa.table(book.load_sheet(guess.value, header_row=None, skip_rows=0, dtypes="string"))
    grid = Grid([as_text(column) for column in table.columns], guess)
    _say_controls(grid)
    return grid


def _say_controls(grid: Grid) -> None:
    cleaned = [without_nul(column) for column in grid.columns]
    grid.columns = [column for column, _count in cleaned]
    if nul := sum(count for _column, count in cleaned):
        grid.warnings.append(ngettext("{n} NUL byte was left out.", "{n} NUL bytes were left out.", nul))
    if cells := sum(controls(column) for column in grid.columns):
        grid.warnings.append(_("Control characters stand in cells, and were kept ({n} of them).", n=cells))


def _strange_members(archive: zipfile.ZipFile) -> list[str]:
    """What is said of members that no spreadsheet would write."""
    said = []
    if any(name.startswith(_OUTSIDE) or ".." in name.split("/") for name in archive.namelist()):
        said.append(_("Parts of this workbook name places outside of it; they were left out."))
    if any(name.lower().endswith("vbaproject.bin") for name in archive.namelist()):
        said.append(_("This workbook has macros; they were left out and did not run."))
    return said


def _said(scan: Scan) -> list[str]:
    said = []
    if scan.errors:
        said.append(_("Formulas that ended in an error were taken for empty: {n} of them.", n=scan.errors))
    if scan.unvalued:
        said.append(
            _(
                "Formulas without a value were taken for empty: {n} of them. Open the workbook and save it once.",
                n=scan.unvalued,
            )
        )
    if scan.long_numbers:
        said.append(
            _(
                "Numbers have more than 15 digits, and a workbook keeps no more: ids among them have lost their ends "
                "({n} of them).",
                n=scan.long_numbers,
            )
        )
    return said
