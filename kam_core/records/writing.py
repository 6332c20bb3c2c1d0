"""One record within a save: made, or changed field by field against what its editor had seen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import uuid4

from kam_core.accounts import rules
from kam_core.accounts.model import AccountId
from kam_core.errors import ConflictError
from kam_core.records.checks import checked
from kam_core.records.model import Kind, Type, Value, Wanted
from kam_core.records.names import parts
from kam_core.records.queries import the_one
from kam_core.store.transaction import Transaction
from kam_core.text.quoting import quoted


def insert(
    transaction: Transaction,
    kind: Kind,
    account_id: str,
    values: Mapping[str, Value],
    *,
    record_id: str | None = None,
    illustrative: bool = False,
) -> str:
    """Make a record within a save; as `add`."""
    rules.known(transaction, AccountId(account_id))
    given = {one.name: values.get(one.name, one.default) for one in kind.fields}
    kept = checked(transaction, kind, account_id, given, {})
    new_id = record_id or uuid4().hex
    row = {kind.key: new_id, "account_id": account_id, **kept, "illustrative": illustrative, "version": 1}
    guard(transaction, kind, row)
    _insert(transaction, kind, row)
    told = {name: (None, value) for name, value in kept.items() if value is not None}
    transaction.record("add", kind.name, new_id, {"account_id": (None, account_id), **told})
    transaction.moves_portfolio = False
    return new_id


def update(transaction: Transaction, kind: Kind, record_id: str, wanted: Mapping[str, Wanted]) -> dict[str, Value]:
    """Change fields of a record within a save; as `change`.

    Returns:
        The record as it is kept now.
    """
    before = now(transaction, kind, record_id)
    account_id = str(before["account_id"])
    kept = checked(transaction, kind, account_id, {name: one.value for name, one in wanted.items()}, before)
    for name, value in kept.items():
        _check_seen(_Edit(transaction, kind, record_id, name, before[name], wanted[name].seen, value))
    changed = {name: value for name, value in kept.items() if not _same(value, before[name])}
    after = {**before, **changed}
    if changed:
        # As it stands too: a record cannot be moved out of what is closed.
        guard(transaction, kind, before)
        guard(transaction, kind, after)
        write(transaction, kind, record_id, account_id, changed)
        transaction.record("edit", kind.name, record_id, {n: (before[n], value) for n, value in changed.items()})
    transaction.moves_portfolio = False
    return after


@dataclass(frozen=True, slots=True)
class _Edit:
    """One field of a record: what stands there, what its editor saw there, and what is to be there."""

    transaction: Transaction
    kind: Kind
    record_id: str
    field: str
    before: Value
    seen: Value
    value: Value


def _check_seen(edit: _Edit) -> None:
    """Refuse a save over something that its editor has not seen; the same thing saved twice is no conflict."""
    if _same(edit.before, edit.seen) or _same(edit.before, edit.value):
        return
    last = edit.transaction.first(
        "accounts", "last_change", record=edit.kind.name, record_id=edit.record_id, field=edit.field
    )
    who, when = last or (None, None)
    theirs, mine = (_shown(edit, one) for one in (edit.before, edit.value))
    raise ConflictError(
        "{who} saved this first, at {when}: {theirs}. Yours: {mine}.", who=who, when=when, theirs=theirs, mine=mine
    )


def _shown(edit: _Edit, value: Value) -> Value:
    """The value as people know it: a name for a person."""
    if edit.kind.field(edit.field).type != Type.PERSON or not isinstance(value, str):
        return value
    person = edit.transaction.one("accounts", "person", person_id=value)
    return str(person["person_name"]) if person else value


def _same(one: Value, other: Value) -> bool:
    """Whether two values are the same to a reader: nothing and blank are."""
    return (one if one != "" else None) == (other if other != "" else None)


def set_archived(transaction: Transaction, kind: Kind, record_id: str, when: datetime | None) -> None:
    """Put a record away, or bring it back where `when` is null, within a save; as `archive` and `bring_back`."""
    before = now(transaction, kind, record_id)
    if (before["archived_at"] is None) == (when is None):
        return
    guard(transaction, kind, before)
    write(transaction, kind, record_id, str(before["account_id"]), {"archived_at": when})
    action = "bring_back" if when is None else "archive"
    transaction.record(action, kind.name, record_id, {"archived_at": (before["archived_at"], when)})
    transaction.moves_portfolio = False


def now(transaction: Transaction, kind: Kind, record_id: str) -> dict[str, Value]:
    """The record as this save sees it."""
    return the_one(kind, record_id, transaction.one("records", "record", parts=parts(kind), id=record_id))


def guard(transaction: Transaction, kind: Kind, row: Mapping[str, Value]) -> None:
    """Refuse the record as it would be kept, where a rule over several records is in the way."""
    for rule in kind.guards:
        rule(transaction, row)


def _insert(transaction: Transaction, kind: Kind, row: Mapping[str, Value]) -> None:
    names = ", ".join(quoted(name) for name in row)
    places = ", ".join(f"${name}" for name in row)
    transaction.execute(
        "records", "insert", parts={**parts(kind), "names": names, "values": places}, **cast("dict[str, Any]", row)
    )


def write(transaction: Transaction, kind: Kind, record_id: str, account_id: str, changed: Mapping[str, Value]) -> None:
    """Put values into columns of a record, and count its version up."""
    if kind.lies_over:
        transaction.execute("records", "lay_over", parts=parts(kind), id=record_id, account_id=account_id)
        changed = {name: "" if _emptied(kind, name, value) else value for name, value in changed.items()}
    places = ", ".join(f"{quoted(name)} = ${name}" for name in changed)
    transaction.execute(
        "records", "update", parts={**parts(kind), "places": places}, id=record_id, **cast("dict[str, Any]", changed)
    )


def _emptied(kind: Kind, name: str, value: Value) -> bool:
    texts = (Type.TEXT, Type.LONG_TEXT, Type.CHOICE, Type.PERSON, Type.CONTACT)
    return value is None and any(one.name == name and one.type in texts for one in kind.fields)
