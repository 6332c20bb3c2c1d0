"""The files that one visit dropped: in a scratch folder under random names, gone when the visit ends."""

import hashlib
import re
import shutil
import tempfile
import weakref
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock, Timer
from typing import Protocol, TypeVar, cast
from uuid import uuid4

import streamlit as st
from streamlit import config

from kam_core.crm.decisions import Decisions
from kam_core.errors import KamError, NotSavedError, RefusedError, StoreError
from kam_core.reading.model import Told
from pages.session import state

T = TypeVar("T")

MOST_BYTES = 1_000_000_000
_DESK = "kam_desk"
_BLOCK = 1 << 20
# What the end of a name tells a reader; nothing else of a name comes to the disk.
_ENDING = re.compile(r"(\.[a-z0-9]{1,7}){1,2}$", re.IGNORECASE)


class Dropped(Protocol):
    """A file as the browser sends it."""

    name: str
    size: int

    def seek(self, offset: int, /) -> int:
        """Go to a byte."""

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes."""


@dataclass
class Upload:
    """One dropped file, and what a person said of it in place of what was guessed.

    `kind` and `source` are null, and `columns` without a header, where nobody said anything. `trusted` names the
    guesses that a person looked at and left.
    """

    upload_id: str
    name: str
    path: Path
    file_hash: str
    size: int
    told: Told = field(default_factory=Told)
    kind: str | None = None
    source: str | None = None
    columns: dict[str, str | None] = field(default_factory=dict)
    decisions: Decisions = field(default_factory=Decisions)
    trusted: frozenset[str] = frozenset()


class Desk:
    """Where the files of one visit lie, and what was made of each, once."""

    def __init__(self) -> None:
        """An empty one, with a folder that goes with it."""
        self.folder = Path(tempfile.mkdtemp(prefix="kam-drop-"))
        # Where nobody closes it, it goes with the visit or the server.
        weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)
        # Those of an import, and those that the workbench asks: neither is in the other's way.
        self.files: dict[str, Upload] = {}
        self.asked: dict[str, Upload] = {}
        self.round = 0
        self.visits = 0
        self._made: dict[tuple[object, ...], object] = {}
        # One thing is made of another.
        self._lock = RLock()

    def new_folder(self) -> Path:
        """An empty folder in it."""
        made = self.folder / uuid4().hex
        made.mkdir()
        return made

    def take(self, dropped: Sequence[Dropped], *, to_ask: bool = False) -> list[Upload]:
        """Keep what was dropped, for an import or `to_ask` it; a file that lies there already is not kept twice.

        Raises:
            RefusedError: it is more than one visit may keep.
            NotSavedError: the disk is full.
        """
        self.round += 1
        held = sum(one.size for one in (*self.files.values(), *self.asked.values()))
        if held + sum(one.size for one in dropped) > MOST_BYTES:
            raise RefusedError("These files are more than {n} MB together.", n=MOST_BYTES // 1_000_000)
        return [self._keep(one, self.asked if to_ask else self.files) for one in dropped]

    def _keep(self, dropped: Dropped, files: dict[str, Upload]) -> Upload:
        ending = _ENDING.search(dropped.name)
        path = self.folder / f"{uuid4().hex}{ending.group().lower() if ending else ''}"
        digest = hashlib.sha256()
        dropped.seek(0)
        try:
            with path.open("wb") as file:
                while block := dropped.read(_BLOCK):
                    digest.update(block)
                    file.write(block)
        except OSError as fault:
            path.unlink(missing_ok=True)
            raise NotSavedError("There is no room for {file} on this server's disk.", file=dropped.name) from fault
        for there in files.values():
            if (there.file_hash, there.name) == (digest.hexdigest(), dropped.name):
                path.unlink()
                return there
        upload = Upload(uuid4().hex[:12], dropped.name, path, digest.hexdigest(), dropped.size)
        files[upload.upload_id] = upload
        return upload

    def drop(self, upload_id: str) -> None:
        """Let go of a file."""
        upload = self.files.pop(upload_id, None) or self.asked.pop(upload_id, None)
        if upload:
            upload.path.unlink(missing_ok=True)

    def once(self, key: tuple[object, ...], make: Callable[[], T]) -> T:
        """What `make` returns, or the fault that it raises, made once for each key.

        What passes is tried again: a full disk, and a store that cannot be reached.
        """
        with self._lock:
            if key not in self._made:
                try:
                    self._made[key] = make()
                except StoreError:
                    raise
                except KamError as fault:
                    self._made[key] = fault
            made = self._made[key]
        if isinstance(made, KamError):
            raise made
        return cast("T", made)

    def knows(self, key: tuple[object, ...]) -> bool:
        """Whether `once` has made this already."""
        return key in self._made

    def forget(self, key: tuple[object, ...]) -> None:
        """Have `once` make this again."""
        self._made.pop(key, None)

    def close(self) -> None:
        """Take everything off the disk."""
        self.files.clear()
        self.asked.clear()
        self._made.clear()
        shutil.rmtree(self.folder, ignore_errors=True)


def desk() -> Desk:
    """The desk of this visit."""
    held = cast("Desk | None", state.widget(_DESK))
    if held is None or not held.folder.is_dir():
        held = Desk()
        state.set_widget(_DESK, held)
    _attended(held.folder.name, held)
    return held


@dataclass
class _Presence:
    desk: Desk
    visit: int


def _left(presence: _Presence) -> None:
    """The browser is gone: so are its files, unless it is back before the server forgets the visit."""
    desk, visit = presence.desk, presence.visit

    def clear() -> None:
        if desk.visits == visit:
            desk.close()

    patience = Timer(float(config.get_option("server.disconnectedSessionTTL") or 0), clear)
    patience.daemon = True
    patience.start()


# Streamlit tells nobody when a visit ends, save the caches that live as long as its connection.
@st.cache_resource(scope="session", max_entries=1, show_spinner=False, on_release=_left)
def _attended(folder: str, _desk: Desk) -> _Presence:  # noqa: ARG001  (the key is what it is kept under)
    _desk.visits += 1
    return _Presence(_desk, _desk.visits)
