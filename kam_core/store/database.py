"""The door for reading: a statement in a file, values as parameters, a frame out."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any, Self, TypeVar

import duckdb
import polars as pl

from kam_core.errors import UnavailableStoreError
from kam_core.store.connection import Connection
from kam_core.store.kept_reads import digest
from kam_core.text.quoting import quoted

T = TypeVar("T")

_PLACE = re.compile(r"\{(\w+)\}")


@cache
def statement(capability: str, name: str) -> str:
    """The text of `kam_core/<capability>/sql/<name>.sql`."""
    return (files("kam_core") / capability / "sql" / f"{name}.sql").read_text(encoding="utf-8")


def chosen(text: str, choices: Mapping[str, StrEnum]) -> str:
    """A statement whose `{place}`s are filled with names from an enum: a sort column, a direction."""
    for place, choice in choices.items():
        text = text.replace("{" + place + "}", quoted(choice.value))
    return text


def filled(text: str, parts: Mapping[str, str]) -> str:
    """A statement whose `{place}`s are filled with pieces of SQL: our own words and `quoted` names, never a value."""
    # One pass: a part may hold a name from a file, and that may look like a place.
    return _PLACE.sub(lambda place: parts[place[1]], text) if parts else text


@contextmanager
def registered(cursor: duckdb.DuckDBPyConnection, frames: Mapping[str, pl.DataFrame]) -> Iterator[None]:
    """While the block runs, `cursor` (and no other) sees `frames` as tables."""
    for table, frame in frames.items():
        cursor.register(table, frame.to_arrow())
    try:
        yield
    finally:
        for table in frames:
            cursor.unregister(table)


def rows(cursor: duckdb.DuckDBPyConnection, text: str, values: Mapping[str, object]) -> pl.DataFrame:
    """What a statement with its values answers, in DuckDB 1.5 and 2.0."""
    # 1.5 copies a relation with values cell by cell: 100,000 rows of 20 columns took 1.5 s of CPU against 0.2 s.
    if hasattr(cursor, "pl"):
        return cursor.execute(text, values).pl()
    return cursor.sql(text, params=values).pl()


class Database:
    """Reads of one store. Safe in many threads: each call has a cursor of its own."""

    def __init__(
        self, connection: Connection, pinned: duckdb.DuckDBPyConnection | None = None, portfolio: str | None = None
    ) -> None:
        """Read over `connection`, or always over the one cursor `pinned`, which sees that revision of the portfolio."""
        self._connection = connection
        self._pinned = pinned
        self._portfolio = portfolio
        self._changed: dict[str, int] | None = None

    def read(
        self,
        capability: str,
        name: str,
        *,
        choices: Mapping[str, StrEnum] | None = None,
        frames: Mapping[str, pl.DataFrame] | None = None,
        **values: object,
    ) -> pl.DataFrame:
        """The rows of `kam_core/<capability>/sql/<name>.sql`.

        Args:
            capability: the package that holds the statement.
            name: the file, without its ending.
            choices: names that stand for the `{places}` of the statement: a sort column, a direction.
            frames: frames that the statement reads as tables, by the name it uses for them.
            values: what stands for the `$parameters`.

        Raises:
            UnavailableStoreError: the disk is in the way, or DuckDB gave the database up; the next read tries again.
            DamagedStoreError: what the statement needs cannot be read from the file.
        """
        return self._read(chosen(statement(capability, name), choices or {}), frames or {}, values)

    def read_kept(
        self,
        capability: str,
        name: str,
        *,
        reads: Sequence[str],
        frames: Mapping[str, pl.DataFrame] | None = None,
        **values: object,
    ) -> pl.DataFrame:
        """As `read`, but within one moment from what was read before, where nothing that it reads changed since.

        Args:
            capability: as `read`.
            name: as `read`.
            reads: the kinds of records of plans that the statement reads, and 'looked' where it reads when answers were
                given; facts, accounts and memberships are seen to.
            frames: as `read`.
            values: as `read`.
        """
        if self._portfolio is None:
            return self._read(statement(capability, name), frames or {}, values)
        state = (self._portfolio, *(self._last_change(kind) for kind in reads))
        key = (state, capability, name, digest(frames or {}), repr(values))
        found = self._connection.kept_reads.find(key)
        if found is None:
            found = self._read(statement(capability, name), frames or {}, values)
            self._connection.kept_reads.keep(key, found)
        return found

    def _last_change(self, kind: str) -> int:
        """The last change of a kind of record that this moment sees."""
        if self._changed is None:
            self._changed = dict(self.ask(lambda cursor: cursor.execute(statement("store", "last_changes")).fetchall()))
        return self._changed.get(kind, 0)

    def read_of(self, capability: str, name: str, parts: Mapping[str, str], /, **values: object) -> pl.DataFrame:
        """As `read`, of the tables and columns in `parts`: our own words and `quoted` names, never a value."""
        return self._read(filled(statement(capability, name), parts), {}, values)

    def _read(self, text: str, frames: Mapping[str, pl.DataFrame], values: Mapping[str, object]) -> pl.DataFrame:
        try:
            return self._rows(text, frames, values)
        except UnavailableStoreError:
            if self._pinned is not None:
                raise
            # What another call's fault did to the connection is mended by opening it anew.
            return self._rows(text, frames, values)

    def _rows(self, text: str, frames: Mapping[str, pl.DataFrame], values: Mapping[str, object]) -> pl.DataFrame:
        with self._connection.explained(), self._cursor() as cursor, registered(cursor, frames):
            return rows(cursor, text, values)

    def one(self, capability: str, name: str, **values: object) -> dict[str, Any] | None:
        """The first row of a statement by the names of its columns, or null: far cheaper than a frame."""

        def question(cursor: duckdb.DuckDBPyConnection) -> dict[str, Any] | None:
            found = cursor.execute(statement(capability, name), values)
            row = found.fetchone()
            return None if row is None else dict(zip((column[0] for column in found.description), row, strict=True))

        return self.ask(question)

    def ask(self, question: Callable[[duckdb.DuckDBPyConnection], T]) -> T:
        """What `question` finds over a cursor: for the few questions that no single statement can put."""
        try:
            return self._asked(question)
        except UnavailableStoreError:
            if self._pinned is not None:
                raise
            return self._asked(question)

    def _asked(self, question: Callable[[duckdb.DuckDBPyConnection], T]) -> T:
        with self._connection.explained(), self._cursor() as cursor:
            return question(cursor)

    @contextmanager
    def one_moment(self) -> Iterator[Self]:
        """A door that sees the store as it is now, whatever is saved meanwhile; for one thread."""
        with self._connection.explained(), self._connection.cursor() as cursor:
            cursor.begin()
            try:
                # DuckDB's moment is that of the first read, not that of the beginning.
                row = cursor.execute(statement("store", "revisions")).fetchone()
                yield type(self)(self._connection, cursor, row[1] if row else None)
            finally:
                # A connection that was given up has closed it already.
                with suppress(duckdb.Error):
                    cursor.rollback()

    @contextmanager
    def _cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        if self._pinned is not None:
            yield self._pinned
            return
        # One cursor a call: a connection shared by threads hands one reader's rows to another.
        with self._connection.cursor() as cursor:
            yield cursor
