"""A process of ours that works for one visitor alone, and how it begins on both sides."""

import os
import subprocess
import sys
from importlib.abc import MetaPathFinder
from pathlib import Path
from typing import IO, TextIO

from kam_core.settings import ROOT

# Where libraries are found; nothing else of this process is the child's business, least of all its secrets.
_PASSED_ON = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT", "TZ")


def spawned(module: str, folder: Path, complaints: IO[bytes] | int) -> subprocess.Popen[bytes]:
    """The module in a process of its own, asked and answering over pipes, with next to nothing in its environment.

    `complaints` is where its standard error goes, as `subprocess` takes it.
    """
    environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    environment |= {
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": os.environ.get("PYTHONDONTWRITEBYTECODE", ""),
        "TMPDIR": str(folder),
        "HOME": str(folder),
        # Arenas and pools reserve addresses by the gigabyte, which the limit on memory counts.
        "MALLOC_ARENA_MAX": "2",
        "ARROW_DEFAULT_MEMORY_POOL": "system",
        "OMP_NUM_THREADS": "2",
        "POLARS_MAX_THREADS": "2",
    }
    # Not multiprocessing: that would run the caller's main script again, which here is a server.
    return subprocess.Popen(  # noqa: S603 - the module is one of ours
        [sys.executable, "-P", "-s", "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=complaints,
        cwd=folder,
        env=environment,
    )


class _WithoutPandas(MetaPathFinder):
    """Arrow would load pandas to ask whether a list is one of its own, which takes longer than most files."""

    def find_spec(self, fullname: str, *_told: object) -> None:
        if fullname == "pandas":
            raise ModuleNotFoundError(name=fullname)


def begin() -> TextIO:
    """Called in the child first of all: where it answers; what a library prints does not get among the answers."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return answers


def without_pandas() -> None:
    """See to it that this child does not import pandas."""
    sys.meta_path.insert(0, _WithoutPandas())
