"""Which accounts of the matrix are named on it, and on which side of their bubble."""

from collections.abc import Sequence
from dataclasses import dataclass

from kam_core.charts.matrix_ground import HIGHEST, LOWEST
from kam_core.charts.theme import SMALL

LENGTH = 18
_MOST = 12
# A figure does not know how wide it will be drawn: labels keep clear of each other on a column of a desktop, and of
# the edges on a phone.
_WIDE, _TALL, _NARROW = 460.0, 400.0, 300.0
_LETTER = SMALL * 0.56
_LINE = SMALL * 1.3
# What the names of the quadrants take in their corners.
_CORNER_WIDE, _CORNER_TALL = 150.0, 32.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A bubble: its place on the axes, its diameter in pixels and its name."""

    strength: float
    attractiveness: float
    diameter: float
    name: str


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: "_Box") -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.bottom < other.top and other.bottom < self.top

    def fits(self, around: float) -> bool:
        """Whether it stays on the ground of a phone, where what is at `around` moves closer to the others."""
        shift = around * (1 - _NARROW / _WIDE)
        return self.left - shift >= 0 and self.right - shift <= _NARROW and self.bottom >= 0 and self.top <= _TALL


def sides(spots: Sequence[Spot], first: Sequence[int]) -> dict[int, str]:
    """Where the label of a bubble stands, by its number in `spots`; who finds no free side goes without.

    `first` are the numbers of those that want a label, the most important first. The sides are what plotly calls
    `textposition`.
    """
    taken = _corners()
    bubbles = {at: _bubble(spot) for at, spot in enumerate(spots)}
    placed: dict[int, str] = {}
    for at in first:
        if len(placed) == _MOST:
            break
        others = [box for other, box in bubbles.items() if other != at]
        for side, box in _around(spots[at], bubbles[at]).items():
            if box.fits((bubbles[at].left + bubbles[at].right) / 2) and not any(
                box.meets(obstacle) for obstacle in (*taken, *others)
            ):
                placed[at] = side
                taken.append(box)
                break
    return placed


def _corners() -> list[_Box]:
    lefts, bottoms = (0.0, _WIDE - _CORNER_WIDE), (0.0, _TALL - _CORNER_TALL)
    return [_Box(x, y, x + _CORNER_WIDE, y + _CORNER_TALL) for x in lefts for y in bottoms]


def _bubble(spot: Spot) -> _Box:
    x = (spot.strength - LOWEST) / (HIGHEST - LOWEST) * _WIDE
    y = (spot.attractiveness - LOWEST) / (HIGHEST - LOWEST) * _TALL
    radius = spot.diameter / 2
    return _Box(x - radius, y - radius, x + radius, y + radius)


def _around(spot: Spot, bubble: _Box) -> dict[str, _Box]:
    wide = min(len(spot.name), LENGTH) * _LETTER + 4
    x, y = (bubble.left + bubble.right) / 2, (bubble.bottom + bubble.top) / 2
    level = y - _LINE / 2, y + _LINE / 2
    right = {"middle right": _Box(bubble.right, level[0], bubble.right + wide, level[1])}
    left = {"middle left": _Box(bubble.left - wide, level[0], bubble.left, level[1])}
    # Towards the middle first: on a narrow screen the text outside of it runs over the edge.
    return {
        **(right | left if x < _WIDE / 2 else left | right),
        "top center": _Box(x - wide / 2, bubble.top, x + wide / 2, bubble.top + _LINE),
        "bottom center": _Box(x - wide / 2, bubble.bottom - _LINE, x + wide / 2, bubble.bottom),
    }
