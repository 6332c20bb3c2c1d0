"""Files that take long to make: made once in a run of the tests, by the worker that needs one first."""

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

Built = Callable[[str, Callable[[Path], object]], Path]


def built_once(factory: pytest.TempPathFactory) -> Built:
    """Gives the file of a name, and has it made where no worker of this run has made it yet.

    Whoever makes it gets a path, and leaves there one file that nobody holds open; copy it to change it.
    """
    own = factory.getbasetemp()
    # Each worker has a folder of its own in the folder of the run.
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "built"
    folder.mkdir(exist_ok=True)

    def build(name: str, make: Callable[[Path], object]) -> Path:
        ready = folder / name / "kam.duckdb"
        with (folder / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not ready.exists():
                part = folder / f"{name}.part"
                shutil.rmtree(part, ignore_errors=True)
                part.mkdir()
                make(part / ready.name)
                part.replace(ready.parent)
        return ready

    return build
