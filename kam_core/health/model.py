"""What a measure of health is, and what reading the health of one account gives."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import polars as pl


class Group(StrEnum):
    """What a measure tells about; each group has its part of the weight."""

    COMMERCIAL = "commercial"
    RELATIONSHIP = "relationship"
    DELIVERY = "delivery"
    VALUE = "value"
    FUTURE = "future"


class Band(StrEnum):
    """How healthy an account is; told by word and shape, not by colour alone."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"


class Unit(StrEnum):
    """How a measured value is written."""

    RATIO = "ratio"
    POINTS = "points"
    DAYS = "days"
    HOURS = "hours"
    MONTHS = "months"
    SCALE = "scale"


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of health, defined once.

    `name`, `definition` and `edge_rules` are sentences for `_`. The norm is 0 where the value is `worst` or beyond,
    100 where it is `best` or beyond, and even between. `table` is where its value comes from. `dated`: its value on an
    earlier day can be worked out; of any other, today's value counts on both days, so that it moves no trend.
    """

    code: str
    group: Group
    name: str
    definition: str
    edge_rules: str
    unit: Unit
    worst: float
    best: float
    table: str
    dated: bool


@dataclass(frozen=True, slots=True)
class Cap:
    """What keeps a health from being higher than `limit`, whatever else is well; `name` is a sentence for `_`."""

    code: str
    limit: int
    name: str
    table: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why one account is as healthy as it is.

    `row` is its row of `scores.health`. `measures` has one row a measure, in the order of the definitions: `code`,
    `group`, `value` (null: we do not know), `norm` (0..100), `weight` (its part of the score in percent, null without
    a value), `contribution` (points above or below the 50 that is neither good nor bad), `table`. `up` and `down` are
    the codes of the three that raise and lower it most, the strongest first.
    """

    row: Mapping[str, object]
    measures: pl.DataFrame
    up: tuple[str, ...]
    down: tuple[str, ...]
