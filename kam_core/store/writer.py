"""The one way in: a save is one transaction with version check, history and request id."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TypeVar

import duckdb

from kam_core.errors import RefusedError, StoreError
from kam_core.store.confirmed import Confirmed
from kam_core.store.connection import Connection
from kam_core.store.faults import of_saving
from kam_core.store.log import noted
from kam_core.store.once import followed, once
from kam_core.store.request import Request
from kam_core.store.transaction import Transaction

T = TypeVar("T")


class Writer:
    """Saves, one at a time."""

    def __init__(
        self,
        connection: Connection,
        confirmed: Confirmed,
        step: Callable[[str], None] = lambda _: None,
    ) -> None:
        """Write over `connection`; `confirmed` hears each revision that is kept, `step` each step to come."""
        self._connection = connection
        self._confirmed = confirmed
        self._lock = threading.Lock()
        self._importing = threading.Lock()
        self._step = step

    def save(self, request: Request, change: Callable[[Transaction], str | None]) -> str | None:
        """Do `change` and keep it with its history, once for each request id.

        Returns:
            What `change` returned (say, the id of what it made), also when the same request was saved before.

        Raises:
            KamError: what `change` refuses; nothing is kept.
            NotSavedError: the disk refused; nothing is kept.
        """
        with noted(request):
            return self._transact(lambda transaction: once(transaction, request, change, self._step))

    def load(self, change: Callable[[Transaction], None]) -> None:
        """Do `change` in the `facts` schema and raise the revision of facts.

        Raises:
            KamError, NotSavedError: as for `save`.
        """

        def loaded(transaction: Transaction) -> None:
            change(transaction)
            transaction.execute("store", "raise_facts_revision")

        self._transact(loaded)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """While the block runs, no other import does: it would wait for this one without a word.

        Raises:
            RefusedError: one does.
        """
        if not self._importing.acquire(blocking=False):
            raise RefusedError("Another import is running. Wait until it is done, then look at this one again.")
        try:
            yield
        finally:
            self._importing.release()

    def follow(self, request: Request, change: Callable[[Transaction], None]) -> None:
        """Give what a load or its undoing did its history, once for each request id; it leaves no request of its own.

        Raises:
            NotSavedError: the disk refused; nothing is kept.
        """
        self._transact(lambda transaction: followed(transaction, request, change))

    def derive(self, change: Callable[[Transaction], None]) -> None:
        """Keep what is computed from the store itself: no history, no new revision.

        Raises:
            NotSavedError: the disk refused; nothing is kept, or all of it, which comes to the same.
        """
        self._transact(change)

    def rehearse(self, change: Callable[[Transaction], T]) -> T:
        """Do `change` to see what it would come to, and keep nothing of it. Others save meanwhile.

        Raises:
            KamError: what `change` refuses.
        """
        with self._connection.cursor() as cursor:
            _before, result, _after = self._changed(cursor, change)
            cursor.rollback()
        return result

    def _transact(self, change: Callable[[Transaction], T]) -> T:
        self._step("lock")
        with self._lock:
            self._connection.see_that_it_is_there()
            with self._connection.cursor() as cursor:
                self._step("begin")
                before, result, after = self._changed(cursor, change)
                self._step("commit")
                refused = _commit(cursor)
            if refused is not None and (before == after or not self._kept(refused, after)):
                raise of_saving(refused) or refused
            self._confirmed.note(after)
        self._step("ack")
        return result

    def _changed(self, cursor: duckdb.DuckDBPyConnection, change: Callable[[Transaction], T]) -> tuple[str, T, str]:
        """Do `change` in a transaction that stays open; the revisions before and after it stand beside its result."""
        transaction = Transaction(cursor)
        try:
            cursor.begin()
            before = _revision(transaction)
            result = change(transaction)
            return before, result, _revision(transaction)
        except duckdb.Error as refused:
            self._abandon(cursor, refused)
            fault = of_saving(refused)
            if fault is None:
                raise
            raise fault from refused
        except BaseException:
            self._abandon(cursor)
            raise

    def _abandon(self, cursor: duckdb.DuckDBPyConnection, refused: duckdb.Error | None = None) -> None:
        # DuckDB has ended the transaction itself where the fault was the disk's.
        with suppress(duckdb.Error):
            cursor.rollback()
        if isinstance(refused, duckdb.FatalException):
            self._connection.give_up()

    def _kept(self, refused: duckdb.Error, revision: str) -> bool:
        """Whether the write was kept all the same: a commit can be in the log when the checkpoint after it fails."""
        if not isinstance(refused, duckdb.FatalException):
            return False
        self._connection.give_up()
        try:
            with self._connection.cursor() as cursor:
                return _revision(Transaction(cursor)) == revision
        except (StoreError, duckdb.Error):
            return False


def _revision(transaction: Transaction) -> str:
    found = transaction.first("store", "store_revision")
    return str(found[0]) if found else ""


def _commit(cursor: duckdb.DuckDBPyConnection) -> duckdb.Error | None:
    try:
        cursor.commit()
    except duckdb.Error as refused:
        return refused
    return None
