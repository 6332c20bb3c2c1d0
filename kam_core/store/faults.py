"""What DuckDB says about a file or a disk, as a fault that we can explain."""

import re
from pathlib import Path

import duckdb

from kam_core.errors import (
    DamagedStoreError,
    LockedStoreError,
    NewerStoreError,
    NotSavedError,
    StoreError,
    UnavailableStoreError,
)

_HOLDER = re.compile(r"PID (\d+)")
_DAMAGED = ("Corrupt", "not a valid DuckDB database", "replaying WAL", "checksum", "Failed to deserialize")
# What the system says when a path, and not what lies there, is in the way.
_REFUSALS = (
    "Permission denied",
    "Read-only file system",
    "Is a directory",
    "Not a directory",
    "No such file or directory",
    "No space left on device",
    "Disk quota exceeded",
    "File too large",
    "Too many open files",
    "Operation not permitted",
    "File name too long",
    "Input/output error",
)
_NO_USE = duckdb.FatalException | duckdb.IOException | duckdb.OutOfMemoryException


def of_opening(path: Path, refused: Exception) -> StoreError:
    """Why the file at `path` cannot be opened."""
    said = str(refused)
    if "lock on file" in said:
        holder = _HOLDER.search(said)
        if holder:
            return LockedStoreError("Already running, process {process}.", process=holder.group(1))
        return LockedStoreError("Another process has {path} open.", path=path)
    if "database file with version number" in said or "newer version of DuckDB" in said:
        return NewerStoreError("A newer DuckDB than ours wrote {path}.", path=path)
    reason = _refusal(said)
    if reason and not any(word in said for word in _DAMAGED):
        return UnavailableStoreError("{path} cannot be opened: {reason}.", path=path, reason=reason)
    return DamagedStoreError("The database {path} cannot be read.", path=path)


def of_reading(path: Path, refused: duckdb.Error) -> StoreError | None:
    """Why a statement failed, where the file or the disk is to blame; None where the statement is."""
    said = str(refused)
    if any(word in said for word in _DAMAGED) and not isinstance(refused, duckdb.FatalException):
        return DamagedStoreError("The database {path} cannot be read.", path=path)
    if isinstance(refused, _NO_USE | duckdb.ConnectionException):
        return UnavailableStoreError("{path} cannot be used now: {reason}.", path=path, reason=reason_of(refused))
    return None


def of_saving(refused: duckdb.Error) -> NotSavedError | None:
    """Why nothing was saved, where the file or the disk is to blame; None where the statement is."""
    at_commit = isinstance(refused, duckdb.TransactionException) and "Failed to commit" in str(refused)
    if at_commit or isinstance(refused, _NO_USE):
        return NotSavedError("Not saved: {reason}.", reason=reason_of(refused))
    return None


def reason_of(refused: Exception) -> str:
    """The cause in a few words: what the system said, or else the first line of the fault."""
    return _refusal(str(refused)) or str(refused).splitlines()[0].rstrip(".")


def _refusal(said: str) -> str | None:
    return next((reason[0].lower() + reason[1:] for reason in _REFUSALS if reason in said), None)
