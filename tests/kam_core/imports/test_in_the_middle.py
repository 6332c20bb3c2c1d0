"""A load or an undoing that ends in the middle, by a kill or a full disk, leaves the store as it was.

`python -m tests.kam_core.imports.test_in_the_middle STORE FILE WHAT HOW` is the process that ends.
"""

import os
import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kam_core.errors import NotSavedError
from kam_core.imports.undo import undo
from kam_core.ingest.load import load_file
from kam_core.settings import ROOT
from kam_core.store.store import Store
from tests.kam_core.imports.conftest import checksums

# Enough to be written out before the end: some ten thousand orders, among them all of the world's.
HEAD = "order_no,line_no,order_date,account_id,product_id,revenue,note\n"
ORDERS = "".join(f"N-{n},1,2025-0{n % 9 + 1}-01,00{n % 3 + 1},10,{n}.25,{n * 7919} some words\n" for n in range(20_000))
WORLDS = "".join(f"O-{n},1,2025-03-01,001,10,1.00,\n" for n in range(1, 13))


@pytest.fixture
def place(world_store: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(world_store, tmp_path / "kam.duckdb"))


def ended(place: Path, what: str, how: str) -> str:
    file = place.with_name("order_lines.csv")
    file.write_text(HEAD + WORLDS + ORDERS)
    words = [sys.executable, "-m", "tests.kam_core.imports.test_in_the_middle", str(place), str(file), what, how]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode in {0, -signal.SIGKILL}, done.stderr
    return done.stdout


@pytest.mark.parametrize("how", ["Adding up", "commit"])
def test_a_load_that_is_killed_leaves_nothing(place: Path, how: str) -> None:
    with Store(place) as store:
        before = checksums(store)
    ended(place, "load", how)
    with Store(place) as store:
        assert checksums(store) == before


@pytest.mark.parametrize("how", ["Undoing", "commit"])
def test_an_undoing_that_is_killed_leaves_the_load(place: Path, how: str) -> None:
    ended(place, "undo", how)
    with Store(place) as store:
        there = checksums(store)
        assert store.database.read("ingest", "loads")["undone_at"][0] is None
        undo(store, 6, "Ada")
        assert checksums(store) != there


def test_a_full_disk_in_the_middle_leaves_nothing(place: Path) -> None:
    with Store(place) as store:
        before = checksums(store)
    assert ended(place, "load", "full") == "refused"
    with Store(place) as store:
        assert checksums(store) == before


def main(path: Path, file: Path, what: str, how: str) -> None:
    end_at = [how]

    def heard(step: str, share: float = 1.0) -> None:
        # After the work of a step, or before the commit.
        if end_at[0] and step.startswith(end_at[0]) and (share == 1 or end_at[0] != how):
            os.kill(os.getpid(), signal.SIGKILL)

    end_at[0] = "" if what == "undo" else how
    with Store(path, step=heard) as store:
        if how == "full":
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
            resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
        try:
            load_file(store, file, "order_lines", who="Ada", progress=heard)
        except NotSavedError:
            sys.stdout.write("refused")
            resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
        end_at[0] = how
        if what == "undo":
            undo(store, 6, "Ada", heard)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
