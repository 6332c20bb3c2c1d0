"""What the deals, targets and contracts of a population come to at one point."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Deals:
    """Deals of a population at a point: decided in the twelve months to it, and open on its day.

    The open ones are null where no list of deals is of that day or before. `priced`, `won_priced`,
    `open_priced` have an amount, `open_weighed` a probability too; `timed` were won and have both days.
    """

    won: int
    decided: int
    priced: int
    won_priced: int
    won_amount: Decimal
    decided_amount: Decimal
    timed: int
    cycle_days: float | None
    open: int | None
    open_priced: int | None
    open_amount: Decimal | None
    open_weighed: int | None
    weighted_amount: Decimal | None


@dataclass(frozen=True, slots=True)
class Aims:
    """The accounts with a target for the quarter that follows a point's last closed month, or in which it lies."""

    accounts: int
    target: Decimal
    revenue: Decimal
    closing: Decimal


@dataclass(frozen=True, slots=True)
class Renewals:
    """Contracts that ended in twelve months; of the `priced` ones what they were worth, and what of that was kept."""

    due: int
    renewed: int
    priced: int
    value: Decimal
    kept: Decimal


@dataclass(frozen=True, slots=True)
class Signed:
    """Contracts that start in twelve months; the means are of the `termed` ones, which have a value and an end."""

    contracts: int
    termed: int
    total: Decimal | None
    yearly: Decimal | None
