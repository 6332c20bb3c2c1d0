"""A talk with a customer and what comes of it: one save for both."""

from collections.abc import Mapping, Sequence
from typing import cast

from kam_core.errors import FieldsError, RefusedError
from kam_core.people.kinds import INTERACTION
from kam_core.plans.kinds import ACTION
from kam_core.records.checks import checked
from kam_core.records.model import Kind, Value
from kam_core.records.writing import insert
from kam_core.store.request import Request
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction


def log(
    store: Store,
    request: Request,
    account_id: str,
    talk: Mapping[str, Value],
    next_step: Mapping[str, Value] | None = None,
) -> str:
    """Note an interaction, and the action that it leads to.

    Args:
        store: where to.
        request: who asks.
        account_id: with whom it was.
        talk: the fields of the interaction.
        next_step: the fields of the action; null where nothing comes of it.

    Returns:
        The interaction's id.

    Raises:
        FieldsError: every field of both whose value is not taken; nothing is saved.
        UnknownAccountError: there is no such account.
    """

    def change(transaction: Transaction) -> str:
        steps = [] if next_step is None else [(ACTION, next_step)]
        _check(transaction, account_id, [(INTERACTION, talk), *steps])
        action_id = insert(transaction, ACTION, account_id, next_step) if next_step is not None else None
        return insert(transaction, INTERACTION, account_id, {**talk, "action_id": action_id})

    return cast("str", store.writer.save(request, change))


def _check(transaction: Transaction, account_id: str, wanted: Sequence[tuple[Kind, Mapping[str, Value]]]) -> None:
    """Refuse both together; their fields have different names."""
    faults: dict[str, RefusedError] = {}
    for kind, values in wanted:
        given = {one.name: values.get(one.name, one.default) for one in kind.fields}
        try:
            checked(transaction, kind, account_id, given, {})
        except FieldsError as fault:
            faults |= fault.faults
    if faults:
        raise FieldsError(faults)
