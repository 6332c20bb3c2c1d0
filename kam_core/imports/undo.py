"""A load taken back: every table as it was before it, save the history, the row of the load and the revision."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from kam_core.errors import RefusedError
from kam_core.imports import scored
from kam_core.imports.dependents import dependents
from kam_core.ingest import batches, lines, rollups
from kam_core.ingest.company import keep_dates
from kam_core.ingest.images import columns_of
from kam_core.ingest.kind import Kind
from kam_core.ingest.kinds import kind_named
from kam_core.ingest.progress import Progress, silent, watched
from kam_core.store.clock import now_utc
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction
from kam_core.text.quoting import quoted
from kam_core.text.words import _

_KEYS = {
    "account_key": "account_key",
    "unit_key": "unit_key",
    "product_key": "product_key",
    "order_key": "order_key",
    "line_terms": "terms_no",
}
_KEPT = {
    "replaced_row": "replaced_by",
    "replaced_line": "replaced_by",
    "replaced_line_extra": "replaced_by",
    "rejected_row": "batch_id",
}


class DependedOnError(RefusedError):
    """Something depends on a load that somebody wants to undo; `reasons` are whole sentences that say what."""

    hint = "Undo first what the message names, or leave the load as it is."

    def __init__(self, batch_id: int, file_name: str, reasons: Sequence[str]) -> None:
        """Say which load, and everything that depends on it."""
        self.reasons = tuple(reasons)
        super().__init__(
            "Load {batch} ({file}) cannot be undone yet. {reasons}",
            batch=batch_id,
            file=file_name,
            reasons=" ".join(reasons),
        )


def undo(store: Store, batch_id: int, who: str, progress: Progress = silent) -> None:
    """Take a load back, in one transaction; its batch stays, marked with who undid it and when.

    Args:
        store: where it was loaded.
        batch_id: which load.
        who: the person who wants it undone.
        progress: hears each step and the share of it that is done.

    Raises:
        RefusedError: there is no such load, it was undone already, or an import is running.
        DependedOnError: something depends on it; nothing is changed.
    """
    undo_all(store, (batch_id,), who, progress)


def undo_drop(store: Store, drop_id: str, who: str, progress: Progress = silent) -> tuple[int, ...]:
    """Take back every file of a drop, newest first, in one transaction; as `undo`.

    Returns:
        The loads that were undone.
    """
    found = store.database.read("imports", "batches_of_drop", drop_id=drop_id)["batch_id"].to_list()
    if not found:
        raise RefusedError("There is nothing of this drop that could be undone.")
    undo_all(store, found, who, progress)
    return tuple(found)


def undo_all(store: Store, batch_ids: Sequence[int], who: str, progress: Progress = silent) -> None:
    """Take loads back in this order, all of them or none; as `undo`."""
    batches.record_missing(store)

    def change(transaction: Transaction) -> None:
        for batch_id in batch_ids:
            _undo(transaction, batch_id, who, progress)
        keep_dates(transaction)

    with store.writer.alone():
        store.writer.load(change)
    batches.record_missing(store)
    scored.forget(store, batch_ids)


def reasons_against(store: Store, batch_id: int) -> tuple[str, ...]:
    """What keeps a load from being undone now, as whole sentences; empty where nothing does."""

    def look(transaction: Transaction) -> tuple[str, ...]:
        batch = _batch(transaction, batch_id)
        return dependents(transaction, kind_named(batch["kind"]), batch_id)

    return store.writer.rehearse(look)


def _batch(transaction: Transaction, batch_id: int) -> dict[str, Any]:
    batch = transaction.one("imports", "batch", batch_id=batch_id)
    if batch is None:
        raise RefusedError("There is no load {batch}.", batch=batch_id)
    if batch["undone_at"] is not None:
        raise RefusedError("Load {batch} was undone already.", batch=batch_id)
    return batch


def _undo(transaction: Transaction, batch_id: int, who: str, progress: Progress) -> None:
    batch = _batch(transaction, batch_id)
    kind = kind_named(batch["kind"])
    reasons = dependents(transaction, kind, batch_id)
    if reasons:
        raise DependedOnError(batch_id, batch["file_name"], reasons)
    step = partial(watched, transaction, _("Undoing {file}", file=batch["file_name"]), progress)
    if kind.name == "order_lines":
        step(partial(_take_back_lines, transaction, batch_id))
    elif kind.name == "products":
        step(partial(_take_back_products, transaction, kind, batch_id))
    else:
        step(partial(_take_back, transaction, kind, batch_id))
    for table, by in _KEPT.items():
        transaction.execute("imports", "delete_kept", parts={"table": table, "by": by}, batch_id=batch_id)
    transaction.execute("imports", "mark_undone", batch_id=batch_id, undone_at=now_utc(), undone_by=who)


def _take_back(transaction: Transaction, kind: Kind, batch_id: int) -> None:
    columns = columns_of(kind)
    # A path of JSON takes a name in quotes; ours hold none.
    values = (f"CAST(json_extract_string(r.held, '$.\"{name}\"') AS {type_})" for name, type_ in columns.items())
    taken = (f"{quoted(name)} = excluded.{quoted(name)}" for name in columns if name not in kind.key)
    parts = {
        "table": kind.table,
        "columns": ", ".join(map(quoted, columns)),
        "values": ", ".join(values),
        "key": ", ".join(map(quoted, kind.key)),
        "taken": ", ".join(taken),
    }
    transaction.execute("imports", "put_back", parts=parts, batch_id=batch_id)
    transaction.execute("imports", "delete_rows", parts={"table": kind.table}, batch_id=batch_id)


def _take_back_products(transaction: Transaction, kind: Kind, batch_id: int) -> None:
    before = lines.families(transaction)
    _take_back(transaction, kind, batch_id)
    if lines.has_moved(before, lines.families(transaction)):
        rollups.redo_families(transaction)


def _take_back_lines(transaction: Transaction, batch_id: int) -> None:
    months = {*lines.months_of(transaction, batch_id), *lines.months_replaced(transaction, batch_id)}
    transaction.execute("imports", "delete_line_extras", batch_id=batch_id)
    transaction.execute("imports", "delete_rows", parts={"table": "facts.stored_line"}, batch_id=batch_id)
    transaction.execute("imports", "put_back_lines", batch_id=batch_id)
    transaction.execute("imports", "put_back_line_extras", batch_id=batch_id)
    transaction.execute(
        "imports", "delete_kept", parts={"table": "replaced_line", "by": "replaced_by"}, batch_id=batch_id
    )
    for table, key in _KEYS.items():
        parts = {"table": table, "key": key}
        transaction.execute("imports", "take_back_keys", parts=parts, batch_id=batch_id)
        if transaction.read("imports", "keys_given", parts=parts, batch_id=batch_id).item():
            transaction.execute("imports", "hand_over_keys", parts=parts, batch_id=batch_id)
    rollups.redo(transaction, months)
