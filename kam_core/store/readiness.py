"""Whether the store can do its work now, and what will be in its way soon."""

import shutil
import threading
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from pathlib import Path

from kam_core.errors import KamError, NotSavedError
from kam_core.store.clock import now_utc
from kam_core.store.content import fingerprint
from kam_core.store.migrate import migrations, schema_version
from kam_core.store.probe import probe
from kam_core.store.shelf import backups, folder_beside
from kam_core.store.store import Store

WITHIN_SECONDS = 1.0
LITTLE_SPACE = 500 * 1000 * 1000
NO_SPACE = 50 * 1000 * 1000
# A backup is made every hour in which something changed; two were missed.
STALE = timedelta(hours=2)

_looks = threading.Lock()


class Trouble(StrEnum):
    """What is in the way. The values hold no name, path or figure of a store and may be shown to anyone."""

    UNREADABLE = "the store cannot be read"
    NOT_SAVING = "the store cannot be written"
    SLOW = "the store did not answer within a second"
    NO_SPACE = "less than 50 MB are free"
    STALE_BACKUP = "changes are without a backup for more than two hours"
    OTHER_SCHEMA = "the schema is not the one of this version"


@dataclass(frozen=True, slots=True)
class Readiness:
    """`troubles` make the product not ready; `little_space` (under 500 MB) is a warning."""

    troubles: tuple[Trouble, ...]
    little_space: bool

    @property
    def ok(self) -> bool:
        """Whether it can do its work."""
        return not self.troubles


def readiness(store: Store, folder: Path | None = None, within: float = WITHIN_SECONDS) -> Readiness:
    """Read and write a probe row, and look at the disk, the backups and the schema.

    Args:
        store: the open store.
        folder: where its backups lie, if not beside it.
        within: seconds that the store may take; somebody's long save or a held lock keeps it from answering.
    """
    troubles = _looked(store, folder or folder_beside(store.path), within)
    free = _free(store.path.parent)
    if free < NO_SPACE:
        troubles.append(Trouble.NO_SPACE)
    return Readiness(tuple(troubles), little_space=free < LITTLE_SPACE)


def _looked(store: Store, folder: Path, within: float) -> list[Trouble]:
    found: list[Trouble] = []

    def look() -> None:
        try:
            found.extend(_of_the_store(store, folder))
        finally:
            _looks.release()

    # A look that still waits for the store is answer enough; looks must not pile up behind it.
    if not _looks.acquire(blocking=False):
        return [Trouble.SLOW]
    looking = threading.Thread(target=look, name="readiness", daemon=True)
    looking.start()
    looking.join(within)
    return [Trouble.SLOW] if looking.is_alive() else found


def _of_the_store(store: Store, folder: Path) -> list[Trouble]:
    troubles = []
    try:
        probe(store)
        if schema_version(store.connection) != migrations()[-1].number:
            troubles.append(Trouble.OTHER_SCHEMA)
        if _stale(store, folder):
            troubles.append(Trouble.STALE_BACKUP)
    except NotSavedError:
        troubles.append(Trouble.NOT_SAVING)
    except KamError:
        troubles.append(Trouble.UNREADABLE)
    return troubles


def _stale(store: Store, folder: Path) -> bool:
    """A store without any backup is new: its first one is due within the hour, and not missed."""
    there = backups(folder, store.path)
    return bool(there) and now_utc() - there[-1].at > STALE and there[-1].state != store.database.ask(fingerprint)


def _free(folder: Path) -> int:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return 0
