"""What an account is scored by: criteria on two axes, in sets that hold from a day on."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

BEGINNING = date(1900, 1, 1)
SYSTEM = "system"


class Axis(StrEnum):
    """The two axes of the portfolio matrix."""

    ATTRACTIVENESS = "attractiveness"
    STRENGTH = "strength"


class Measure(StrEnum):
    """Where a criterion's value comes from: somebody's rating, or a fact that is computed."""

    RATING = "rating"
    RIVAL_OR_RATING = "rival_or_rating"
    CURRENT_REVENUE = "current_revenue"
    NET_MARGIN = "net_margin"
    COOPERATION = "cooperation"
    GROWTH_POTENTIAL = "growth_potential"

    @property
    def rated(self) -> bool:
        """Whether people give it on a scale from 1 to 5."""
        return self in (Measure.RATING, Measure.RIVAL_OR_RATING)


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion of a set.

    `weight` is in points of 100 on its axis. `bands` are the four edges, lowest first, that turn a computed fact
    into 0, 25, 50, 75 or 100; null for a rated criterion, and where they are not known yet. `name` and `scale`
    (what the ratings mean) are the company's own, null for a criterion that the product brings.
    """

    axis: Axis
    code: str
    position: int
    weight: float
    measure: Measure = Measure.RATING
    lower_is_better: bool = False
    bands: tuple[float, ...] | None = None
    name: str | None = None
    scale: str | None = None


@dataclass(frozen=True, slots=True)
class Cuts:
    """Where each axis splits into low and high, 0..100."""

    attractiveness: float = 50.0
    strength: float = 50.0


@dataclass(frozen=True, slots=True)
class CriteriaSet:
    """Criteria that hold from `valid_from` until the next set does; version 0 was never saved.

    `who` decided it (an id) at `decided_at` (UTC; null before it is saved) and is called `who_name`.
    """

    version: int
    valid_from: date
    cuts: Cuts
    criteria: tuple[Criterion, ...]
    who: str = SYSTEM
    who_name: str = SYSTEM
    note: str | None = None
    decided_at: datetime | None = field(default=None, compare=False)

    def on(self, axis: Axis) -> tuple[Criterion, ...]:
        """The criteria of one axis, in their order."""
        return tuple(sorted((c for c in self.criteria if c.axis == axis), key=lambda c: (c.position, c.code)))

    def cut(self, axis: Axis) -> float:
        """Where `axis` becomes high."""
        return self.cuts.attractiveness if axis == Axis.ATTRACTIVENESS else self.cuts.strength

    def criterion(self, code: str) -> Criterion | None:
        """The criterion with this code, if the set has it."""
        return next((c for c in self.criteria if c.code == code), None)
