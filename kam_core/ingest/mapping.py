"""Which column of a file is which column of its kind, and how its values become ours."""

import re
from dataclasses import dataclass

from kam_core.ingest.kinds import Column, Kind, Type
from kam_core.ingest.reader import Source
from kam_core.store.database import quoted
from kam_core.text.words import _

_WHOLE_NUMBERS = frozenset({"TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT"})
_DIGITS = {"TINYINT": 3, "SMALLINT": 5, "INTEGER": 10}
# A time with an offset would be read as if it had none; ours are UTC.
_OFFSET = "'[+-][0-9]{2}(:?[0-9]{2})?$'"


@dataclass(frozen=True, slots=True)
class Mapped:
    """A column of the kind and the one of the file that fills it (None: the file has none)."""

    column: Column
    header: str | None
    file_type: str = "VARCHAR"

    @property
    def raw(self) -> str:
        """What the file holds there, nothing where it holds nothing."""
        if self.header is None:
            return "NULL"
        name = f"file.{quoted(self.header)}"
        return f"nullif({name}, '')" if self.file_type == "VARCHAR" else name

    @property
    def value(self) -> str:
        """What we load, as an expression over the file."""
        ours = f"CAST({self.raw} AS {self.column.type})"
        default = self.column.default
        return ours if default is None else f"coalesce({ours}, CAST('{default}' AS {self.column.type}))"

    @property
    def key(self) -> str:
        """The value where it is part of a key: whole numbers are as different as their texts, and compare faster."""
        plain = self.column.type is Type.TEXT and self.file_type in _WHOLE_NUMBERS
        return self.raw if plain else self.value

    @property
    def fault(self) -> str | None:
        """True where we cannot load what the file holds; None where that cannot happen."""
        doubts = self._doubts() if self.header is not None else []
        return f"({self.raw} IS NOT NULL AND ({' OR '.join(doubts)}))" if doubts else None

    def _doubts(self) -> list[str]:
        column, tried = self.column, f"TRY_CAST({self.raw} AS {self.column.type})"
        doubts = [] if self._always_fits() else [f"{tried} IS NULL"]
        if column.type is Type.WHOLE and self.file_type not in _WHOLE_NUMBERS:
            doubts.append(f"{tried} <> TRY_CAST({self.raw} AS DOUBLE)")
        if column.type is Type.NUMBER:
            doubts.append(f"NOT isfinite({tried})")
        if column.type in (Type.DAY, Type.MOMENT):
            doubts.append(f"{tried} NOT BETWEEN DATE '1900-01-01' AND DATE '2199-12-31'")
        if column.type is Type.MOMENT and self.file_type == "VARCHAR":
            doubts.append(f"regexp_matches(trim({self.raw}), {_OFFSET}) AND contains({self.raw}, ':')")
        if column.among:
            doubts.append(f"CAST({tried} AS VARCHAR) NOT IN ({', '.join(map(_literal, column.among))})")
        if column.low is not None:
            doubts.append(f"{tried} < {column.low:.8f}")
        if column.high is not None:
            doubts.append(f"{tried} > {column.high:.8f}")
        return doubts

    def _always_fits(self) -> bool:
        """Whether every value of the file's type is one of ours: saves a look at each."""
        ours = self.column.type
        if ours is Type.TEXT or self.file_type == ours.value.replace(" ", ""):
            return True
        if ours not in (Type.MONEY, Type.RATE):
            return False
        decimal = re.fullmatch(r"DECIMAL\((\d+),(\d+)\)", self.file_type)
        digits = int(decimal[1]) - int(decimal[2]) if decimal else _DIGITS.get(self.file_type, 99)
        return digits <= (14 if ours is Type.MONEY else 10)


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
        pairs = (f"{_literal(header)}, file.{quoted(header)}" for header in self.extras)
        return f"CAST(json_object({', '.join(pairs)}) AS VARCHAR)" if self.extras else "NULL"


def mapped(kind: Kind, source: Source) -> Mapping:
    """Find each column by its own name, else by the first other name that the file has; case does not matter."""
    by_name = {header.strip().lower(): header for header in source.headers}
    columns = []
    for column in kind.columns:
        header = next((by_name[name] for name in (column.name, *column.also) if name in by_name), None)
        columns.append(Mapped(column, header, source.headers[header]) if header else Mapped(column, None))
    used = {m.header for m in columns}
    return Mapping(kind, source, tuple(columns), tuple(h for h in source.headers if h not in used))


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
