"""Statements of one save over an open transaction."""

from collections.abc import Mapping
from typing import Any

import duckdb
import polars as pl

from kam_core.store.connection import Connection
from kam_core.store.database import Database, filled, registered, rows, statement
from kam_core.store.history import Change, text
from kam_core.text.quoting import quoted

# So few rows are told one by one: a frame for DuckDB to read takes longer.
_FEW = 12


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

    def first(self, capability: str, name: str, **values: object) -> tuple[Any, ...] | None:
        """The first row, as Python values, or null where there is none: far cheaper than a frame."""
        return self._cursor.execute(statement(capability, name), values).fetchone()

    def one(
        self, capability: str, name: str, *, parts: Mapping[str, str] | None = None, **values: object
    ) -> dict[str, Any] | None:
        """As `first`, by the names of its columns; `parts` as for `read`."""
        found = self._cursor.execute(filled(statement(capability, name), parts or {}), values)
        row = found.fetchone()
        return None if row is None else dict(zip((column[0] for column in found.description), row, strict=True))

    def database(self, connection: Connection) -> Database:
        """A door for reading that sees what this save sees: for its own thread, until it ends."""
        return Database(connection, self._cursor)

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
        if frame.height <= _FEW:
            places = ", ".join(f"({', '.join('?' * frame.width)})" for _ in range(frame.height))
            if places:
                self._cursor.execute(
                    f"INSERT INTO {quoted(schema)}.{quoted(name)} ({columns}) VALUES {places}",  # noqa: S608  (names are quoted, and our own)
                    [value for row in frame.iter_rows() for value in row],
                )
            return
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
