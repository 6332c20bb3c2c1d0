"""What a store holds, in figures that two files can be compared by."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import duckdb

from kam_core.errors import DamagedStoreError
from kam_core.store.confirmed import log_of
from kam_core.store.connection import connect
from kam_core.store.database import filled, statement
from kam_core.store.faults import of_opening
from kam_core.text.quoting import quoted

# Order lines are stored under keys; who asks what a store holds knows them by the view that gives their ids back.
_KNOWN_AS = {"facts.stored_line": "facts.order_line"}


@dataclass(frozen=True, slots=True)
class Content:
    """Rows and checksum of each table, as 'schema.table', and a hash of the schema.

    A checksum does not depend on the order of rows or on how the file came to be; it is made of DuckDB's own row
    hash (20 s for 100,000,000 order lines, where SHA or MD5 take minutes) and so compares files read by one DuckDB.
    """

    rows: dict[str, int]
    checksums: dict[str, str]
    schema: str


def content(cursor: duckdb.DuckDBPyConnection, database: str | None = None) -> Content:
    """What the database of this name holds (default: the one that is open), as the cursor's transaction sees it."""
    named = database or str(cursor.execute(statement("store", "current_database")).fetchall()[0][0])
    rows, checksums = {}, {}
    for (schema, table), names in _columns(cursor, named).items():
        parts = {
            "table": ".".join(quoted(part) for part in (named, schema, table)),
            "columns": ", ".join(quoted(name) for name in names),
        }
        count, total = cursor.execute(filled(statement("store", "checksum"), parts)).fetchall()[0]
        rows[_known(schema, table)] = int(count)
        checksums[_known(schema, table)] = f"{int(total):x}"
    definitions = cursor.execute(statement("store", "definitions"), {"database": named}).fetchall()
    return Content(rows, checksums, hashlib.sha256(repr(definitions).encode()).hexdigest())


def see_all_is_there(cursor: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Compare the length of the file with what it says of itself: DuckDB opens one that was cut off.

    Raises:
        DamagedStoreError: the end of it is missing.
    """
    # While a log is there, blocks may be given out that are not written yet.
    if log_of(path).exists():
        return
    block_size, blocks = cursor.execute(statement("store", "blocks")).fetchall()[0]
    if path.stat().st_size < int(block_size) * int(blocks):
        raise DamagedStoreError("The database {path} was cut off.", path=path)


def content_of(path: Path) -> Content:
    """What the store file at `path` holds, read by a connection of its own.

    Raises:
        StoreError: it cannot be read.
    """
    connection = connect(path, read_only=True)
    try:
        see_all_is_there(connection, path)
        return content(connection)
    except duckdb.Error as refused:
        raise of_opening(path, refused) from refused
    finally:
        connection.close()


def illustrative_rows(cursor: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """How many rows of each table were made up; tables without any are absent."""
    named = str(cursor.execute(statement("store", "current_database")).fetchall()[0][0])
    counts = {}
    for (schema, table), columns in _columns(cursor, named).items():
        marked = {"batch_id", "illustrative"} & set(columns)
        if not marked or table == "batch":
            continue
        name = "illustrative_rows" if "batch_id" in marked else "illustrative_marks"
        parts = {"table": f"{quoted(schema)}.{quoted(table)}"}
        counts[_known(schema, table)] = int(cursor.execute(filled(statement("store", name), parts)).fetchall()[0][0])
    return {table: count for table, count in counts.items() if count}


def _known(schema: str, table: str) -> str:
    return _KNOWN_AS.get(f"{schema}.{table}", f"{schema}.{table}")


def _columns(cursor: duckdb.DuckDBPyConnection, database: str) -> dict[tuple[str, str], list[str]]:
    """Schema and table to the columns, in their order."""
    columns: dict[tuple[str, str], list[str]] = {}
    for schema, table, column in cursor.execute(statement("store", "columns"), {"database": database}).fetchall():
        columns.setdefault((schema, table), []).append(column)
    return columns


def fingerprint(cursor: duckdb.DuckDBPyConnection) -> str:
    """Eight hexadecimal digits that differ whenever something was saved or loaded; zeros for an unfinished store."""
    tables = {row[0] for row in cursor.execute(statement("store", "table_names")).fetchall()}
    if "app.history" not in tables:
        return "0" * 8
    return hashlib.sha256(repr(cursor.execute(statement("store", "fingerprint")).fetchall()).encode()).hexdigest()[:8]
