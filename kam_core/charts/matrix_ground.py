"""The ground of the portfolio matrix: tinted cells, the lines between them, their names and what to do there."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias

from kam_core.charts.matrix_words import NINE, Words
from kam_core.charts.theme import SMALL, Palette

LOWEST, HIGHEST = -4.0, 104.0
THIRDS = (100 / 3, 200 / 3)

Part: TypeAlias = dict[str, Any]


class Grid(StrEnum):
    """How the matrix is divided."""

    FOUR = "four"
    NINE = "nine"


@dataclass(frozen=True, slots=True)
class Cuts:
    """Where low ends and high begins on each axis, 0 to 100."""

    strength: float = 50.0
    attractiveness: float = 50.0


@dataclass(frozen=True, slots=True)
class _Cell:
    left: float
    right: float
    bottom: float
    top: float
    tint: str
    text: str
    is_right: bool
    is_low: bool


def ground(grid: Grid, cuts: Cuts, words: Words, colours: Palette) -> Part:
    """The part of a layout that lies under the accounts: shapes, annotations and axes."""
    cells = _nine(words, colours) if grid is Grid.NINE else _four(cuts, words, colours)
    return {
        "shapes": [_tint(cell) for cell in cells] + _lines(grid, cuts, colours),
        "annotations": [_name(cell, colours) for cell in cells],
        "xaxis": _axis(words.strength, grid, words),
        "yaxis": _axis(words.attractiveness, grid, words),
    }


def _four(cuts: Cuts, words: Words, colours: Palette) -> list[_Cell]:
    x, y = cuts.strength, cuts.attractiveness
    sides = {
        "star": (LOWEST, x, y, HIGHEST, colours.star),
        "strategic": (x, HIGHEST, y, HIGHEST, colours.strategic),
        "streamline": (LOWEST, x, LOWEST, y, colours.streamline),
        "status": (x, HIGHEST, LOWEST, y, colours.status),
    }
    return [
        _Cell(*side, text="<b>{}</b><br>{}".format(*words.quadrants[name]), is_right=side[0] == x, is_low=side[3] == y)
        for name, side in sides.items()
    ]


def _nine(words: Words, colours: Palette) -> list[_Cell]:
    edges = (LOWEST, *THIRDS, HIGHEST)
    tints = (colours.streamline, colours.streamline, colours.star, colours.status, colours.strategic)
    return [
        _Cell(
            left=edges[x],
            right=edges[x + 1],
            bottom=edges[y],
            top=edges[y + 1],
            tint=tints[x + y],
            text=words.advice[NINE[y], NINE[x]],
            is_right=False,
            is_low=False,
        )
        for y in range(3)
        for x in range(3)
    ]


def _tint(cell: _Cell) -> Part:
    place = {"x0": cell.left, "x1": cell.right, "y0": cell.bottom, "y1": cell.top}
    return {"type": "rect", "layer": "below", "fillcolor": cell.tint, "line": {"width": 0}, **place}


def _lines(grid: Grid, cuts: Cuts, colours: Palette) -> list[Part]:
    across = THIRDS if grid is Grid.NINE else (cuts.strength,)
    up = THIRDS if grid is Grid.NINE else (cuts.attractiveness,)
    line = {"type": "line", "layer": "below", "line": {"color": colours.before, "width": 1}}
    upright = [{**line, "x0": at, "x1": at, "y0": LOWEST, "y1": HIGHEST} for at in across]
    return upright + [{**line, "x0": LOWEST, "x1": HIGHEST, "y0": at, "y1": at} for at in up]


def _name(cell: _Cell, colours: Palette) -> Part:
    """The cell's words in its outer corner, where the fewest accounts are."""
    side, x = ("right", cell.right) if cell.is_right else ("left", cell.left)
    end, y = ("bottom", cell.bottom) if cell.is_low else ("top", cell.top)
    return {
        "text": cell.text,
        "x": x,
        "y": y,
        "xanchor": side,
        "yanchor": end,
        "align": side,
        "xshift": -4 if cell.is_right else 4,
        "showarrow": False,
        "font": {"color": colours.quiet, "size": SMALL},
    }


def _axis(title: str, grid: Grid, words: Words) -> Part:
    ticks: Part = {"tickvals": [0, 25, 50, 75, 100]}
    if grid is Grid.NINE:
        ticks = {"tickvals": [100 / 6, 50, 500 / 6], "ticktext": [words.levels[level] for level in NINE]}
    return {"title": {"text": title}, "range": [LOWEST, HIGHEST], "showgrid": False, **ticks}
