"""What statements answered before, for as long as nothing that they read was changed."""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Hashable, Mapping

import polars as pl

# All of it together, in bytes.
_ROOM = 100_000_000


class KeptReads:
    """Frames by what they were read under; safe in many threads. What was not asked for longest goes first."""

    def __init__(self) -> None:
        """Nothing yet."""
        self._lock = threading.Lock()
        self._frames: OrderedDict[Hashable, tuple[pl.DataFrame, int]] = OrderedDict()
        self._size = 0

    def find(self, key: Hashable) -> pl.DataFrame | None:
        """The frame, or null where it is not kept."""
        with self._lock:
            found = self._frames.get(key)
            if found is None:
                return None
            self._frames.move_to_end(key)
            return found[0]

    def keep(self, key: Hashable, frame: pl.DataFrame) -> None:
        """Keep the frame for those who ask next."""
        size = int(frame.estimated_size()) + 1_000
        with self._lock:
            if key in self._frames or size > _ROOM:
                return
            self._frames[key] = frame, size
            self._size += size
            while self._size > _ROOM:
                self._size -= self._frames.popitem(last=False)[1][1]

    def forget(self) -> None:
        """Let go of all of it: the file is another one, and counts its saves anew."""
        with self._lock:
            self._frames.clear()
            self._size = 0


def digest(frames: Mapping[str, pl.DataFrame]) -> Hashable:
    """What tells frames from others: names, types and rows."""
    return tuple((name, str(frame.schema), _of_rows(frame)) for name, frame in frames.items())


def _of_rows(frame: pl.DataFrame) -> bytes:
    if frame.is_empty():
        return b""
    # Far cheaper than the rows themselves, which would be hashed in Python.
    rows = frame.hash_rows(7).rechunk().to_arrow()
    return hashlib.blake2b(str(frame.height).encode() + rows.buffers()[1].to_pybytes()).digest()
