"""Saves of what people decide per cell of white space: one record an account and family, made when first asked for."""

from collections.abc import Mapping
from typing import cast

from kam_core.errors import RefusedError
from kam_core.plans.cell_kinds import CELL, OFFER
from kam_core.plans.kinds import ACTION, OBJECTIVE
from kam_core.records.model import Kind, Value, Wanted
from kam_core.records.queries import record
from kam_core.records.writing import insert, now, update
from kam_core.store.database import Database
from kam_core.store.request import Request
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction

_STATEMENTS = {CELL.name: "cell_of", OFFER.name: "offer_of"}
# What a cell becomes, and the field of the cell that names it.
_BECOMES = {ACTION.name: "action_id", OBJECTIVE.name: "objective_id"}


def cell(database: Database, account_id: str, family: str) -> dict[str, Value]:
    """What people said of a family at an account; every field is null where nobody said anything."""
    found = database.one("plans", _STATEMENTS[CELL.name], account_id=account_id, family=family)
    if found:
        return record(database, CELL, str(found["record_id"]))
    empty: dict[str, Value] = {one.name: None for one in CELL.fields}
    return {**empty, CELL.key: None, "account_id": account_id, "family": family, "illustrative": False, "version": 0}


def decide(store: Store, request: Request, account_id: str, family: str, wanted: Mapping[str, Wanted]) -> None:
    """Say something of a family at an account: whether it applies and why, who sells it, what they know, a note.

    Raises:
        ConflictError: somebody changed one of these fields to something else since it was opened.
        FieldsError: every field whose value is not taken.
        RefusedError, UnknownAccountError: there is no such family or account, or it does not apply for no reason.
    """

    def save(transaction: Transaction) -> None:
        update(transaction, CELL, _record_id(transaction, CELL, account_id, family, {}), wanted)
        # What applies moves figures that the portfolio shows.
        transaction.moves_portfolio = "applicable" in wanted

    store.writer.save(request, save)


def decide_offer(store: Store, request: Request, account_id: str, family: str, values: Mapping[str, Wanted]) -> None:
    """Accept or reject that a family is offered to an account, with a reason that is kept; deciding again is a change.

    Args:
        store: where to.
        request: who decides.
        account_id: to whom it would be offered.
        family: what would be.
        values: `decision`, `reason` and `basis` of `OFFER`, each with what its editor saw there.

    Raises:
        ConflictError, FieldsError, RefusedError, UnknownAccountError: as `decide`.
    """

    def save(transaction: Transaction) -> None:
        given = {name: one.value for name, one in values.items()}
        record_id = _record_id(transaction, OFFER, account_id, family, given)
        update(transaction, OFFER, record_id, values)

    store.writer.save(request, save)


def make(
    store: Store, request: Request, kind: Kind, account_id: str, family: str, *, values: Mapping[str, Value]
) -> str:
    """Make an action or an objective of a cell, which names it from then on.

    Args:
        store: where to.
        request: who asks.
        kind: `ACTION` or `OBJECTIVE`.
        account_id: whose.
        family: the cell's.
        values: of the new record.

    Returns:
        The id of the action or objective.

    Raises:
        FieldsError, RefusedError, UnknownAccountError: nothing is saved.
    """

    def save(transaction: Transaction) -> str:
        made = insert(transaction, kind, account_id, values)
        record_id = _record_id(transaction, CELL, account_id, family, {})
        name = _BECOMES[kind.name]
        update(transaction, CELL, record_id, {name: Wanted(made, now(transaction, CELL, record_id)[name])})
        return made

    return cast("str", store.writer.save(request, save))


def _record_id(transaction: Transaction, kind: Kind, account_id: str, family: str, values: Mapping[str, Value]) -> str:
    """The record of a cell; made with `values` where there is none."""
    if found := transaction.first("plans", _STATEMENTS[kind.name], account_id=account_id, family=family):
        return str(found[0])
    if transaction.first("plans", "family_is_there", family=family) is None:
        raise RefusedError("There is no product family {family}.", family=family)
    return insert(transaction, kind, account_id, {**values, "family": family})
