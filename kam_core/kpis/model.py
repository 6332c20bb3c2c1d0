"""What a KPI is, and what reading one gives."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

import polars as pl

from kam_core.kpis.facts import Facts

Value = Decimal | float


class Unit(StrEnum):
    """What a value counts. A ratio of 1.0 is 100 %; an index of 0..1 is shown times 10,000.

    Means and hours have a decimal. Points go from -100 to 100, and are shown with their sign.
    """

    MONEY = "money"
    RATIO = "ratio"
    INDEX = "index"
    COUNT = "count"
    MEAN = "mean"
    DAYS = "days"
    HOURS = "hours"
    POINTS = "points"


class Better(StrEnum):
    """Which way is good."""

    UP = "up"
    DOWN = "down"
    NEITHER = "neither"


class Counted(StrEnum):
    """What a KPI's `n` counts."""

    ACCOUNTS = "accounts"
    DEALS = "deals"
    CONTRACTS = "contracts"
    ANSWERS = "answers"
    PLANS = "plans"
    ACTIONS = "actions"
    REQUESTS = "requests"


# What people write beside files, as `Kpi.rests_on` names it.
WRITTEN = frozenset({"plans", "actions", "interactions"})


class Grain(StrEnum):
    """What one value is about."""

    PORTFOLIO = "portfolio"
    ACCOUNT = "account"


@dataclass(frozen=True, slots=True)
class Reading:
    """A KPI at one month end: null is "we do not know".

    `n` is how many accounts (or what the definition names) it rests on; `coverage` the share, 0..1, of what it
    should rest on that is known, null where nothing is. `standard_error` is that of the value, in its unit; null where
    none is told.
    """

    value: Value | None = None
    n: int = 0
    coverage: float | None = None
    standard_error: float | None = None


@dataclass(frozen=True, slots=True)
class Kpi:
    """One KPI, defined once.

    `name`, `definition`, `formula` and `edge_rules` are sentences for `_`; `label` is a name short enough for a card,
    where `name` is not. `counted` is what a reading's `n` counts. `read` gives its value at a point of
    `Facts.ends`; `limit` what it is held against, if anything (the ceiling);
    `rests_on` the kinds of file beside order lines, and of what is `WRITTEN`, that it is made of.
    """

    code: str
    name: str
    definition: str
    formula: str
    edge_rules: str
    unit: Unit
    better: Better
    read: Callable[[Facts, int], Reading]
    grains: tuple[Grain, ...] = (Grain.PORTFOLIO,)
    limit: Callable[[Facts], int] | None = None
    label: str | None = None
    counted: Counted = Counted.ACCOUNTS
    rests_on: tuple[str, ...] = ()

    @property
    def is_of_written(self) -> bool:
        """Whether what people write in plans, people and actions moves it, and not only what is loaded."""
        return not WRITTEN.isdisjoint(self.rests_on)


@dataclass(frozen=True, slots=True)
class KpiValue:
    """A KPI as a card shows it.

    `before` is the value twelve months earlier; `series` has `month` Date (the first day of the month that the
    window ends with) and `value` Float64 (null: unknown), one row a month, oldest first, the last is `value`.
    `illustrative`: a file of a kind that it rests on was made up for the demo. `standard_error` as a reading has it.
    """

    kpi: Kpi
    value: Value | None
    before: Value | None
    n: int
    coverage: float | None
    series: pl.DataFrame
    limit: int | None = None
    illustrative: bool = False
    standard_error: float | None = None

    @property
    def difference(self) -> Value | None:
        """Value less `before`, in the KPI's unit; null where either is unknown."""
        if self.value is None or self.before is None:
            return None
        return float(self.value) - float(self.before)

    @property
    def change(self) -> float | None:
        """The difference; for money relative to `before`, null where a loss leaves nothing to be relative to."""
        if self.value is None or self.before is None or self.kpi.unit is not Unit.MONEY:
            return None if self.difference is None else float(self.difference)
        return float(self.value) / float(self.before) - 1 if self.before > 0 and self.value >= 0 else None
