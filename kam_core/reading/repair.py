"""A record that does not fit its table, read in the likeliest other way; or not at all, where two are as likely."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from kam_core.reading.records import Dialect, cells_of
from kam_core.reading.shapes import Column


class Repair(StrEnum):
    """What had to be supposed to read a record."""

    QUOTES = "quotes"
    JOINED = "joined"
    DROPPED = "dropped"
    DIVIDED = "divided"
    FILLED = "filled"
    DIALECT = "dialect"


class Repaired(NamedTuple):
    """The cells of a record, and what was supposed to get them."""

    cells: list[str]
    how: Repair
    cost: float


class _Way(NamedTuple):
    cost: float
    cells: tuple[str, ...]
    how: Repair | None


_DEAREST = 5.0
# Two ways closer than this are equally likely, and the row is nobody's to decide.
_CLEAR = 0.2
_LONGEST = 20_000
_MOST_MARKS = 400
_OTHERS = (",", ";", "\t", "|", " ")


def repaired(raw: str, dialect: Dialect, columns: Sequence[Column]) -> Repaired | None:
    """The record as a row of these columns, or None where no way to read it is much likelier than all others."""
    if len(raw) > _LONGEST or raw.count(dialect.quote or "\0") + raw.count(dialect.delimiter or "\0") > _MOST_MARKS:
        return None
    if not dialect.delimiter:
        return Repaired([raw], Repair.QUOTES, 1.0)
    found = _best(raw, dialect, columns)
    if found and found.cost <= 2:
        return found
    others = [other for other in (_in_dialect(raw, way, columns) for way in _neighbours(dialect, raw)) if other]
    ways = sorted([*others, *([found] if found else [])], key=lambda way: way.cost)
    if not ways or ways[0].cost > _DEAREST:
        return None
    rivals = [way for way in ways[1:] if way.cells != ways[0].cells and way.cost < ways[0].cost + _CLEAR]
    return None if rivals else ways[0]


def _neighbours(dialect: Dialect, raw: str) -> Iterator[Dialect]:
    quotes = {dialect.quote: dialect.escape, '"': '"', "'": "'"}
    for delimiter in dict.fromkeys((dialect.delimiter, *_OTHERS)):
        for quote, escape in quotes.items():
            found = Dialect(delimiter, quote, escape)
            if delimiter in raw and found != replace(dialect, spaced=False):
                yield found
    if "\\" in raw and dialect.quote and dialect.escape != "\\":
        yield replace(dialect, escape="\\")


def _in_dialect(raw: str, dialect: Dialect, columns: Sequence[Column]) -> Repaired | None:
    """The record by the letter of another dialect, or with unquoted words joined where that divides at spaces."""
    cells = cells_of(raw, dialect)
    if cells and len(cells) == len(columns):
        return Repaired(cells, Repair.DIALECT, 1.5 + _misfit(cells, columns))
    if dialect.delimiter != " " or dialect.quote == "'":
        return None
    found = _best(raw, dialect, columns, joining=0.1)
    return Repaired(found.cells, Repair.DIALECT, 1.5 + found.cost) if found else None


def _misfit(cells: Sequence[str], columns: Sequence[Column]) -> float:
    return sum(column.misfit(cell) for cell, column in zip(cells, columns, strict=True))


def _best(raw: str, dialect: Dialect, columns: Sequence[Column], joining: float = 2.0) -> Repaired | None:
    """The cheapest way through the record, column by column; each place keeps its two best ways."""
    ways: dict[int, list[_Way]] = {0: [_Way(0.0, (), None)]}
    ended: list[_Way] = []
    for place, column in enumerate(columns):
        following: dict[int, list[_Way]] = {}
        for start, best in _skipping(ways, raw, dialect).items():
            for value, after, cost, how in _cells(raw, start, dialect, column, joining):
                price = cost + column.misfit(value)
                for way in best:
                    if way.cost + price <= _DEAREST + 1:
                        step = _Way(way.cost + price, (*way.cells, value), how or way.how)
                        _keep(following.setdefault(after, []), step)
        for way in following.pop(-1, []):
            # Most of a row is there; a title or a note with little more than one cell is none.
            if 2 * place + 2 >= len(columns) and (place or len(columns) == 1):
                _keep(ended, _filled(way, columns[place + 1 :]))
        ways = following
    for start, best in ways.items():
        # The last column ended at a delimiter: what is left may be nothing but more of them.
        if not raw[start:].strip(dialect.delimiter + " "):
            for way in best:
                _keep(ended, _Way(way.cost + 2, way.cells, way.how or Repair.DROPPED))
    ended.sort()
    if not ended or ended[0].cost > _DEAREST or (len(ended) > 1 and ended[1].cost < ended[0].cost + _CLEAR):
        return None
    return Repaired(list(ended[0].cells), ended[0].how or Repair.QUOTES, ended[0].cost)


def _keep(ways: list[_Way], way: _Way) -> None:
    """Among the two cheapest ways that differ in what they read."""
    for number, other in enumerate(ways):
        if other.cells == way.cells:
            ways[number] = min(way, other, key=lambda each: each.cost)
            return
    ways.append(way)
    ways.sort(key=lambda each: each.cost)
    del ways[2:]


def _filled(way: _Way, missing: Sequence[Column]) -> _Way:
    if not missing:
        return way
    cost = 2.25 + 0.25 * len(missing) + sum(column.misfit("") for column in missing)
    return _Way(way.cost + cost, way.cells + ("",) * len(missing), Repair.FILLED)


def _skipping(ways: dict[int, list[_Way]], raw: str, dialect: Dialect) -> dict[int, list[_Way]]:
    """The places where the next cell may start, those behind one delimiter too many included."""
    found = {start: list(best) for start, best in ways.items()}
    for start, best in ways.items():
        if raw.startswith(dialect.delimiter, start):
            for way in best:
                dropped = _Way(way.cost + 2.5, way.cells, Repair.DROPPED)
                _keep(found.setdefault(start + len(dialect.delimiter), []), dropped)
    return found


def _cells(
    raw: str, start: int, dialect: Dialect, column: Column, joining: float
) -> Iterator[tuple[str, int, float, Repair | None]]:
    """Every way to read a cell from `start`: its value, where the next starts (-1: none), its price."""
    delimiter = dialect.delimiter
    begin = start + (len(raw[start:]) - len(raw[start:].lstrip(" ")) if dialect.spaced else 0)
    if dialect.quote and raw.startswith(dialect.quote, begin):
        yield from _quoted(raw, begin + 1, dialect)
    end, count = begin, 0
    odd = 1.5 if dialect.quote and raw.startswith(dialect.quote, begin) else 0.0
    while count <= 12:
        stop = raw.find(delimiter, end)
        value = raw[begin:] if stop < 0 else raw[begin:stop]
        # A comma in a sentence has a space behind it.
        natural = bool(count) and delimiter != " " and delimiter + " " in value
        cost = odd + (joining + 0.25 * joining * count - 0.5 * natural if count else 0)
        yield value, -1 if stop < 0 else stop + len(delimiter), cost, (Repair.JOINED if count else None)
        if stop < 0:
            break
        end, count = stop + len(delimiter), count + 1
    yield from _undivided(raw, begin, dialect, column)


def _quoted(raw: str, start: int, dialect: Dialect) -> Iterator[tuple[str, int, float, Repair | None]]:
    quote, delimiter = dialect.quote, dialect.delimiter
    for mark in re.finditer(re.escape(quote), raw[start:]):
        end = start + mark.start()
        rest = raw[end + len(quote) :]
        inside = raw[start:end]
        bare = inside.replace(dialect.escape + quote, "")
        cost = 0.0 if quote not in bare else 1.0
        value = inside.replace(dialect.escape + quote, quote)
        spaces = len(rest) - len(rest.lstrip(" "))
        if not rest.strip(" "):
            yield value, -1, cost, Repair.QUOTES if cost else None
        elif rest.startswith(delimiter, spaces):
            yield value, end + len(quote) + spaces + len(delimiter), cost, Repair.QUOTES if cost else None
        elif not rest.startswith(quote) or rest[1:2].isalpha():
            yield value, end + len(quote), cost + 2.5, Repair.DIVIDED


def _undivided(
    raw: str, start: int, dialect: Dialect, column: Column
) -> Iterator[tuple[str, int, float, Repair | None]]:
    """The cell ends where another begins, without a delimiter between them."""
    stop = raw.find(dialect.delimiter, start)
    stop = len(raw) if stop < 0 else stop
    mark = raw.find(dialect.quote, start + 1, stop) if dialect.quote else -1
    if mark > start and not raw.startswith(dialect.quote, start):
        yield raw[start:mark], mark, 2.5, Repair.DIVIDED
    found = column.start.match(raw, start, stop) if column.start else None
    if found and start < found.end() < stop:
        yield found[0], found.end(), 2.5, Repair.DIVIDED
