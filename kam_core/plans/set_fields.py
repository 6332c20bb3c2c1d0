"""Fields of a record that one save sets because of something else it saved."""

from collections.abc import Mapping

from kam_core.records.model import Kind, Value, Wanted
from kam_core.records.writing import now, update
from kam_core.store.transaction import Transaction


def set_fields(transaction: Transaction, kind: Kind, record_id: str, values: Mapping[str, Value]) -> None:
    """Set fields of a record whatever stands there; the history keeps what did.

    Raises:
        FieldsError, RefusedError: it does not take them.
    """
    stands = now(transaction, kind, record_id)
    update(transaction, kind, record_id, {name: Wanted(value, stands[name]) for name, value in values.items()})
