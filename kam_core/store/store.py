"""One DuckDB file, one process, one connection: opened here, and nowhere else."""

from collections.abc import Callable
from pathlib import Path
from typing import Self

from kam_core.errors import MissingStoreError, UnavailableStoreError
from kam_core.store.backup import back_up
from kam_core.store.confirmed import Confirmed
from kam_core.store.connection import Connection
from kam_core.store.content import see_all_is_there
from kam_core.store.database import Database
from kam_core.store.migrate import migrate
from kam_core.store.shelf import folder_beside
from kam_core.store.writer import Writer


def keep_a_backup(store: "Store") -> None:
    """Back the store up into the folder beside it, as it is before its schema changes."""
    back_up(store, folder_beside(store.path), "migration")


class Store:
    """An open store: `database` reads it, `writer` changes it."""

    def __init__(
        self,
        path: Path,
        *,
        create: bool = False,
        before_migration: Callable[["Store"], object] = keep_a_backup,
        step: Callable[[str], None] = lambda _: None,
    ) -> None:
        """Open the file and bring its schema to this version.

        Args:
            path: the DuckDB file.
            create: make it where there is none.
            before_migration: runs once before the schema of an existing store changes; takes the backup.
            step: hears each step of a save before it is taken.

        Raises:
            MissingStoreError, LockedStoreError, NewerStoreError, DamagedStoreError, UnavailableStoreError:
                as they say; the file is left as it was.
        """
        _must_be_there(path, create=create)
        self.path = path
        self._confirmed = Confirmed(path)
        self._confirmed.check()
        self.connection = Connection(path)
        try:
            with self.connection.explained():
                with self.connection.cursor() as cursor:
                    see_all_is_there(cursor, path)
                migrate(self.connection, lambda: before_migration(self))
        except BaseException:
            self.connection.close()
            raise
        self.database = Database(self.connection)
        self.writer = Writer(self.connection, self._confirmed, step)

    def reopen(self) -> None:
        """Close every handle and open the file again; `database` and `writer` go on working.

        Raises:
            StoreError: it cannot be opened; the next read or save tries again.
        """
        self.connection.reopen()

    def close(self) -> None:
        """Write everything into the file and let go of it."""
        self.connection.close()
        self._confirmed.forget()

    def __enter__(self) -> Self:
        """The store itself; closed at the end of the block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()


def _must_be_there(path: Path, *, create: bool) -> None:
    try:
        there = path.exists()
        folder = path.is_dir()
    except OSError as refused:
        reason = (refused.strerror or str(refused)).lower()
        raise UnavailableStoreError("{path} cannot be opened: {reason}.", path=path, reason=reason) from refused
    if folder:
        raise UnavailableStoreError("{path} is a folder, not a database.", path=path)
    if not there and not create:
        raise MissingStoreError("There is no database at {path}.", path=path)
