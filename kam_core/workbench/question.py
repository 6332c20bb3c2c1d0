"""A question that is kept: what it asks, of which tables with which columns, and how its answer is drawn."""

from dataclasses import dataclass
from enum import StrEnum

from kam_core.workbench.chart import Chart, View
from kam_core.workbench.shape import Column, Shape


class Source(StrEnum):
    """Where a table of the workbench comes from."""

    FILE = "file"
    SAMPLE = "sample"
    PORTFOLIO = "portfolio"
    DATASET = "dataset"


@dataclass(frozen=True, slots=True)
class Needed:
    """A table that a question asks: what it is called there, and the columns that it must have.

    `origin` tells it where it does not come from a file: the name of a sample or of a table of the portfolio, or the id
    of a dataset.
    """

    name: str
    columns: tuple[Column, ...]
    source: Source = Source.FILE
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked; `chart` is null where somebody wrote the SQL, `view` where the answer is a table alone."""

    title: str
    tables: tuple[Needed, ...]
    sql: str
    chart: Chart | None = None
    view: View | None = None


def missing_of(needed: Needed, shape: Shape) -> tuple[str, ...]:
    """The columns that a table would need to answer in the place of another, and does not have."""
    there = {column.name.casefold() for column in shape.columns}
    return tuple(column.name for column in needed.columns if column.name.casefold() not in there)


def needed_by_chart(chart: Chart, name: str) -> frozenset[str]:
    """The names of the columns of a table that a chart asks."""
    fields = [chart.x, chart.y, chart.split, *(one.field for one in chart.conditions)]
    fields += [chart.join.left, chart.join.right] if chart.join else []
    return frozenset(one.column for one in fields if one is not None and one.table == name)


def needed_by_sql(sql: str, shape: Shape) -> frozenset[str]:
    """The names of the columns of a table that a question may ask: those that stand in it."""
    text = sql.casefold()
    return frozenset(column.name for column in shape.columns if column.name.replace('"', '""').casefold() in text)


def asks(sql: str, name: str) -> bool:
    """Whether a table may be asked by a question: its name stands in it."""
    return name.casefold() in sql.casefold()
