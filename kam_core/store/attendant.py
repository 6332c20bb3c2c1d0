"""What a running product does beside its screens: it answers the command line and backs itself up."""

import threading
from collections.abc import Callable, Mapping
from pathlib import Path

from kam_core.errors import KamError
from kam_core.store.backup import back_up, back_up_if_due
from kam_core.store.channel import Channel
from kam_core.store.info import as_json, info
from kam_core.store.parquet import export
from kam_core.store.shelf import folder_beside
from kam_core.store.store import Store

_SECONDS_BETWEEN_LOOKS = 300.0


class Attendant:
    """Works on two threads of its own from `start` to `stop`."""

    def __init__(
        self,
        path: Path,
        store: Callable[[], Store],
        told: Callable[[KamError], object] = lambda _: None,
        every: float = _SECONDS_BETWEEN_LOOKS,
    ) -> None:
        """Look after one store.

        Args:
            path: its file.
            store: gives the open store each time it is asked; it may have been opened anew.
            told: hears of a backup that could not be made; the next look tries again.
            every: seconds between two looks whether a backup is due.
        """
        self._path = path
        self._store = store
        self._told = told
        self._every = every
        self._channel = Channel(path, {"info": self._info, "backup": self._backup, "export": self._export})
        self._over = threading.Event()
        self._clock = threading.Thread(target=self._look, name="backups", daemon=True)

    def start(self) -> None:
        """Begin.

        Raises:
            UnavailableStoreError: the folder does not take a socket.
        """
        self._clock.start()
        self._channel.start()

    def stop(self) -> None:
        """End; a backup that is being made is waited for."""
        self._channel.stop()
        self._over.set()
        self._clock.join()

    def _look(self) -> None:
        while not self._over.wait(self._every):
            try:
                back_up_if_due(self._store(), folder_beside(self._path))
            except KamError as fault:
                self._told(fault)

    def _info(self, _: Mapping[str, str]) -> object:
        return as_json(info(self._store()))

    def _backup(self, asked: Mapping[str, str]) -> object:
        return str(back_up(self._store(), Path(asked["folder"])))

    def _export(self, asked: Mapping[str, str]) -> object:
        return export(self._store(), Path(asked["folder"]))
