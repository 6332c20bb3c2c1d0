"""How far saves were confirmed, in a few bytes beside the store, so that a log that was cut short is noticed.

DuckDB takes the first unreadable entry of its log for the end of it, which is right after a crash in the middle of
a write, and would lose confirmed saves without a word where the disk damaged the log.
"""

import os
from contextlib import suppress
from pathlib import Path

import duckdb

from kam_core.errors import DamagedStoreError
from kam_core.store.connection import connect
from kam_core.store.database import statement
from kam_core.store.faults import of_opening

_WIDTH = 64
_RESTORING = "restoring"


class Confirmed:
    """The revision of the last confirmed write of a store that is open."""

    def __init__(self, path: Path) -> None:
        """Belong to the store at `path`."""
        self._store = path
        self._path = beside(path)
        self._opened: int | None = None

    def check(self) -> None:
        """Compare with the store, where its last process was ended before it could put its log away.

        Raises:
            DamagedStoreError: the store is behind what was confirmed; its files are as they were.
        """
        if not self._path.exists():
            return
        told = self._path.read_text(encoding="ascii", errors="replace").strip()
        if told == _RESTORING:
            raise DamagedStoreError("A restore of {path} was interrupted.", path=self._store)
        if not log_of(self._store).exists():
            return
        # Read only: opened for writing, the store would put away what is left of the log.
        present = _numbers(_revision(self._store))
        if any(there < then for there, then in zip(present, _numbers(told), strict=False)):
            raise DamagedStoreError("The log of {path} ends before the last confirmed save.", path=self._store)

    def note(self, revision: str) -> None:
        """Keep `revision`; where even that is refused, the store itself is none the worse."""
        with suppress(OSError):
            if self._opened is None:
                self._opened = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o600)
            os.pwrite(self._opened, revision.ljust(_WIDTH).encode("ascii"), 0)

    def forget(self) -> None:
        """The log was put away in full: nothing is left to compare."""
        if self._opened is not None:
            os.close(self._opened)
            self._opened = None
        if not log_of(self._store).exists():
            with suppress(OSError):
                self._path.unlink(missing_ok=True)


def being_restored(path: Path) -> None:
    """From here until its note is removed, the store at `path` does not open."""
    with beside(path).open("w", encoding="ascii") as note:
        note.write(_RESTORING)
        note.flush()
        os.fsync(note.fileno())


def beside(path: Path) -> Path:
    """Where the note of the store at `path` lies."""
    return path.with_name(path.name + ".confirmed")


def log_of(path: Path) -> Path:
    """Where DuckDB keeps what is not yet in the file at `path`."""
    return path.with_name(path.name + ".wal")


def _revision(path: Path) -> str:
    connection = connect(path, read_only=True)
    try:
        row = connection.execute(statement("store", "store_revision")).fetchone()
    except duckdb.CatalogException:
        # A store that was never finished has no revision yet, and nothing was confirmed.
        return ""
    except duckdb.Error as refused:
        raise of_opening(path, refused) from refused
    finally:
        connection.close()
    return str(row[0]) if row else ""


def _numbers(revision: str) -> tuple[int, ...]:
    parts = revision.strip().split(".")
    return tuple(int(part) for part in parts) if all(part.isdigit() for part in parts) else ()
