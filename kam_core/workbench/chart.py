"""What somebody asks for a picture of: tables and columns by name, never SQL."""

from dataclasses import dataclass
from enum import StrEnum

from kam_core.values.model import ValueType
from kam_core.workbench.wording import Value


class Kind(StrEnum):
    """How a result is drawn."""

    BAR = "bar"
    LINE = "line"
    SCATTER = "scatter"
    HEAT_MAP = "heat_map"
    BOX = "box"


class Measure(StrEnum):
    """What is made of many values."""

    COUNT = "count"
    SUM = "sum"
    MEAN = "mean"
    DISTINCT = "distinct"
    MIN = "min"
    MAX = "max"
    MEDIAN = "median"


class Bucket(StrEnum):
    """How days are put together; values are what SQL calls them."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class Order(StrEnum):
    """What comes first."""

    LARGEST = "largest"
    SMALLEST = "smallest"
    BY_X = "by_x"


class Test(StrEnum):
    """How a value is compared; `PRESENT` and `MISSING` compare with nothing."""

    __test__ = False

    IS = "is"
    IS_NOT = "is_not"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE = "more"
    LESS = "less"
    CONTAINS = "contains"
    PRESENT = "present"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a table, and what it holds."""

    table: str
    column: str
    type: ValueType


@dataclass(frozen=True, slots=True)
class Condition:
    """A filter: several `values` are "or" for IS and IS_NOT, the other tests take the first."""

    field: Field
    test: Test
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Join:
    """The one other table, by columns of which the same value means the same thing; rows without a partner stay."""

    left: Field
    right: Field


@dataclass(frozen=True, slots=True)
class Chart:
    """One picture of a table.

    `y` is what is measured; null where rows are counted. A scatter draws each row at `x` and `y`, and a box how the
    values of `y` lie for each `x`; neither has a measure. `split` parts bars and lines by colour, and is down the side
    of a heat map. `bucket` is of `x`, where that is a day. `most` is how many of `x` are drawn.
    """

    table: str
    kind: Kind
    x: Field
    y: Field | None = None
    measure: Measure = Measure.COUNT
    split: Field | None = None
    conditions: tuple[Condition, ...] = ()
    order: Order = Order.LARGEST
    most: int | None = None
    bucket: Bucket | None = None
    join: Join | None = None


@dataclass(frozen=True, slots=True)
class View:
    """How the columns of an answer are drawn; `values` are one column, or the five of a box from least to most."""

    kind: Kind
    x: str
    values: tuple[str, ...]
    split: str | None = None
