"""What a field takes; a refusal names the field and says what is expected."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from kam_core.accounts.queries import readable
from kam_core.errors import FieldsError, RefusedError
from kam_core.records.model import SEPARATOR, Field, Kind, Type, Value
from kam_core.records.names import path
from kam_core.store.transaction import Transaction
from kam_core.text.quoting import quoted

LONGEST_TEXT = 500
LONGEST_LONG_TEXT = 200_000
PLACES = Decimal("0.0001")
_MOST = Decimal(10) ** 14
_TAKES: dict[Type, type | tuple[type, ...]] = {
    Type.NUMBER: (int, Decimal),
    Type.WHOLE: int,
    Type.DAY: date,
    Type.FLAG: bool,
}
_KNOWN = {Type.PERSON: ("facts.person", "person_id"), Type.CONTACT: ("app.contact", "contact_id")}


def checked(
    transaction: Transaction, kind: Kind, account_id: str, values: Mapping[str, Value], before: Mapping[str, Value]
) -> dict[str, Value]:
    """The values as they are kept.

    Args:
        transaction: sees who and what is there.
        kind: of the record.
        account_id: whose record it is; contacts and records that it names are this account's.
        values: some of the record's fields.
        before: what stands there now; a person or contact that stood there may stay.

    Raises:
        FieldsError: every field that takes no such value.
    """
    kept: dict[str, Value] = {}
    faults: dict[str, RefusedError] = {}
    for name, value in values.items():
        one = kind.field(name)
        try:
            kept[name] = _plain(one, value)
            if kept[name] != before.get(name):
                _referred(transaction, one, account_id, kept[name])
        except RefusedError as fault:
            faults[name] = fault
    if faults:
        raise FieldsError(faults)
    return kept


def _plain(one: Field, value: Value) -> Value:
    """The value without blanks around it, of the field's type and within its bounds."""
    if isinstance(value, str):
        value = readable(value).strip() or None
    if value is None or value is False:
        if one.required and one.type != Type.FLAG:
            raise RefusedError("{field} is missing.", field=one.label)
        return one.default if value is None and one.type == Type.FLAG else value
    takes = _TAKES.get(one.type, str)
    if not isinstance(value, takes) or (isinstance(value, bool) and one.type != Type.FLAG):
        raise RefusedError("{field} does not take {value}.", field=one.label, value=value)
    if isinstance(value, str):
        return _text(one, value)
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return _number(one, value)
    return value


def _text(one: Field, value: str) -> str:
    if one.type in (Type.TEXT, Type.LONG_TEXT):
        most = LONGEST_LONG_TEXT if one.type == Type.LONG_TEXT else LONGEST_TEXT
        if len(value) > most:
            raise RefusedError(
                "{field} has {length} characters; at most {most}.", field=one.label, length=len(value), most=most
            )
        return value
    parts = _ids(one, value)
    if one.choices and not set(parts) <= set(one.choices):
        raise RefusedError("{field} does not take {value}.", field=one.label, value=value)
    return SEPARATOR.join(parts)


def _ids(one: Field, value: str) -> list[str]:
    """Each id or choice once, in the order given."""
    return list(dict.fromkeys(part for part in value.split(SEPARATOR) if part)) if one.several else [value]


def _number(one: Field, value: int | Decimal) -> int | Decimal:
    low = one.low if one.low is not None else -_MOST
    high = one.high if one.high is not None else _MOST
    if not Decimal(value).is_finite() or not low <= value <= high:
        raise RefusedError(
            "{field} is a number from {low} to {high}, not {value}.", field=one.label, low=low, high=high, value=value
        )
    return value if one.type == Type.WHOLE else Decimal(value).quantize(PLACES)


def _referred(transaction: Transaction, one: Field, account_id: str, value: Value) -> None:
    """Refuse a person, contact or record that is not there."""
    known = one.refers if one.type == Type.RECORD else _KNOWN.get(one.type)
    if known is None or not isinstance(value, str):
        return
    # People and goals of ours were loaded for the whole company; what people edit is one account's.
    whose = account_id if known[0].startswith("app.") else None
    missing = _missing(transaction, known, _ids(one, value), whose)
    if missing:
        raise RefusedError("{field} does not know {value}.", field=one.label, value=", ".join(missing))
    if one.type == Type.PERSON and not one.several:
        _still_here(transaction, one, value)


def _still_here(transaction: Transaction, one: Field, person_id: str) -> None:
    """Refuse somebody who left; that several took part in something stays true after one of them did."""
    person = transaction.one("accounts", "person", person_id=person_id)
    if person and not person["active"]:
        name = person["person_name"]
        raise RefusedError("{person} has left us; {field} is somebody who is still here.", person=name, field=one.label)


def _missing(transaction: Transaction, known: tuple[str, str], ids: Iterable[str], account_id: str | None) -> list[str]:
    table, key = known
    whose = "true" if account_id is None else "account_id = $account_id"
    asked = {} if account_id is None else {"account_id": account_id}
    parts = {"table": path(table), "key": quoted(key), "whose": whose}
    return [one for one in ids if transaction.one("records", "is_there", parts=parts, id=one, **asked) is None]
