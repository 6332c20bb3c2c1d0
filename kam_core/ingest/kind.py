"""What a kind of file is: its columns, their types, its key."""

from dataclasses import dataclass
from enum import StrEnum


class Type(StrEnum):
    """What a column holds; the value is its type in the store."""

    TEXT = "VARCHAR"
    WHOLE = "INTEGER"
    MONEY = "DECIMAL(18, 4)"
    RATE = "DECIMAL(18, 8)"
    NUMBER = "DOUBLE"
    DAY = "DATE"
    MOMENT = "TIMESTAMP"
    YES_NO = "BOOLEAN"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a kind.

    `also` are other names that a file may use for it; `base` names the column that holds the same money in the
    base currency; `default` stands where a file has no such column or no value. `among` lists the only values there
    are, `low` and `high` the ends of a scale.
    """

    name: str
    type: Type
    required: bool = False
    base: str | None = None
    default: str | None = None
    also: tuple[str, ...] = ()
    among: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file: its table in `facts`, its columns, and the key that a row replaces by.

    `dated_by` is the column whose day picks the exchange rate of the row's money.
    """

    name: str
    table: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    dated_by: str | None = None


def text(name: str, *, required: bool = False, default: str | None = None, also: tuple[str, ...] = ()) -> Column:
    """Text, as the file has it."""
    return Column(name, Type.TEXT, required=required, default=default, also=also)


def one_of(name: str, *among: str) -> Column:
    """One of a few words, always there."""
    return Column(name, Type.TEXT, required=True, among=among)


def day(name: str, *, required: bool = False) -> Column:
    """A day."""
    return Column(name, Type.DAY, required=required)


def number(name: str, *, required: bool = False, low: float | None = None, high: float | None = None) -> Column:
    """A number, on a scale where one is given."""
    return Column(name, Type.NUMBER, required=required, low=low, high=high)


def money(name: str, *, required: bool = False, base: str | None = None, also: tuple[str, ...] = ()) -> Column:
    """An amount in the row's currency."""
    return Column(name, Type.MONEY, required=required, base=base, also=also)


ACCOUNT_ID = text("account_id", required=True)
CURRENCY = text("currency")
