"""Which column of a file is which column of its kind, and how its values become ours."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kam_core.exports.table import MARKED
from kam_core.ingest.kind import Column, Kind, Type
from kam_core.ingest.reader import NOTHING, Source, Told
from kam_core.text.quoting import quoted
from kam_core.text.words import _

_WHOLE_NUMBERS = frozenset({"TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT"})
_ROOM = {Type.WHOLE: 2**31 - 1, Type.MONEY: 10**14 - 1, Type.RATE: 10**10 - 1}
_FIRST_DAY, _LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
# A time with an offset would be read as if it had none; ours are UTC.
_OFFSET = "'[+-][0-9]{2}(:?[0-9]{2})?$'"

# Blanks, line ends, and what nobody sees: fillers of Hangul and the blank of Braille count as letters.
_BLANK = r"'[\s\p{Z}\p{Cc}\p{Cf}\x{115f}\x{1160}\x{2800}\x{3164}\x{ffa0}]*'"


@dataclass(frozen=True, slots=True)
class Mapped:
    """A column of the kind and the one of the file that fills it (None: the file has none)."""

    column: Column
    header: str | None
    told: Told = NOTHING

    @property
    def raw(self) -> str:
        """What the file holds there, nothing where it holds nothing but blanks."""
        if self.header is None:
            return "NULL"
        held = _held(self.header, self.told)
        if self.told.file_type != "VARCHAR":
            return held
        # Nearly every text starts with a letter or digit: then there is no need to look at the rest.
        blank = f"regexp_full_match({held}, {_BLANK})"
        return f"CASE WHEN {held} BETWEEN '!' AND '~' THEN {held} WHEN NOT {blank} THEN {held} END"

    @property
    def value(self) -> str:
        """What we load, as an expression over the file."""
        ours = f"CAST({self.raw} AS {self.column.type})"
        default = self.column.default
        return ours if default is None else f"coalesce({ours}, CAST('{default}' AS {self.column.type}))"

    @property
    def key(self) -> str:
        """The value where rows are told apart by it: whole numbers differ as their texts do, and compare faster."""
        plain = self.column.type is Type.TEXT and self.told.file_type in _WHOLE_NUMBERS
        return self.raw if plain else self.value

    @property
    def absent(self) -> str | None:
        """True where a value that is required is not there; None where that cannot happen."""
        complete = self.told.complete and self.told.file_type != "VARCHAR"
        return None if complete or not self.column.required else f"{self.raw} IS NULL"

    @property
    def unreadable(self) -> str | None:
        """True where we cannot load what the file holds; None where that cannot happen."""
        doubts = [*self._of_type(), *self._of_scale()]
        return f"({self.raw} IS NOT NULL AND ({' OR '.join(doubts)}))" if doubts else None

    def _of_type(self) -> Iterator[str]:
        ours, tried = self.column.type, self._tried
        if not self._always_fits():
            yield f"{tried} IS NULL"
        if ours is Type.WHOLE and self.told.file_type not in _WHOLE_NUMBERS:
            yield f"{tried} <> TRY_CAST({self.raw} AS DOUBLE)"
        if ours is Type.NUMBER:
            yield f"NOT isfinite({tried})"
        if ours in (Type.DAY, Type.MOMENT) and not self._days_are_ours():
            yield f"{tried} NOT BETWEEN DATE '{_FIRST_DAY}' AND DATE '{_LAST_DAY}'"
        if ours is Type.MOMENT and self.told.file_type == "VARCHAR":
            yield f"regexp_matches(trim({self.raw}), {_OFFSET}) AND contains({self.raw}, ':')"

    def _of_scale(self) -> Iterator[str]:
        column, tried = self.column, self._tried
        if column.among:
            yield f"CAST({tried} AS VARCHAR) NOT IN ({', '.join(map(_literal, column.among))})"
        if column.low is not None:
            yield f"{tried} < {column.low:.8f}"
        if column.high is not None:
            yield f"{tried} > {column.high:.8f}"

    def whole_below(self, limit: int) -> bool:
        """Whether its values are whole numbers from 0 to below `limit`, by what the file tells."""
        told = self.told
        if told.file_type not in _WHOLE_NUMBERS or told.least is None or told.greatest is None:
            return False
        return told.least >= 0 and told.greatest < limit

    @property
    def _tried(self) -> str:
        return f"TRY_CAST({self.raw} AS {self.column.type})"

    def _always_fits(self) -> bool:
        """Whether no value can fail, by its type or by what the file tells: saves a look at each."""
        ours, told = self.column.type, self.told
        if ours is Type.TEXT or told.file_type == ours.value.replace(" ", ""):
            return True
        exact = told.file_type in _WHOLE_NUMBERS or told.file_type.startswith("DECIMAL")
        if ours not in _ROOM or not exact or told.least is None or told.greatest is None:
            return False
        return -_ROOM[ours] <= told.least and told.greatest <= _ROOM[ours]

    def _days_are_ours(self) -> bool:
        first, last = self.told.first_day, self.told.last_day
        return first is not None and last is not None and first >= _FIRST_DAY and last <= _LAST_DAY


@dataclass(frozen=True, slots=True)
class Mapping:
    """A file against its kind: each column of the kind once, and the file's columns that nobody names."""

    kind: Kind
    source: Source
    columns: tuple[Mapped, ...]
    extras: tuple[str, ...]

    def named(self, name: str) -> Mapped:
        """The column of the kind with this name."""
        return next(m for m in self.columns if m.column.name == name)

    def missing(self) -> list[str]:
        """A fault for each required column that the file lacks."""
        return [
            _("the column {name} is missing", name=m.column.name)
            for m in self.columns
            if m.column.required and m.header is None
        ]

    def extra(self) -> str:
        """The unnamed columns as a JSON object, or NULL where there are none."""
        held = ((header, _held(header, self.source.headers[header])) for header in self.extras)
        pairs = (f"{_literal(header)}, {value}" for header, value in held)
        return f"CAST(json_object({', '.join(pairs)}) AS VARCHAR)" if self.extras else "NULL"


def mapped(kind: Kind, source: Source, apart: frozenset[str] = frozenset()) -> Mapping:
    """Find each column by its own name, else by the first other name that the file has; case does not matter.

    Columns of these names in `apart` are no part of the rows.
    """
    by_name = {header.strip().lower(): header for header in source.headers}
    columns = []
    for column in kind.columns:
        header = next((by_name[name] for name in (column.name, *column.also) if name in by_name), None)
        columns.append(Mapped(column, header, source.headers[header]) if header else Mapped(column, None))
    used = {m.header for m in columns} | apart
    return Mapping(kind, source, tuple(columns), tuple(h for h in source.headers if h not in used))


def _held(header: str, told: Told) -> str:
    """A value of the file, as it was before our own CSV made it safe."""
    name = f"file.{quoted(header)}"
    marked = f"starts_with({name}, chr(39)) AND regexp_matches({name}, {_literal(MARKED)})"
    return f"CASE WHEN {marked} THEN substr({name}, 2) ELSE {name} END" if told.marked else name


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
