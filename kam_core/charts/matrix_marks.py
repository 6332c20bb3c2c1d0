"""How an account of the portfolio matrix is drawn: symbol, colour and size, and the legend that says so."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import pi, sqrt
from typing import Any, TypeAlias

from kam_core.charts.matrix_words import Words
from kam_core.charts.theme import Palette, faded

Row: TypeAlias = dict[str, Any]
Part: TypeAlias = dict[str, Any]
Money: TypeAlias = Callable[[Decimal | None], str]

LARGEST, SMALLEST = 64.0, 7.0


@dataclass(frozen=True, slots=True)
class Mark:
    """How a kind is drawn.

    `evens` makes its diameter as plotly takes it cover the same area as a circle's: plotly's square has that
    diameter as its side, and its diamond is 1.3 times as wide.
    """

    symbol: str
    evens: float
    colour: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """What every trace of one figure needs: its words, how it writes money, its colours, the amount drawn largest."""

    words: Words
    money: Money
    colours: Palette
    biggest: Decimal


def marks(colours: Palette) -> dict[str, Mark]:
    """The mark of each kind, in the order of the legend."""
    return {
        "existing": Mark("circle", 1.0, colours.existing),
        "emerging": Mark("diamond", sqrt(pi / (2 * 1.3**2)), colours.emerging),
        "candidate": Mark("square", sqrt(pi / 4), colours.candidate),
        "none": Mark("circle", 1.0, colours.no_key),
    }


def diameters(amounts: Sequence[Decimal | None], biggest: Decimal) -> list[float]:
    """Diameters in pixels whose areas are as the amounts; no amount, zero and credits get the smallest."""
    return [_diameter(amount, biggest) for amount in amounts]


def _diameter(amount: Decimal | None, biggest: Decimal) -> float:
    if amount is None or amount <= 0:
        return SMALLEST
    return max(SMALLEST, LARGEST * sqrt(amount / biggest))


def biggest(rows: Sequence[Row]) -> Decimal:
    """The amount that is drawn largest: the most revenue or potential, 1 where there is none."""
    amounts = [row[column] or Decimal(0) for row in rows for column in ("revenue", "potential")]
    return max((amount for amount in amounts if amount > 0), default=Decimal(1))


def legend(kinds: Sequence[str], drawing: Drawing) -> list[Part]:
    """What the marks mean, apart from the accounts, whose first one would stand for its kind otherwise."""
    words, quiet = drawing.words, drawing.colours.quiet
    by_kind = marks(drawing.colours)
    entry = {"type": "scatter", "mode": "markers", "x": [None], "y": [None], "hoverinfo": "skip"}
    entries: list[Part] = [
        {
            **entry,
            "name": words.legend[kind],
            "marker": {"symbol": by_kind[kind].symbol, "color": by_kind[kind].colour, "size": 10},
        }
        for kind in kinds
    ]
    ring = {"symbol": "circle-open", "size": 12, "color": quiet, "line": {"width": 1}}
    dots = {
        "symbol": "circle",
        "size": 10,
        "color": faded(quiet, 0.15),
        "line": {"width": 2, "dash": "dot", "color": quiet},
    }
    return [
        *entries,
        {**entry, "name": words.potential, "marker": ring},
        {**entry, "name": words.borderline, "marker": dots},
        {**entry, "name": words.moved, "mode": "lines", "line": {"color": quiet, "width": 1.25}},
    ]
