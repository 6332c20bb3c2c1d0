"""Saves of records: each field on its own, checked against what its editor had seen; nothing is ever deleted."""

from collections.abc import Mapping
from datetime import datetime
from typing import cast

from kam_core.errors import RefusedError
from kam_core.records.model import Kind, Value, Wanted
from kam_core.records.texts import read
from kam_core.records.writing import insert, set_archived, update
from kam_core.store.clock import now_utc
from kam_core.store.request import Request
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction


def add(store: Store, request: Request, kind: Kind, account_id: str, values: Mapping[str, Value]) -> str:
    """Make a record of an account.

    Returns:
        Its id.

    Raises:
        FieldsError: every field whose value is not taken.
        UnknownAccountError, RefusedError: nothing is saved.
    """

    def change(transaction: Transaction) -> str:
        return insert(transaction, kind, account_id, values)

    return cast("str", store.writer.save(request, change))


def change(store: Store, request: Request, kind: Kind, record_id: str, wanted: Mapping[str, Wanted]) -> None:
    """Change fields of a record, all of them or none. Who edited another field meanwhile is in nobody's way.

    Raises:
        ConflictError: somebody changed one of these fields to something else since it was opened.
        FieldsError: every field whose value is not taken.
        RefusedError: there is no such record, or a rule is in the way; nothing is saved.
    """

    def save(transaction: Transaction) -> None:
        update(transaction, kind, record_id, wanted)

    store.writer.save(request, save)


def archive(store: Store, request: Request, kind: Kind, record_id: str) -> None:
    """Put a record away; `bring_back` undoes it. A record that is away already stays as it is."""
    _set_archived(store, request, kind, record_id, now_utc())


def bring_back(store: Store, request: Request, kind: Kind, record_id: str) -> None:
    """Take a record out of the archive."""
    _set_archived(store, request, kind, record_id, None)


def back_to(store: Store, request: Request, kind: Kind, record_id: str, sequence: int, *, seen: Value) -> None:
    """Give a field the value it had after an earlier change; that is a new version, and none is removed.

    Args:
        store: where to.
        request: who asks.
        kind: of the record.
        record_id: which record.
        sequence: of the earlier change, as `trail` has it.
        seen: what stood in the field when somebody asked for this.

    Raises:
        ConflictError, FieldsError, RefusedError: as `change`.
    """

    def save(transaction: Transaction) -> None:
        earlier = transaction.read("records", "change", record=kind.name, record_id=record_id, sequence=sequence)
        if earlier.is_empty():
            raise RefusedError("There is no version {version} to go back to.", version=sequence)
        name, value = earlier.row(0)
        update(transaction, kind, record_id, {name: Wanted(read(kind.field(name), value), seen)})

    store.writer.save(request, save)


def _set_archived(store: Store, request: Request, kind: Kind, record_id: str, when: datetime | None) -> None:
    def save(transaction: Transaction) -> None:
        set_archived(transaction, kind, record_id, when)

    store.writer.save(request, save)
