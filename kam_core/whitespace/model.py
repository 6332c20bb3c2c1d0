"""What a cell of white space is: one account, one product family."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

# Fewer accounts say too little of what others like them buy.
LEAST = 10


class State(StrEnum):
    """How it stands with a family at an account.

    `bought` in the period; `lapsed`: before it, and not in it; `not_applicable`: somebody decided so, with a reason.
    """

    BOUGHT = "bought"
    LAPSED = "lapsed"
    NOT_BOUGHT = "not_bought"
    NOT_APPLICABLE = "not_applicable"


class Method(StrEnum):
    """Whose purchases a potential is the median of.

    `third`: accounts of the same segment in the same third of all accounts by revenue; `segment`: of the same segment.
    """

    THIRD = "third"
    SEGMENT = "segment"


class Basis(StrEnum):
    """What an offer rests on: families that accounts buy together, or what comparable accounts buy."""

    TOGETHER = "together"
    COMPARABLE = "comparable"


@dataclass(frozen=True, slots=True)
class Room:
    """What some accounts could buy more: `value` in the base currency over the `known` cells; null without any."""

    known: int
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class Totals:
    """Cells of some accounts, counted.

    `cells` = `bought` + `lapsed` + `not_bought` + `not_applicable`. `value` is the white-space value in the base
    currency over the `known` cells: those that apply and have a potential; null without any.
    """

    accounts: int
    families: int
    cells: int
    bought: int
    lapsed: int
    not_bought: int
    not_applicable: int
    known: int
    value: Decimal | None

    @property
    def applicable(self) -> int:
        """The cells that the accounts buy or could buy."""
        return self.cells - self.not_applicable
