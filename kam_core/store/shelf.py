"""The folder of backups: what lies there, what is due, and what may go. Known from its files, not from the store."""

import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

HOURLY = 24
DAILY = 30
# Of the whole disk; the oldest automatic backups go first.
SHARE_OF_DISK = 0.25
EVERY = timedelta(hours=1)
# Made by the clock and after loads. What somebody asked for and what preceded a migration is never thrown away.
AUTOMATIC = frozenset({"hourly", "import"})

_NAME = re.compile(r"(?P<store>.+)-(?P<at>\d{8}T\d{6}Z)-(?P<reason>[a-z]+)-(?P<state>[0-9a-f]{8})\.duckdb")
_AT = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """One backup, as its name tells: of which store, when (UTC), why, and of which state of it."""

    at: datetime
    path: Path
    store: str
    reason: str
    state: str


def name_of(store: Path, at: datetime, reason: str, state: str) -> str:
    """The name of a backup, which `backups` reads again."""
    return f"{store.stem}-{at.strftime(_AT)}-{reason}-{state}.duckdb"


def folder_beside(store: Path) -> Path:
    """Where the backups of a store lie unless somebody names another folder."""
    return store.parent / "backups"


def backups(folder: Path, store: Path) -> list[Backup]:
    """The backups of `store` in `folder`, oldest first; files that are none are passed over."""
    if not folder.is_dir():
        return []
    named = [(path, _NAME.fullmatch(path.name)) for path in folder.iterdir()]
    return sorted(
        Backup(datetime.strptime(found["at"], _AT), path, found["store"], found["reason"], found["state"])
        for path, found in named
        if found and found["store"] == store.stem
    )


def due(folder: Path, store: Path, now: datetime, state: str | None = None) -> bool:
    """Whether the hour for another backup has come.

    Args:
        folder: where the backups lie.
        store: the file that they are of.
        now: the moment, in UTC.
        state: what `fingerprint` says now; a store that did not change since its last backup needs no other.
    """
    there = backups(folder, store)
    if not there:
        return True
    return there[-1].state != state and not timedelta(0) <= now - there[-1].at < EVERY


def prune(folder: Path, store: Path, share: float = SHARE_OF_DISK) -> list[Path]:
    """Throw away automatic backups that neither the last 24 hours nor the last 30 days with a backup need.

    Args:
        folder: where the backups lie.
        store: the file that they are of.
        share: how much of the disk all of them may take; the newest stays whatever it takes.

    Returns:
        What was thrown away.
    """
    there = backups(folder, store)
    automatic = [backup for backup in there if backup.reason in AUTOMATIC]
    kept = _newest_of(automatic, "%Y%m%d%H", HOURLY) | _newest_of(automatic, "%Y%m%d", DAILY)
    gone = [backup for backup in automatic if backup not in kept]
    gone += _beyond([backup for backup in there if backup not in gone], share)
    for backup in gone:
        backup.path.unlink(missing_ok=True)
    return [backup.path for backup in gone]


def _newest_of(there: Iterable[Backup], span: str, count: int) -> set[Backup]:
    newest = {backup.at.strftime(span): backup for backup in there}
    return {newest[key] for key in sorted(newest)[-count:]}


def _beyond(there: list[Backup], share: float) -> list[Backup]:
    allowed = shutil.disk_usage(there[0].path.parent).total * share if there else 0.0
    sizes = {backup: backup.path.stat().st_size for backup in there}
    taken = sum(sizes.values())
    gone = []
    for backup in there[:-1]:
        if taken > allowed and backup.reason in AUTOMATIC:
            gone.append(backup)
            taken -= sizes[backup]
    return gone
