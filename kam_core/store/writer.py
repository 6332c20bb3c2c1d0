"""The one way in: a save is one transaction with version check, history and request id."""

import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TypeVar

import duckdb
import polars as pl

from kam_core.errors import StoreError
from kam_core.store.confirmed import Confirmed
from kam_core.store.connection import Connection
from kam_core.store.database import filled, quoted, registered, rows, statement
from kam_core.store.faults import of_saving
from kam_core.store.history import Change, text
from kam_core.store.log import noted
from kam_core.store.once import once
from kam_core.store.request import Request

T = TypeVar("T")


class Transaction:
    """Statements of one save; nothing is kept until all of it is."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        """Work over an open transaction."""
        self._cursor = cursor
        self.changes: list[Change] = []
        self.moves_scores = False
        # False where nothing but plans changed: what was read for the portfolio is still true then.
        self.moves_portfolio = True

    def read(
        self,
        capability: str,
        name: str,
        *,
        parts: Mapping[str, str] | None = None,
        frames: Mapping[str, pl.DataFrame] | None = None,
        **values: object,
    ) -> pl.DataFrame:
        """Rows as this save sees them; `parts` fill its `{places}` with our own words and `quoted` names."""
        text = filled(statement(capability, name), parts or {})
        with registered(self._cursor, frames or {}):
            return rows(self._cursor, text, values)

    def execute(
        self,
        capability: str,
        name: str,
        *,
        parts: Mapping[str, str] | None = None,
        frames: Mapping[str, pl.DataFrame] | None = None,
        **values: object,
    ) -> None:
        """Run `kam_core/<capability>/sql/<name>.sql`; `parts` as for `read`."""
        text = filled(statement(capability, name), parts or {})
        with registered(self._cursor, frames or {}):
            self._cursor.execute(text, values)

    def share_done(self) -> float:
        """How much of the statement that runs now is done, 0 to 1; ask from another thread."""
        return max(self._cursor.query_progress(), 0.0) / 100

    def insert(self, table: str, frame: pl.DataFrame) -> None:
        """Append the rows of `frame` to `table` ('schema.name'), column by column name."""
        schema, name = table.split(".")
        columns = ", ".join(quoted(column) for column in frame.columns)
        self._cursor.register("inserted_frame", frame.to_arrow())
        self._cursor.execute(
            f"INSERT INTO {quoted(schema)}.{quoted(name)} ({columns}) SELECT {columns} FROM inserted_frame"  # noqa: S608  (names are quoted, and our own)
        )
        self._cursor.unregister("inserted_frame")

    def record(
        self,
        action: str,
        record: str,
        record_id: str,
        values: Mapping[str, tuple[object, object]],
    ) -> None:
        """Note for the history what changed: field to (old, new); None is "nothing there"."""
        for field, (old, new) in values.items():
            self.changes.append(Change(action, record, record_id, field, text(old), text(new)))


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

    def derive(self, change: Callable[[Transaction], None]) -> None:
        """Keep what is computed from the store itself: no history, no new revision.

        Raises:
            NotSavedError: the disk refused; nothing is kept, or all of it, which comes to the same.
        """
        self._transact(change)

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
    revision: str = transaction.read("store", "store_revision")["store"][0]
    return revision


def _commit(cursor: duckdb.DuckDBPyConnection) -> duckdb.Error | None:
    try:
        cursor.commit()
    except duckdb.Error as refused:
        return refused
    return None
