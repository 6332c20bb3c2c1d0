"""One function in a process of its own, so that whatever a file does to its reader stays there."""

import contextlib
import json
import logging
import os
import selectors
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from kam_core.errors import DamagedFileError, KamError, TooLargeError
from kam_core.reading.faults import told_fault
from kam_core.reading.limits import Limits
from kam_core.reading.spawning import spawned
from kam_core.text.words import language

Progress = Callable[[str, float], None]

_LOG = logging.getLogger(__name__)
_MB = 1_000_000
# The names of 2,000 columns and what is said of them, many times over: a child that says more has gone wild.
_LONGEST_ANSWER = 64 * _MB
_MOST_PATIENCE = 3
_OUT_OF_MEMORY = ("memory allocation of", "bad_alloc", "MemoryError", "Cannot allocate memory", "out of memory")


def in_child(
    function: str,
    asked: Mapping[str, object],
    folder: Path,
    limits: Limits,
    progress: Progress | None = None,
    *,
    with_pandas: bool = False,
) -> dict[str, Any]:
    """What `module:function` answers to `asked`, both plain JSON, in a process that is started for it alone.

    `with_pandas`: whether it can be imported there; nobody who reads a file needs it.

    Raises:
        KamError: as the function raised it.
        TooLargeError: the child took more memory or time than it may.
        DamagedFileError: the child broke down over the file.
    """
    request = {
        "function": function,
        "asked": asked,
        "language": language(),
        "memory_bytes": limits.memory_bytes,
        "seconds": limits.seconds,
        "with_pandas": with_pandas,
    }
    with tempfile.TemporaryFile() as complaints, spawned("kam_core.reading.inside", folder, complaints) as child:
        try:
            _send(child, request)
            answer = _answer(child, limits.seconds, progress)
        finally:
            child.kill()
            child.wait()
        if answer is None:
            raise _broken_down(child.returncode, complaints, limits)
    if "fault" in answer:
        raise told_fault(answer["fault"])
    found: dict[str, Any] = answer["answer"]
    return found


def _send(child: subprocess.Popen[bytes], request: Mapping[str, object]) -> None:
    """Ask; a child that died at once shows in its answer, which is none."""
    assert child.stdin is not None  # noqa: S101 - it was asked for as a pipe
    with contextlib.suppress(BrokenPipeError):
        # It stays open: where it ends, the child knows that nobody waits for it any more.
        child.stdin.write(json.dumps(request).encode() + b"\n")
        child.stdin.flush()


def _answer(child: subprocess.Popen[bytes], seconds: float | None, progress: Progress | None) -> dict[str, Any] | None:
    """What the child said last; None where it ended without a word.

    Raises:
        TooLargeError: it was still at work when its time was over.
    """
    for line in _lines(child, seconds):
        try:
            said: dict[str, Any] = json.loads(line)
        except ValueError:
            return None
        if "progress" not in said:
            return said
        if progress:
            progress(*said["progress"])
    return None


def _lines(child: subprocess.Popen[bytes], seconds: float | None) -> Iterator[bytes]:
    assert child.stdout is not None  # noqa: S101 - it was asked for as a pipe
    started, begun = time.monotonic(), b""
    with selectors.DefaultSelector() as waiting:
        waiting.register(child.stdout, selectors.EVENT_READ)
        while True:
            left = None if seconds is None else _left(child, seconds, time.monotonic() - started)
            if left == 0:
                raise TooLargeError("Reading this file takes more than {seconds} seconds.", seconds=f"{seconds:g}")
            if not waiting.select(left):
                continue
            piece = os.read(child.stdout.fileno(), 1 << 16)
            if not piece or len(begun) > _LONGEST_ANSWER:
                return
            *whole, begun = (begun + piece).split(b"\n")
            yield from whole


def _left(child: subprocess.Popen[bytes], seconds: float, passed: float) -> float:
    """The seconds until we look again; 0 where its time is over.

    A child that others keep from working gets up to three times as long: a busy machine is no fault of the file.
    """
    if passed < seconds:
        return max(seconds - passed, 0.01)
    return 1.0 if passed < _MOST_PATIENCE * seconds and _is_kept_waiting(child.pid, seconds) else 0


def _is_kept_waiting(process: int, seconds: float) -> bool:
    """Whether the process would run and has had less than half of the time; false where the system does not say."""
    try:
        told = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return False
    used = (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")
    return told[0] == "R" and used < seconds / 2


def _broken_down(code: int, complaints: IO[bytes], limits: Limits) -> KamError:
    complaints.seek(max(0, complaints.seek(0, os.SEEK_END) - 4000))
    complaint = complaints.read().decode("utf-8", "replace")
    _LOG.warning("the process that read a file ended with %s: %s", code, complaint)
    if limits.memory_bytes and any(sign in complaint for sign in _OUT_OF_MEMORY):
        return TooLargeError(
            "This file is too large: reading it needs more than {megabytes} MB of memory.",
            megabytes=limits.memory_bytes // _MB,
        )
    return DamagedFileError("This file is damaged, or larger than it looks: its reader broke off.")
