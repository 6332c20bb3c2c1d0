"""A checked copy of the whole store, made while others write, and the way back."""

from __future__ import annotations

import filecmp
import shutil
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import duckdb

from kam_core.errors import NewerStoreError, RefusedError, UnavailableStoreError
from kam_core.store import shelf
from kam_core.store.clock import now_utc
from kam_core.store.confirmed import being_restored, beside, log_of
from kam_core.store.connection import is_attached, nobody_has
from kam_core.store.content import Content, content, content_of, fingerprint
from kam_core.store.database import filled, statement
from kam_core.store.disk import sync
from kam_core.store.migrate import migrations, schema_version_of
from kam_core.text.quoting import quoted

if TYPE_CHECKING:
    from kam_core.store.store import Store

# The longest statement of another thread is a checksum of every row of a large store.
_LET_GO_WITHIN = 600.0
_LOOK_EVERY = 0.01


def back_up(store: Store, folder: Path, reason: str = "asked") -> Path:
    """Copy the store as it is at one moment into a new file, and check the copy before it counts as a backup.

    Args:
        store: the open store; others may read and write meanwhile.
        folder: where to; made if it is not there. Automatic backups there that nothing needs any more are removed.
        reason: `asked`, `migration`, `import` or `hourly`; in its name.

    Returns:
        The backup, named by store, time (UTC), reason and state of the store.

    Raises:
        UnavailableStoreError: the folder or the disk is in the way, or the copy did not hold what the store holds.
    """
    part = folder / f".{store.path.stem}-{uuid4().hex}.part"
    try:
        _room(store.path, folder)
        try:
            held, state = _copied(store, part)
            _let_go(part)
            sync(part)
            if content_of(part) != held:
                raise UnavailableStoreError("The copy {path} is not what the store holds.", path=part)
            backup = folder / shelf.name_of(store.path, now_utc(), reason, state)
            part.replace(backup)
        finally:
            part.unlink(missing_ok=True)
            log_of(part).unlink(missing_ok=True)
        sync(folder)
        shelf.prune(folder, store.path)
    except OSError as refused:
        why = (refused.strerror or str(refused)).lower()
        raise UnavailableStoreError("No backup in {folder}: {reason}.", folder=folder, reason=why) from refused
    return backup


def back_up_if_due(store: Store, folder: Path) -> Path | None:
    """What the running product does from time to time: a backup every hour in which something changed."""
    now = now_utc()
    if not shelf.due(folder, store.path, now):
        return None
    with store.connection.explained(), store.connection.cursor() as cursor:
        state = fingerprint(cursor)
    return back_up(store, folder, "hourly") if shelf.due(folder, store.path, now, state) else None


def restore(backup: Path, path: Path) -> Path | None:
    """Put a backup in the place of the store, which no process may have open.

    Returns:
        Where the file that was there lies now, damaged or not; None where there was none.

    Raises:
        RefusedError: there is no such backup.
        LockedStoreError: the store is open.
        DamagedStoreError, NewerStoreError, UnavailableStoreError: the backup cannot be used.
    """
    if not backup.is_file():
        raise RefusedError("There is no backup {backup}.", backup=backup)
    checked(backup)
    nobody_has(path)
    fresh = path.with_name(f".{path.name}.{uuid4().hex}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(backup, fresh)
        sync(fresh)
        if not filecmp.cmp(backup, fresh, shallow=False):
            raise UnavailableStoreError("The copy {path} is not what the backup holds.", path=fresh)
        return _put(fresh, path)
    except OSError as refused:
        why = (refused.strerror or str(refused)).lower()
        raise UnavailableStoreError("{path} cannot be replaced: {reason}.", path=path, reason=why) from refused
    finally:
        fresh.unlink(missing_ok=True)


def checked(backup: Path) -> Content:
    """What a backup holds: every block of it is read and compared with its checksum.

    Raises:
        StoreError: it cannot be read, or a newer version made it.
    """
    theirs, ours = schema_version_of(backup), migrations()[-1].number
    if theirs > ours:
        raise NewerStoreError(
            "This database has schema version {theirs}; this program knows versions up to {ours}.",
            theirs=theirs,
            ours=ours,
        )
    return content_of(backup)


def _copied(store: Store, part: Path) -> tuple[Content, str]:
    """Copy into `part` what the store holds at one moment; returns what that is."""
    alias = f"backup_{uuid4().hex}"
    place = {"path": "'" + str(part).replace("'", "''") + "'", "copy": quoted(alias)}
    with store.connection.explained(), store.connection.cursor() as cursor:
        place["source"] = quoted(str(cursor.execute(statement("store", "current_database")).fetchall()[0][0]))
        cursor.execute(filled(statement("store", "attach_copy"), place))
        try:
            cursor.begin()
            state, held = fingerprint(cursor), content(cursor)
            cursor.execute(filled(statement("store", "copy_database"), place))
            cursor.commit()
        finally:
            with suppress(duckdb.Error):
                cursor.rollback()
            cursor.execute(filled(statement("store", "detach_copy"), place))
    return held, state


def _let_go(part: Path) -> None:
    """Wait until DuckDB has written the copy whole.

    It keeps a detached database, some of it in the log, while another thread's statement that looked at every
    attached database still runs.
    """
    until = time.monotonic() + _LET_GO_WITHIN
    while is_attached(part):
        if time.monotonic() > until:
            raise UnavailableStoreError("The copy {path} is still in use; try again.", path=part)
        time.sleep(_LOOK_EVERY)


def _room(path: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    needed = sum(file.stat().st_size for file in (path, log_of(path)) if file.exists())
    free = shutil.disk_usage(folder).free
    # A backup that fills the disk would keep people from saving.
    if free < needed * 1.1:
        raise UnavailableStoreError(
            "No backup: it needs {needed} MB in {folder}, and {free} MB are free.",
            needed=round(needed * 1.1 / 1e6),
            free=round(free / 1e6),
            folder=folder,
        )


def _put(fresh: Path, path: Path) -> Path | None:
    aside = path.with_name(f"{path.name}.before-restore-{now_utc():%Y%m%dT%H%M%S}Z")
    for present, kept in ((path, aside), (log_of(path), log_of(aside))):
        if present.exists():
            _second_name(present, kept)
    # A log of the old file would be replayed into the new one: until it is gone, the store does not open.
    being_restored(path)
    fresh.replace(path)
    log_of(path).unlink(missing_ok=True)
    sync(path.parent)
    beside(path).unlink(missing_ok=True)
    return aside if aside.exists() else None


def _second_name(present: Path, kept: Path) -> None:
    try:
        kept.hardlink_to(present)
    except OSError:
        shutil.copyfile(present, kept)
        sync(kept)
