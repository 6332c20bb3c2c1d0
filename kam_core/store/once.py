"""A change that is kept once for each request id, with its history in the same transaction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from kam_core.store.clock import now_utc
from kam_core.store.history import FIRST_HASH, chained
from kam_core.store.request import Request

if TYPE_CHECKING:
    from kam_core.store.transaction import Transaction


def once(
    transaction: Transaction,
    request: Request,
    change: Callable[[Transaction], str | None],
    step: Callable[[str], None],
) -> str | None:
    """Do `change` with its history, or find that this request was done before.

    Returns:
        What `change` returns, or returned then.
    """
    before = transaction.first("store", "request", request_id=request.request_id)
    if before:
        earlier: str | None = before[0]
        return earlier
    step("update")
    outcome = change(transaction)
    step("history")
    saved_at = now_utc()
    transaction.execute(
        "store",
        "insert_request",
        request_id=request.request_id,
        saved_at=saved_at,
        who=request.who,
        screen=request.screen,
        outcome=outcome,
    )
    _write_history(transaction, request, saved_at)
    scoring, plans = int(transaction.moves_scores), int(not transaction.moves_portfolio)
    transaction.execute("store", "raise_revision", scoring=scoring, plans=plans)
    return outcome


def followed(transaction: Transaction, request: Request, change: Callable[[Transaction], None]) -> None:
    """Write the history of what facts keep already, where it is not there yet: its own rows say that it was done.

    It leaves no request, so that a load that was undone leaves the tables of people as they were.
    """
    found = transaction.first("store", "is_in_history", request_id=request.request_id)
    if found and found[0]:
        return
    change(transaction)
    _write_history(transaction, request, now_utc())
    transaction.execute("store", "raise_revision", scoring=0, plans=0)


def _write_history(transaction: Transaction, request: Request, saved_at: datetime) -> None:
    sequence, last_hash = transaction.first("store", "last_history") or (0, FIRST_HASH)
    rows = chained(transaction.changes, request, saved_at, sequence=sequence, last_hash=last_hash)
    if rows.height:
        transaction.insert("app.history", rows)
