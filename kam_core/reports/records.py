"""Records of an account as rows of a report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import polars as pl

from kam_core.records.model import SEPARATOR, Field, Kind, Type, Value
from kam_core.records.queries import of_account
from kam_core.reports.html import Html
from kam_core.reports.page import table
from kam_core.store.database import Database
from kam_core.text import numbers
from kam_core.text.words import _


@dataclass(frozen=True, slots=True)
class Words:
    """What a cell needs: names by id, of ours and theirs, and the base currency."""

    names: Mapping[str, str]
    currency: str


def words(database: Database, account_id: str, currency: str) -> Words:
    """The words for the records of an account."""
    return Words(dict(database.read("plans", "names", account_id=account_id).iter_rows()), currency)


def listed(kind: Kind, rows: pl.DataFrame, fields: Sequence[str], words: Words, *, missing: str) -> Html:
    """Records as a table of some of their fields."""
    shown = [kind.field(name) for name in fields]
    cells = [[cell(one, row[one.name], words) for one in shown] for row in rows.iter_rows(named=True)]
    return table([_(one.label) for one in shown], cells, missing=missing)


def there(database: Database, kind: Kind, account_id: str) -> pl.DataFrame:
    """The records of an account that were not put away."""
    return of_account(database, kind, account_id)


def cell(one: Field, value: Value, words: Words) -> str:
    """A value of a field as people read it; unknown is a dash."""
    if value is None:
        return numbers.UNKNOWN
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, date):
        return numbers.day(value)
    return _amount(one, value, words) if isinstance(value, Decimal | int) else _text(one, value, words)


def _amount(one: Field, value: Decimal | int, words: Words) -> str:
    if one.unit == "currency" and words.currency:
        return numbers.money(Decimal(value), words.currency)
    # A year has no thousands.
    said = numbers.tenths(value) if isinstance(value, Decimal) else str(value)
    return _("{percent}%", percent=said) if one.unit == "%" else said


def _text(one: Field, value: str, words: Words) -> str:
    parts = [part for part in value.split(SEPARATOR) if part] if one.several else [value]
    if one.type in (Type.PERSON, Type.CONTACT):
        return ", ".join(words.names.get(part, part) for part in parts)
    return ", ".join(_(one.choices[part]) if part in one.choices else part for part in parts)
