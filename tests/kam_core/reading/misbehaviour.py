"""What a child of a test does: each a way in which reading a file may go wrong, or right."""

import ctypes
import os
import signal
import sys
import time
from pathlib import Path

from kam_core.errors import FieldsError, LockedFileError, RefusedError
from kam_core.reading.inside import progress


def double(number: int) -> dict[str, int]:
    progress("doubling", 0.5)
    return {"doubled": 2 * number}


def chatter() -> dict[str, str]:
    sys.stdout.write('{"answer": "not this"}\n')
    sys.stdout.flush()
    os.write(1, b"a library that writes past Python\n")
    return {"said": "this"}


def surroundings() -> dict[str, object]:
    return {"environment": dict(os.environ), "folder": str(Path.cwd())}


def locked() -> None:
    raise LockedFileError("{name} is protected.", name="deals.xlsx")


def fields() -> None:
    raise FieldsError({"name": RefusedError("No name {given}.", given="x")})


def bug() -> None:
    raise KeyError("nobody thought of this")


def hang() -> None:
    time.sleep(60)


def fill_memory() -> None:
    bytearray(1 << 40)


def segmentation_fault() -> None:
    ctypes.string_at(0)


def abort() -> None:
    os.abort()


def kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def leave() -> None:
    os._exit(0)
