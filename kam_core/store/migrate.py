"""Forward-only, numbered migrations, each in a transaction of its own and followed by a CHECKPOINT."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import duckdb

from kam_core.errors import DamagedStoreError, NewerStoreError, UnavailableStoreError
from kam_core.store.clock import now_utc
from kam_core.store.connection import Connection, connect
from kam_core.store.database import statement
from kam_core.store.faults import of_opening


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of the schema. Its text is never changed once it was released."""

    number: int
    name: str
    text: str

    @property
    def checksum(self) -> str:
        """SHA-256 of the text, kept with the store."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def migrations() -> list[Migration]:
    """All migrations this version knows, in order."""
    folder = files("kam_core.store.migrations")
    names = sorted(f.name for f in folder.iterdir() if f.name.endswith(".sql"))
    return [Migration(int(name[:4]), name[5:-4], (folder / name).read_text(encoding="utf-8")) for name in names]


def schema_version(connection: Connection) -> int:
    """The number of the newest migration the store has had; 0 for a new file.

    Raises:
        UnavailableStoreError: it is a database, but not one of ours.
    """
    with connection.cursor() as cursor:
        tables = {row[0] for row in cursor.execute(statement("store", "table_names")).fetchall()}
        if tables and "app.migration" not in tables:
            raise UnavailableStoreError("{path} is a database of another program.", path=connection.path)
        cursor.execute(statement("store", "create_migration_schema"))
        cursor.execute(statement("store", "create_migration_table"))
        row = cursor.execute(statement("store", "schema_version")).fetchone()
    return int(row[0]) if row else 0


def schema_version_of(path: Path) -> int:
    """The schema version of a store file that nobody has open, which stays as it is.

    Raises:
        StoreError: it cannot be read, or is not one of ours.
    """
    opened = connect(path, read_only=True)
    try:
        row = opened.execute(statement("store", "schema_version")).fetchone()
    except duckdb.CatalogException as refused:
        raise UnavailableStoreError("{path} is a database of another program.", path=path) from refused
    except duckdb.Error as refused:
        raise of_opening(path, refused) from refused
    finally:
        opened.close()
    return int(row[0]) if row else 0


def migrate(connection: Connection, before: Callable[[], object]) -> list[Migration]:
    """Bring the store to this version; `before` runs once ahead of the first change of an existing store.

    Returns:
        The migrations that ran, oldest first.

    Raises:
        NewerStoreError: the store knows migrations that this version does not.
        DamagedStoreError: a migration that ran is not the one this version has under its number.
        UnavailableStoreError: it is a database, but not one of ours.
    """
    known = migrations()
    present = schema_version(connection)
    if present > known[-1].number:
        raise NewerStoreError(
            "This database has schema version {theirs}; this program knows versions up to {ours}.",
            theirs=present,
            ours=known[-1].number,
        )
    _check_history(connection, known)
    pending = [step for step in known if step.number > present]
    if pending and present:
        before()
    for step in pending:
        _apply(connection, step)
    return pending


def _check_history(connection: Connection, known: list[Migration]) -> None:
    with connection.cursor() as cursor:
        ran = dict(cursor.execute(statement("store", "migrations_that_ran")).fetchall())
    changed = [str(step.number) for step in known if ran.get(step.number, step.checksum) != step.checksum]
    if changed:
        raise DamagedStoreError(
            "The schema of this database differs from this program's in steps {steps}.",
            steps=", ".join(changed),
        )


def _apply(connection: Connection, step: Migration) -> None:
    with connection.cursor() as cursor:
        cursor.begin()
        try:
            cursor.execute(step.text)
            cursor.execute(
                statement("store", "insert_migration"),
                {"number": step.number, "name": step.name, "checksum": step.checksum, "applied_at": now_utc()},
            )
            cursor.commit()
        except BaseException:
            cursor.rollback()
            raise
        # DuckDB 1.5 can leave an unreadable file when a crash meets DDL that is only in the log.
        cursor.execute("CHECKPOINT")
