"""Every table of a store as Parquet: what other programs read without ours."""

import shutil
from pathlib import Path
from uuid import uuid4

import duckdb

from kam_core.errors import RefusedError, UnavailableStoreError
from kam_core.store.database import filled, statement
from kam_core.store.disk import sync
from kam_core.store.store import Store
from kam_core.text.quoting import quoted


def export(store: Store, folder: Path) -> dict[str, int]:
    """Write each table as it is at one moment into a file `<schema>.<table>.parquet` of a new folder.

    Each file is read again and compared with its table. The folder gets its name when all of them are whole.

    Args:
        store: the open store; others may read and write meanwhile.
        folder: where to; not there yet, or empty.

    Returns:
        How many rows there are, by table, as 'schema.table'.

    Raises:
        RefusedError: something is in the folder already.
        UnavailableStoreError: the folder or the disk is in the way, or a file did not hold what its table holds.
    """
    part = folder.with_name(f".{folder.name}.{uuid4().hex}.part")
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise RefusedError("There is something at {folder} already, and it was left alone.", folder=folder)
        part.mkdir(parents=True)
        try:
            rows = _written(store, part)
            part.rename(folder)
        finally:
            shutil.rmtree(part, ignore_errors=True)
        sync(folder.parent)
    except OSError as refused:
        why = (refused.strerror or str(refused)).lower()
        raise UnavailableStoreError("No export to {folder}: {reason}.", folder=folder, reason=why) from refused
    return rows


def _written(store: Store, folder: Path) -> dict[str, int]:
    rows = {}
    with store.connection.explained(), store.connection.cursor() as cursor:
        cursor.begin()
        try:
            for (schema, table), columns in _tables(cursor).items():
                file = folder / f"{schema}.{table}.parquet"
                rows[f"{schema}.{table}"] = _copied(cursor, f"{quoted(schema)}.{quoted(table)}", columns, file)
                sync(file)
        finally:
            cursor.rollback()
    sync(folder)
    return rows


def _tables(cursor: duckdb.DuckDBPyConnection) -> dict[tuple[str, str], str]:
    """Schema and table to their columns, as a statement names them."""
    tables: dict[tuple[str, str], list[str]] = {}
    for schema, table, column in cursor.execute(statement("store", "columns_to_export")).fetchall():
        tables.setdefault((schema, table), []).append(quoted(column))
    return {table: ", ".join(columns) for table, columns in tables.items()}


def _copied(cursor: duckdb.DuckDBPyConnection, table: str, columns: str, file: Path) -> int:
    """Write one table and compare; gives its rows."""
    place = "'" + str(file).replace("'", "''") + "'"
    cursor.execute(filled(statement("store", "write_parquet"), {"table": table, "file": place}))
    theirs, ours = (
        cursor.execute(filled(statement("store", "checksum"), {"columns": columns, "table": held})).fetchall()[0]
        for held in (f"read_parquet({place})", table)
    )
    if theirs != ours:
        raise UnavailableStoreError("The file {file} is not what the store holds.", file=file)
    return int(ours[0])
