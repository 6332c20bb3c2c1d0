"""What a kind of record is made of: its fields, what each takes, and the table that holds it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from kam_core.store.transaction import Transaction

Value = str | bool | int | Decimal | date | datetime | None
Guard = Callable[[Transaction, Mapping[str, Value]], None]

# Parts ids and choices where a field holds several.
SEPARATOR = "|"


class Type(StrEnum):
    """What a field takes."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    NUMBER = "number"
    WHOLE = "whole"
    DAY = "day"
    FLAG = "flag"
    CHOICE = "choice"
    PERSON = "person"
    CONTACT = "contact"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a record.

    `label` and the words of `choices` are for people, and translated where they are shown. `low` and `high` bound
    numbers, both included. `several`: ids or choices parted by `SEPARATOR`. `refers` is the table and key that a
    RECORD field points into.
    """

    name: str
    label: str
    type: Type = Type.TEXT
    choices: Mapping[str, str] = field(default_factory=dict)
    required: bool = False
    several: bool = False
    low: int | None = None
    high: int | None = None
    unit: str | None = None
    about: str | None = None
    refers: tuple[str, str] | None = None
    default: Value = None


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record of one account.

    `table` holds it and `key` names its id there; `view` is what is read (the same, unless it lies over loaded
    records). `one` and `many` are its words. `guards` refuse a save that breaks a rule over several records: each is
    given the transaction and the whole record as it would be kept.
    """

    name: str
    table: str
    key: str
    one: str
    many: str
    fields: tuple[Field, ...]
    view: str = ""
    guards: tuple[Guard, ...] = ()

    @property
    def read_from(self) -> str:
        """The table or view that shows the record."""
        return self.view or self.table

    @property
    def lies_over(self) -> bool:
        """Whether a row may lie over a loaded record, where '' empties a field and null leaves it as loaded."""
        return bool(self.view)

    def field(self, name: str) -> Field:
        """The field of this name."""
        return next(one for one in self.fields if one.name == name)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a field is to hold, and what stood there when it was opened."""

    value: Value
    seen: Value
