"""A question that is kept: what it asks, of which tables with which columns, and how its answer is drawn."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from kam_core.values.model import ValueType
from kam_core.workbench.chart import Chart, Field, Test, View
from kam_core.workbench.shape import Column, Shape

_SAID = r"--[^\n]*|/\*.*?\*/|'(?:[^']|'')*'|\$\$.*?\$\$"
_WORDS = re.compile(rf'{_SAID}|"((?:[^"]|"")*)"|(\w[\w$]*)', re.DOTALL)
# Without names in quotes too: what is left has no star that is not SQL.
_ASIDE = re.compile(rf'{_SAID}|"(?:[^"]|"")*"', re.DOTALL)
# All columns: not a product, and not the star of count(*).
_STAR = re.compile(r"(?:\bselect|\bdistinct|\ball|[,.])\s*\*|\bcolumns\s*\(\s*\*", re.IGNORECASE)


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
    return tuple(column.name for column in needed.columns if _like(shape, column.name) is None)


def unlike_of(question: Question, needed: Needed, shape: Shape) -> tuple[Column, ...]:
    """The columns that a table has, but with values of which the question would find something else.

    Days and times stand in for each other, unless a filter looks for one day: no time is one.
    """
    conditions = question.chart.conditions if question.chart else ()
    exact = {one.field.column for one in conditions if one.test is Test.IS and one.field.table == needed.name}
    unlike = []
    for column in needed.columns:
        there = _like(shape, column.name)
        is_date = not {column.type, there.type if there else None} - {ValueType.DAY, ValueType.MOMENT}
        if there and there.type is not column.type and (column.name in exact or not is_date):
            unlike.append(there)
    return tuple(unlike)


def at_hand(chart: Chart, shapes: Mapping[str, Shape]) -> Chart:
    """A chart by the columns of tables that stand in, in their writing and with their types.

    Args:
        chart: what was kept.
        shapes: the tables that it asks, by what it calls them; they have its columns.
    """

    def there(field: Field) -> Field:
        column = _like(shapes[field.table], field.column) if field.table in shapes else None
        return Field(field.table, column.name, column.type) if column else field

    return replace(
        chart,
        x=there(chart.x),
        y=there(chart.y) if chart.y else None,
        split=there(chart.split) if chart.split else None,
        conditions=tuple(replace(one, field=there(one.field)) for one in chart.conditions),
        join=replace(chart.join, left=there(chart.join.left), right=there(chart.join.right)) if chart.join else None,
    )


def needed_by_chart(chart: Chart, name: str) -> frozenset[str]:
    """The names of the columns of a table that a chart asks."""
    fields = [chart.x, chart.y, chart.split, *(one.field for one in chart.conditions)]
    fields += [chart.join.left, chart.join.right] if chart.join else []
    return frozenset(one.column for one in fields if one is not None and one.table == name)


def needed_by_sql(sql: str, shape: Shape) -> frozenset[str]:
    """The names of the columns of a table that a question may ask.

    They are those that stand in it; where none does, or it asks for all by a star, all of them.
    """
    every = frozenset(column.name for column in shape.columns)
    if _STAR.search(_ASIDE.sub(" ", sql)):
        return every
    names = _names(sql)
    return frozenset(name for name in every if name.casefold() in names) or every


def asks(sql: str, name: str) -> bool:
    """Whether a table may be asked by a question: its name stands in it, as a word of its own."""
    return name.casefold() in _names(sql)


def is_illustrative(sql: str, shapes: Sequence[Shape]) -> bool:
    """Whether any table that a question may ask has rows that were made up for the demo."""
    return any(one.is_illustrative and asks(sql, one.name) for one in shapes)


def _like(shape: Shape, name: str) -> Column | None:
    """The column that SQL means by a name."""
    found = [one for one in shape.columns if one.name.casefold() == name.casefold()]
    return next((one for one in found if one.name == name), found[0] if found else None)


def _names(sql: str) -> frozenset[str]:
    """The names and words of a question, without what is said in texts and comments."""
    found = ((quoted.replace('""', '"') or bare).casefold() for quoted, bare in _WORDS.findall(sql))
    return frozenset(name for name in found if name)
