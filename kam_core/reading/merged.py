"""Cells that are shown as one: what is in the first of them counts for all of them."""

from collections.abc import Sequence

from kam_core.reading.cells import filled_down, with_text
from kam_core.reading.grid import Grid
from kam_core.reading.remarks import listed
from kam_core.reading.sheet_xml import Merged
from kam_core.reading.table import Layout
from kam_core.text.words import _


def unmerged(grid: Grid, layout: Layout) -> bool:
    """Fill the merged cells of the grid, down among the rows and to the right in the header, and say so.

    Titles above the table stay as they are. Whether a cell of the header changed, so that its names are others now.
    """
    header = range(layout.opens, layout.first)
    down = [area for area in grid.merged if area.first_row >= layout.first and area.last_row > area.first_row]
    right = [area for area in grid.merged if area.first_row in header and area.last_column > area.first_column]
    for place, areas in _by_column(grid, down).items():
        grid.columns[place] = filled_down(grid.columns[place], areas)
    for area in right:
        _fill_right(grid, area)
    if down:
        lines = listed([area.first_row for area in down])
        grid.warnings.append(_("What stands in merged cells was taken for each of their rows; {lines}.", lines=lines))
    return bool(right)


def _by_column(grid: Grid, areas: Sequence[Merged]) -> dict[int, list[tuple[int, int]]]:
    """The first and last row (from 0) of each area, by the column that its text stands in."""
    found: dict[int, list[tuple[int, int]]] = {}
    for area in areas:
        place, last = area.first_column - grid.first_column, min(area.last_row, grid.height) - 1
        if 0 <= place < len(grid.columns) and area.first_row - 1 < last:
            found.setdefault(place, []).append((area.first_row - 1, last))
    return found


def _fill_right(grid: Grid, area: Merged) -> None:
    first, last = area.first_column - grid.first_column, area.last_column - grid.first_column
    row = area.first_row - 1
    if 0 <= first < len(grid.columns):
        text = grid.columns[first][row]
        for place in range(first + 1, min(last + 1, len(grid.columns))):
            grid.columns[place] = with_text(grid.columns[place], row, row, text)
