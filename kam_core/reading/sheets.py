"""Which sheet of a workbook is read, and what is said of the others."""

from collections.abc import Sequence
from dataclasses import dataclass

from kam_core.errors import NoDataError
from kam_core.reading.model import Guess, Told
from kam_core.text.words import _

_FEW = 5
_MANY_SHEETS = 10


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet by its name: how many rows, columns and cells it has, and whether it is shown."""

    name: str
    rows: int
    columns: int
    cells: int
    shown: bool = True

    @property
    def looks_right(self) -> bool:
        """Whether it could be the table: more than a heading and a note."""
        return self.shown and self.is_table

    @property
    def is_table(self) -> bool:
        """Whether it has more than a heading and a note, be it shown or not."""
        return self.rows > 1 and self.columns > 1


def sheet_guess(sheets: Sequence[Sheet], told: Told) -> Guess:
    """The sheet to read: the one that was told, or else the fullest that looks like a table.

    Raises:
        NoDataError: there is none of the name that was told, or all are empty.
    """
    if told.sheet is not None:
        if told.sheet not in {sheet.name for sheet in sheets}:
            raise NoDataError("There is no sheet {sheet} in this workbook.", sheet=told.sheet)
        return Guess("sheet", told.sheet, sure=True, others=_names(sheets, told.sheet))
    filled = [sheet for sheet in sheets if sheet.cells]
    if not filled:
        raise NoDataError("This workbook is empty: no sheet has a cell with something in it.")
    right = [sheet for sheet in filled if sheet.looks_right]
    tables = [sheet for sheet in filled if sheet.is_table]
    among = right or tables or [sheet for sheet in filled if sheet.shown] or filled
    chosen = max(among, key=lambda sheet: sheet.cells)
    return Guess("sheet", chosen.name, sure=len(among) == 1 or not tables, others=_names(filled, chosen.name))


def _names(sheets: Sequence[Sheet], chosen: str) -> tuple[str, ...]:
    return tuple(sheet.name for sheet in sheets if sheet.name != chosen and sheet.cells)


def said_of_others(sheets: Sequence[Sheet], chosen: str) -> list[str]:
    """What is said of the sheets that are not read."""
    others = [sheet for sheet in sheets if sheet.name != chosen]
    filled = [sheet.name for sheet in others if sheet.cells and sheet.shown]
    hidden = [sheet.name for sheet in others if sheet.cells and not sheet.shown]
    said = []
    if filled:
        said.append(_("The sheet {sheet} was read; these were not: {others}.", sheet=chosen, others=_few(filled)))
    if hidden:
        said.append(_("Hidden sheets were not read: {others}.", others=_few(hidden)))
    if not filled and len(others) > _MANY_SHEETS:
        said.append(_("The sheet {sheet} was read; {n} other sheets are empty.", sheet=chosen, n=len(others)))
    if any(sheet.name == chosen and not sheet.shown for sheet in sheets):
        said.append(_("The sheet {sheet} is hidden in its workbook.", sheet=chosen))
    return said


def _few(names: Sequence[str]) -> str:
    return ", ".join((*names[:_FEW], *(("…",) if len(names) > _FEW else ())))
