"""The one door: any file in, its rows as text and an account of every one of them out."""

from dataclasses import asdict
from pathlib import Path

from kam_core.errors import NoDataError, TooLargeError, UnreadableFileError
from kam_core.reading.child import Progress, in_child
from kam_core.reading.limits import Limits, from_environment
from kam_core.reading.model import Reading, Told
from kam_core.reading.take import reading_of

_MB = 1_000_000


def read(
    path: Path, folder: Path, told: Told | None = None, limits: Limits | None = None, progress: Progress | None = None
) -> Reading:
    """Read the file at `path` in a process of its own; what comes of it lies in `folder`, which is there and empty.

    `told` is what a person said of the file, `limits` those of this installation where none are given, and
    `progress` hears of steps and shares.

    Raises:
        UnreadableFileError: the file cannot be read; the message says why and the hint what to do. Its kinds are
            NoDataError, LockedFileError, DamagedFileError and TooLargeError.
    """
    limits = limits or from_environment()
    _look_at(path, limits)
    asked = {
        "path": str(path.absolute()),
        "folder": str(folder.absolute()),
        "told": asdict(told or Told()),
        "limits": asdict(limits),
    }
    return reading_of(in_child("kam_core.reading.take:take", asked, folder, limits, progress))


def _look_at(path: Path, limits: Limits) -> None:
    if not path.is_file():
        raise UnreadableFileError("There is no file {path}.", path=path)
    size = path.stat().st_size
    if not size:
        raise NoDataError("This file is empty.")
    if limits.file_bytes is not None and size > limits.file_bytes:
        raise TooLargeError(
            "This file is too large: {n} MB, more than {most} MB.", n=size // _MB, most=limits.file_bytes // _MB
        )
