"""A record that does not fit its table, read in the likeliest other way; or not at all, where two are as likely."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from kam_core.reading.cell_ways import END, Repair, cell_ways
from kam_core.reading.records import Dialect, cells_of, unwrapped
from kam_core.reading.shapes import Column


class Repaired(NamedTuple):
    """The cells of a record, and what was supposed to get them."""

    cells: list[str]
    how: Repair
    cost: float


class _Way(NamedTuple):
    cost: float
    cells: tuple[str, ...]
    how: Repair | None


_Ways = dict[int, list[_Way]]
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
    raw = unwrapped(raw) if dialect.wrapped else raw
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
    ways: _Ways = {0: [_Way(0.0, (), None)]}
    ended: list[_Way] = []
    for place, column in enumerate(columns):
        ways = _next(_skipping(ways, raw, dialect), raw, dialect, column, joining)
        # Most of a row is there; a title or a note with little more than one cell is none.
        if 2 * place + 2 >= len(columns) and (place or len(columns) == 1):
            for way in ways.get(END, []):
                _keep(ended, _filled(way, columns[place + 1 :]))
        ways.pop(END, None)
    for start, best in ways.items():
        # The last column ended at a delimiter: what is left may be nothing but more of them.
        if not raw[start:].strip(dialect.delimiter + " "):
            for way in best:
                _keep(ended, _Way(way.cost + 2, way.cells, way.how or Repair.DROPPED))
    ended.sort(key=lambda way: way.cost)
    if not ended or ended[0].cost > _DEAREST or (len(ended) > 1 and ended[1].cost < ended[0].cost + _CLEAR):
        return None
    return Repaired(list(ended[0].cells), ended[0].how or Repair.QUOTES, ended[0].cost)


def _next(ways: _Ways, raw: str, dialect: Dialect, column: Column, joining: float) -> _Ways:
    """The ways one column further on."""
    found: _Ways = {}
    for start, best in ways.items():
        for cell in cell_ways(raw, start, dialect, column, joining):
            price = cell.cost + column.misfit(cell.value)
            for way in best:
                if way.cost + price <= _DEAREST + 1:
                    step = _Way(way.cost + price, (*way.cells, cell.value), cell.how or way.how)
                    _keep(found.setdefault(cell.after, []), step)
    return found


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


def _skipping(ways: _Ways, raw: str, dialect: Dialect) -> _Ways:
    """The places where the next cell may start, those behind one delimiter too many included."""
    found = {start: list(best) for start, best in ways.items()}
    for start, best in ways.items():
        if raw.startswith(dialect.delimiter, start):
            for way in best:
                dropped = _Way(way.cost + 2.5, way.cells, Repair.DROPPED)
                _keep(found.setdefault(start + len(dialect.delimiter), []), dropped)
    return found
