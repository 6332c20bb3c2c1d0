"""The process that answers a visitor's questions, as the one who asks sees it."""

import contextlib
import json
import os
import selectors
import subprocess
import tempfile
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from kam_core.reading.spawning import spawned

# What a child may say beside its rows: a fault, or how many rows there are.
_LONGEST_LINE = 1_000_000
_LOOK = 0.05
_COMPLAINT, _COMPLAINTS = 4_000, 64


class Silent(Exception):  # noqa: N818 - it is no fault of ours: the time is over, or somebody has stopped it
    """The child has not answered until it should have."""


class Gone(Exception):  # noqa: N818 - the caller knows what it means for its question
    """The child has ended; the text is what it complained of."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One answer of a child: what it said, and the rows as they came."""

    said: Mapping[str, Any]
    rows: bytes


class Child:
    """One process, from its start to its end."""

    def __init__(self, module: str = "kam_core.workbench.inside") -> None:
        """Start the module, which gets ready by itself."""
        # It goes at once into a folder of its own.
        self._process = spawned(module, Path(tempfile.gettempdir()), subprocess.PIPE)
        self._came = bytearray()
        # Read as it comes: who writes into a full pipe waits for ever. A file would not do, as it may write none.
        self._complaints: deque[bytes] = deque(maxlen=_COMPLAINTS)
        stderr = _pipe(self._process.stderr)
        self._listener = threading.Thread(target=_drain, args=(stderr, self._complaints), daemon=True)
        self._listener.start()

    @property
    def pid(self) -> int:
        """Its number in the system."""
        return self._process.pid

    def is_alive(self) -> bool:
        """Whether it runs."""
        return self._process.poll() is None

    def send(self, request: Mapping[str, object]) -> None:
        """Ask; one that has ended shows in its answer, which never comes."""
        with contextlib.suppress(BrokenPipeError):
            stdin = _pipe(self._process.stdin)
            stdin.write(json.dumps(request).encode() + b"\n")
            stdin.flush()

    def heard(self, until: float, most_bytes: int, is_over: Callable[[], bool] = bool) -> Heard:
        """Wait for its answer until the monotonic clock shows `until`, or `is_over` says that nobody wants it.

        Raises:
            Silent: it has not answered by then.
            Gone: it has ended, or says more than `most_bytes` of rows: then it is not ours any more.
        """
        while (found := self._taken(most_bytes)) is None:
            left = until - time.monotonic()
            if left <= 0 or is_over():
                raise Silent
            self._wait(min(left, _LOOK))
        return found

    def end(self) -> None:
        """End it, whatever it does."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                with contextlib.suppress(BrokenPipeError):
                    pipe.close()

    def _wait(self, seconds: float) -> None:
        stdout = _pipe(self._process.stdout)
        with selectors.DefaultSelector() as waiting:
            waiting.register(stdout, selectors.EVENT_READ)
            if not waiting.select(seconds):
                return
        piece = os.read(stdout.fileno(), 1 << 20)
        if not piece:
            raise Gone(self._complaint())
        self._came += piece

    def _taken(self, most_bytes: int) -> Heard | None:
        """The first answer among what came, once all of it is there."""
        end = self._came.find(b"\n")
        if end < 0:
            if len(self._came) > _LONGEST_LINE:
                raise Gone("it does not come to an end")
            return None
        said = json.loads(self._came[:end])
        size = int(said["bytes"])
        if size > most_bytes:
            raise Gone("it says more than it may")
        if len(self._came) < end + 1 + size:
            return None
        rows = bytes(self._came[end + 1 : end + 1 + size])
        del self._came[: end + 1 + size]
        return Heard(said, rows)

    def _complaint(self) -> str:
        self._process.kill()
        code = self._process.wait()
        self._listener.join(1.0)
        told = b"".join(self._complaints)[-_COMPLAINT:].decode("utf-8", "replace")
        return f"it ended with {code}: {told}"


def _drain(stderr: IO[bytes], complaints: deque[bytes]) -> None:
    """Keep the end of what a child complains of, until it ends."""
    with stderr:
        while piece := os.read(stderr.fileno(), _COMPLAINT):
            complaints.append(piece)


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None  # noqa: S101 - all three were asked for
    return pipe
