"""One DuckDB file, one process, one connection: opened here, and nowhere else."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Self

import duckdb

from kam_core.errors import DamagedStoreError, LockedStoreError, MissingStoreError, StoreError
from kam_core.store.database import Database
from kam_core.store.migrate import migrate
from kam_core.store.writer import Writer

_HOLDER = re.compile(r"PID (\d+)")


class Store:
    """An open store: `database` reads it, `writer` changes it."""

    def __init__(
        self,
        path: Path,
        *,
        create: bool = False,
        before_migration: Callable[["Store"], object] = lambda _: None,
    ) -> None:
        """Open the file and bring its schema to this version.

        Args:
            path: the DuckDB file.
            create: make it where there is none.
            before_migration: runs once before the schema of an existing store changes; takes the backup.

        Raises:
            MissingStoreError, LockedStoreError, NewerStoreError, DamagedStoreError: as they say.
        """
        if not create and not path.exists():
            raise MissingStoreError("There is no database at {path}.", path=path)
        self.path = path
        self._connection = _connect(path)
        migrate(self._connection, lambda: before_migration(self))
        self.database = Database(self._connection)
        self.writer = Writer(self._connection)

    def close(self) -> None:
        """Write everything into the file and let go of it."""
        self._connection.close()

    def __enter__(self) -> Self:
        """The store itself; closed at the end of the block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()


def _connect(path: Path) -> duckdb.DuckDBPyConnection:
    """The connection, with nothing that reaches outside the file."""
    try:
        connection = duckdb.connect(
            str(path),
            config={
                "autoinstall_known_extensions": "false",
                "autoload_known_extensions": "false",
                "python_enable_replacements": "false",
                "preserve_insertion_order": "false",
            },
        )
    except duckdb.IOException as refused:
        raise _explained(path, refused) from refused
    except (duckdb.SerializationException, duckdb.InternalException) as refused:
        raise DamagedStoreError("The database {path} cannot be read.", path=path) from refused
    return connection


def _explained(path: Path, refused: duckdb.Error) -> StoreError:
    holder = _HOLDER.search(str(refused))
    if "lock" in str(refused).lower() and holder:
        return LockedStoreError("Already running, process {process}.", process=holder.group(1))
    return DamagedStoreError("The database {path} cannot be read.", path=path)
