"""A backup that somebody asked for on a screen: a copy, and one row of history about it."""

from pathlib import Path

from kam_core.store.backup import back_up
from kam_core.store.request import Request
from kam_core.store.store import Store


def back_up_for(store: Store, request: Request, folder: Path) -> Path:
    """Back the store up as `back_up` does, then note who asked for it.

    Returns:
        The backup, which does not hold the note itself.

    Raises:
        UnavailableStoreError: as `back_up`; nothing is noted then.
    """
    made = back_up(store, folder)
    store.writer.save(request, lambda kept: kept.record("back_up", "backup", made.name, {"file": (None, made.name)}))
    return made
