"""The ways to read one cell of a record that breaks its dialect, each with what it supposes and what that costs."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from kam_core.reading.records import Dialect
from kam_core.reading.shapes import Column

# Behind the last cell of a record.
END = -1
_MOST_JOINED = 13


class Repair(StrEnum):
    """What had to be supposed to read a record."""

    QUOTES = "quotes"
    JOINED = "joined"
    DROPPED = "dropped"
    DIVIDED = "divided"
    FILLED = "filled"
    DIALECT = "dialect"


class CellWay(NamedTuple):
    """A cell as it may be read: what it says, where the next one starts, and how much that supposes."""

    value: str
    after: int
    cost: float
    how: Repair | None


def cell_ways(raw: str, start: int, dialect: Dialect, column: Column, joining: float) -> Iterator[CellWay]:
    """Every way to read a cell from `start`: its value, where the next starts (-1: none), its price."""
    begin = start + (len(raw[start:]) - len(raw[start:].lstrip(" ")) if dialect.spaced else 0)
    if dialect.quote and raw.startswith(dialect.quote, begin):
        yield from _quoted(raw, begin + 1, dialect)
    yield from _unquoted(raw, begin, dialect, joining)
    yield from _undivided(raw, begin, dialect, column)


def _unquoted(raw: str, start: int, dialect: Dialect, joining: float) -> Iterator[CellWay]:
    """The cell up to one of the next delimiters, those before it being part of its text."""
    delimiter, stop = dialect.delimiter, start
    for count in range(_MOST_JOINED):
        stop = raw.find(delimiter, stop)
        value = raw[start:] if stop < 0 else raw[start:stop]
        # A comma in a sentence has a space behind it; a quote is rarely but at the ends of a cell.
        natural = bool(count) and delimiter != " " and delimiter + " " in value
        cost = 1.5 if dialect.quote and dialect.quote in value else 0.0
        cost += (
            1.0 if count and (delimiter * 2 in value or value.startswith(delimiter) or value.endswith(delimiter)) else 0
        )
        cost += joining + 0.25 * joining * count - 0.5 * natural if count else 0
        if stop < 0:
            yield CellWay(value, END, cost, Repair.JOINED if count else None)
            return
        stop += len(delimiter)
        yield CellWay(value, stop, cost, Repair.JOINED if count else None)


def _quoted(raw: str, start: int, dialect: Dialect) -> Iterator[CellWay]:
    quote, delimiter = dialect.quote, dialect.delimiter
    between = quote + delimiter + quote
    for mark in re.finditer(re.escape(quote), raw[start:]):
        end = start + mark.start()
        rest = raw[end + len(quote) :]
        inside = raw[start:end]
        bare = inside.replace(dialect.escape + quote, "")
        # What looks like the end of one cell and the start of the next is rarely a part of one.
        cost = 1.0 + 2 * bare.count(between) if quote in bare else 0.0
        value = inside.replace(dialect.escape + quote, quote)
        spaces = len(rest) - len(rest.lstrip(" "))
        if not rest.strip(" "):
            yield CellWay(value, END, cost, Repair.QUOTES if cost else None)
        elif rest.startswith(delimiter, spaces):
            yield CellWay(value, end + len(quote) + spaces + len(delimiter), cost, Repair.QUOTES if cost else None)
        elif not rest.startswith(quote) or rest[1:2].isalpha():
            yield CellWay(value, end + len(quote), cost + 2.5, Repair.DIVIDED)


def _undivided(raw: str, start: int, dialect: Dialect, column: Column) -> Iterator[CellWay]:
    """The cell ends where another begins, without a delimiter between them."""
    stop = raw.find(dialect.delimiter, start)
    stop = len(raw) if stop < 0 else stop
    mark = raw.find(dialect.quote, start + 1, stop) if dialect.quote else -1
    if mark > start and not raw.startswith(dialect.quote, start):
        yield CellWay(raw[start:mark], mark, 2.5, Repair.DIVIDED)
    found = column.start.match(raw, start, stop) if column.start else None
    if found and start < found.end() < stop:
        yield CellWay(found[0], found.end(), 2.5, Repair.DIVIDED)
