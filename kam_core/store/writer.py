"""The one way in: a save is one transaction with version check, history and request id."""

import threading
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TypeVar

import duckdb
import polars as pl

from kam_core.errors import NotSavedError
from kam_core.store.clock import now_utc
from kam_core.store.database import filled, quoted, registered, statement
from kam_core.store.history import FIRST_HASH, Change, chained
from kam_core.store.request import Request

T = TypeVar("T")


class Transaction:
    """Statements of one save; nothing is kept until all of it is."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        """Work over an open transaction."""
        self._cursor = cursor
        self.changes: list[Change] = []
        self.moves_scores = False

    def read(
        self,
        capability: str,
        name: str,
        *,
        parts: Mapping[str, str] | None = None,
        frames: Mapping[str, pl.DataFrame] | None = None,
        **values: object,
    ) -> pl.DataFrame:
        """Rows as this save sees them: for its version check, and of a file that it loads.

        `parts` are pieces of the statement for its `{places}`, made of our own words and `quoted` names.
        """
        text = filled(statement(capability, name), parts or {})
        with registered(self._cursor, frames or {}):
            return self._cursor.sql(text, params=values).pl()

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


def text(value: object) -> str | None:
    """A value as the history keeps it."""
    return None if value is None else str(value)


class Writer:
    """Saves, one at a time."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, step: Callable[[str], None] = lambda _: None) -> None:
        """Write over `connection`; `step` hears the name of each step (tests stop there)."""
        self._connection = connection
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
        return self._transact(lambda transaction: self._keep(transaction, request, change))

    def load(self, change: Callable[[Transaction], None]) -> None:
        """Do `change` in the `facts` schema and raise the revision of facts."""

        def loaded(transaction: Transaction) -> None:
            change(transaction)
            transaction.execute("store", "raise_facts_revision")

        self._transact(loaded)

    def derive(self, change: Callable[[Transaction], None]) -> None:
        """Keep what is computed from the store itself: no history, no new revision."""
        self._transact(change)

    def _keep(
        self,
        transaction: Transaction,
        request: Request,
        change: Callable[[Transaction], str | None],
    ) -> str | None:
        before = transaction.read("store", "request", request_id=request.request_id)
        if before.height:
            earlier: str | None = before["outcome"][0]
            return earlier
        self._step("update")
        outcome = change(transaction)
        self._step("history")
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
        self._write_history(transaction, request, saved_at)
        transaction.execute("store", "raise_revision", scoring=int(transaction.moves_scores))
        return outcome

    def _write_history(self, transaction: Transaction, request: Request, saved_at: datetime) -> None:
        last = transaction.read("store", "last_history")
        sequence, last_hash = last.row(0) if last.height else (0, FIRST_HASH)
        rows = chained(transaction.changes, request, saved_at, sequence=sequence, last_hash=last_hash)
        if rows.height:
            transaction.insert("app.history", rows)

    def _transact(self, change: Callable[[Transaction], T]) -> T:
        self._step("lock")
        with self._lock, self._connection.cursor() as cursor:
            self._step("begin")
            cursor.begin()
            try:
                result = change(Transaction(cursor))
                self._step("commit")
                cursor.commit()
            except (duckdb.IOException, duckdb.FatalException) as refused:
                raise NotSavedError("Not saved: {reason}.", reason=_first_line(refused)) from refused
            except BaseException:
                cursor.rollback()
                raise
        self._step("ack")
        return result


def _first_line(fault: Exception) -> str:
    return str(fault).splitlines()[0].rstrip(".")
