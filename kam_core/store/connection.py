"""The one connection of a process to its store: lent out as cursors, opened anew when DuckDB gave it up."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

from kam_core.errors import LockedStoreError, ReservedNameError, StoreError, UnavailableStoreError
from kam_core.store.faults import of_opening, of_reading
from kam_core.store.kept_reads import KeptReads

# A load of 100,000,000 order lines sorts through temporary files beyond this, and the process stays below 8 GB.
_MEMORY_GB = min(6.0, 0.7 * os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9)
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "python_enable_replacements": "false",
    "preserve_insertion_order": "false",
    "memory_limit": f"{_MEMORY_GB:.2f}GB",
}
# A statement could not tell a database of this name from the schema.
_SCHEMAS = ("app", "facts")
# How long those who still read may take to finish before a connection that is of no use any more is closed.
_PATIENCE = 2.0


def free_of_schemas(path: Path) -> None:
    """See that a database at `path` can be told from our schemas.

    Raises:
        ReservedNameError: it cannot.
    """
    # DuckDB's name of it ends at the first dot that has something before it.
    if path.name.lstrip(".").split(".")[0].lower() in _SCHEMAS:
        raise ReservedNameError("A database cannot be called {name}.", name=path.name)


def connect(path: Path, *, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    """A connection of DuckDB's, with nothing that loads code from outside.

    Raises:
        StoreError: the file cannot be opened; it says why.
    """
    free_of_schemas(path)
    try:
        return duckdb.connect(str(path), read_only=read_only, config=_SETTINGS)
    except (duckdb.Error, RuntimeError, OSError) as refused:
        raise of_opening(path, refused) from refused


def is_attached(path: Path) -> bool:
    """Whether a database of this process still holds the file at `path`, as one that it was attached to."""
    try:
        duckdb.connect(str(path), read_only=True, config=_SETTINGS).close()
    except duckdb.BinderException as refused:
        return "already attached" in str(refused)
    except duckdb.Error:
        # Whatever else is wrong with the file is told by whoever reads it.
        return False
    return False


def nobody_has(path: Path) -> None:
    """See that no other process has the file at `path` open; there may be none, or a damaged one.

    Raises:
        LockedStoreError: one has.
    """
    if path.is_file():
        try:
            connect(path, read_only=True).close()
        except LockedStoreError:
            raise
        except StoreError:
            # Damaged or of a newer version, and so not in use.
            return


class Connection:
    """Lends out cursors of one connection; safe in many threads."""

    def __init__(self, path: Path) -> None:
        """Open the file.

        Raises:
            StoreError: it cannot be opened; it says why.
        """
        self.path = path
        self._gate = threading.Condition()
        self._lent: dict[int, duckdb.DuckDBPyConnection] = {}
        self._given_up = False
        self._closed = False
        self.kept_reads = KeptReads()
        self._opened = connect(path)
        self._file = _identity(path)

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor for one thread, for as long as the block runs.

        Raises:
            StoreError: DuckDB had given the database up, and it cannot be opened again yet.
        """
        lent = self._lend()
        try:
            yield lent
        finally:
            with self._gate:
                self._lent.pop(id(lent), None)
                lent.close()
                self._gate.notify_all()

    @contextmanager
    def explained(self) -> Iterator[None]:
        """Turn what the file or the disk refuses within the block into a StoreError."""
        try:
            yield
        except duckdb.Error as refused:
            if isinstance(refused, duckdb.FatalException):
                self.give_up()
            fault = of_reading(self.path, refused)
            if fault is None:
                raise
            raise fault from refused

    def see_that_it_is_there(self) -> None:
        """See that what was opened still lies at its path: the system lets us write into a file that was deleted.

        Raises:
            UnavailableStoreError: nothing lies there, or another file does.
        """
        if not self._given_up and _identity(self.path) != self._file:
            raise UnavailableStoreError("{path} was deleted or replaced while it was open.", path=self.path)

    def give_up(self) -> None:
        """Have the next cursor come from a connection that was opened anew."""
        self._given_up = True

    def reopen(self) -> None:
        """Close every handle and open the file again; whoever holds this object goes on working.

        Raises:
            StoreError: it cannot be opened; the next cursor tries again.
        """
        with self._gate:
            self._given_up = True
            self._open_again()

    def close(self) -> None:
        """Write everything into the file and let go of it."""
        with self._gate:
            self._closed = True
            self._opened.close()

    def _lend(self) -> duckdb.DuckDBPyConnection:
        with self._gate:
            if self._given_up and not self._closed:
                self._open_again()
            lent = self._opened.cursor()
            self._lent[id(lent)] = lent
            return lent

    def _open_again(self) -> None:
        """DuckDB lets go of a file only when its last handle is closed."""
        self._gate.wait_for(lambda: not self._lent or not self._given_up, _PATIENCE)
        if not self._given_up:
            return
        for handle in (*self._lent.values(), self._opened):
            with suppress(duckdb.Error):
                handle.close()
        self._lent.clear()
        self.kept_reads.forget()
        self._opened = connect(self.path)
        self._file = _identity(self.path)
        self._given_up = False


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
