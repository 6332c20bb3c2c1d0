"""What stands in a field of a record, in words: names for ids, labels for codes, days as the reader writes them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kam_core.people.interactions import contact_names, person_names
from kam_core.plans import plan as plans
from kam_core.plans.kinds import ACTION, OBJECTIVE
from kam_core.records import queries
from kam_core.records.model import SEPARATOR, Field, Kind, Type
from kam_core.records.texts import read, written
from kam_core.store.database import Database
from kam_core.text.numbers import day, number, tenths
from kam_core.text.words import _
from pages.session import resources


@dataclass(frozen=True, slots=True)
class Names:
    """What ids stand for at one account: people of ours, their contacts, and records that others point to."""

    people: Mapping[str, str]
    contacts: Mapping[str, str]
    records: Mapping[str, str]


def names(account_id: str) -> Names:
    """The names at one account, of those too who left and of what was put away."""
    return resources.kept_with_plans(_names, account_id)


def said(known: Names, one: Field, kept: str | None) -> str | None:
    """The value of a field, as the history keeps it, in words; null where there is nothing."""
    if not kept:
        return None
    match one.type:
        case Type.FLAG:
            return _("Yes") if kept == written(True) else _("No")  # noqa: FBT003  (the value that is written)
        case Type.DAY | Type.NUMBER | Type.WHOLE:
            return _measured(read(one, kept))
        case Type.TEXT | Type.LONG_TEXT:
            return kept
        case _:
            words = _words(known, one)
            return ", ".join(words.get(part, part) for part in kept.split(SEPARATOR) if part)


def titles(account_id: str, kind: Kind) -> dict[str, str]:
    """The titles of an account's objectives or actions that are not put away, by id."""
    return resources.kept_with_plans(_titles, account_id, kind.name)


def _measured(value: object) -> str:
    if isinstance(value, date):
        return day(value)
    return tenths(value) if isinstance(value, Decimal) else number(value if isinstance(value, int) else None)


def _words(known: Names, one: Field) -> Mapping[str, str]:
    match one.type:
        case Type.PERSON:
            return known.people
        case Type.CONTACT:
            return known.contacts
        case Type.RECORD:
            return known.records
        case _:
            return {code: _(label) for code, label in one.choices.items()}


def _names(database: Database, account_id: str) -> Names:
    records = {
        str(row[kind.key]): str(row["title"])
        for kind in (OBJECTIVE, ACTION)
        for read_from in (queries.archived, queries.of_account)
        for row in read_from(database, kind, account_id).iter_rows(named=True)
    }
    periods = plans.plans(database, account_id)
    records |= {
        plan_id: _("{start} to {end}", start=day(start), end=day(end))
        for plan_id, start, end in periods.select("plan_id", "period_start", "period_end").iter_rows()
    }
    return Names(person_names(database), contact_names(database, account_id), records)


def _titles(database: Database, account_id: str, kind: str) -> dict[str, str]:
    one = OBJECTIVE if kind == OBJECTIVE.name else ACTION
    rows = queries.of_account(database, one, account_id)
    return dict(rows.select(one.key, "title").iter_rows())
