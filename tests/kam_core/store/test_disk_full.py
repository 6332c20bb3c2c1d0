"""With a file system of a few megabytes where we may mount one, and with a limit on file sizes everywhere."""

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kam_core.errors import KamError, NotSavedError, UnavailableStoreError
from kam_core.settings import ROOT
from kam_core.store.backup import back_up
from kam_core.store.content import content_of
from kam_core.store.history import broken_at
from kam_core.store.readiness import Trouble, readiness
from kam_core.store.request import Request
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 16 MB."""
    place = tmp_path / "disk"
    place.mkdir()
    try:
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(place)], capture_output=True, check=False
        ).returncode
    except FileNotFoundError:
        mounted = 1
    if mounted:
        pytest.skip("we may not mount a file system here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def fill(place: Path, leaving: int) -> Path:
    filler = place / "filler"
    space = os.statvfs(place)
    with filler.open("wb") as file:
        file.write(b"0" * max(space.f_bavail * space.f_frsize - leaving, 0))
    return filler


def save(store: Store, number: int, size: int = 2_000) -> None:
    def change(transaction: Transaction) -> str:
        transaction.record("edit", "note", "1", {"text": (None, f"{number} " + "x" * size)})
        return str(number)

    store.writer.save(Request("tester", "test", f"save-{number}"), change)


def kept(store: Store) -> int:
    history = store.database.ask(lambda cursor: cursor.sql("FROM app.history ORDER BY sequence").pl())
    assert broken_at(history) is None
    return history.height


def save_until_refused(store: Store, first: int, size: int) -> int:
    for number in range(first, 10_000):
        try:
            save(store, number, size)
        except NotSavedError as refused:
            assert "no space left on device" in str(refused).lower()
            return number
    raise AssertionError("the disk never got full")


@pytest.mark.parametrize("leaving", [0, 4_096, 20_000, 300_000, 2_000_000])
def test_a_full_disk_loses_nothing_says_so_and_the_store_comes_back(leaving: int, small_disk: Path) -> None:
    with Store(small_disk / "kam.duckdb", create=True) as store:
        save(store, 1)
        filler = fill(small_disk, leaving)
        refused = save_until_refused(store, 2, size=max(2_000, leaving // 30))
        assert kept(store) == refused - 1
        assert not readiness(store).ok
        filler.unlink()
        # What was refused is saved again under the id it had.
        save(store, refused)
        save(store, refused + 1)
        assert kept(store) == refused + 1
        assert readiness(store).troubles == (Trouble.NO_SPACE,)
    with Store(small_disk / "kam.duckdb") as store:
        assert kept(store) == refused + 1


def test_a_checkpoint_that_fails_on_a_full_disk_costs_no_confirmed_save(small_disk: Path) -> None:
    with Store(small_disk / "kam.duckdb", create=True) as store:
        for number in range(1, 51):
            save(store, number, 40_000)
        filler = fill(small_disk, 0)
        with pytest.raises(UnavailableStoreError):
            store.database.ask(lambda cursor: cursor.execute("CHECKPOINT"))
        assert kept(store) == 50
        with pytest.raises(NotSavedError):
            save(store, 51, 40_000)
        filler.unlink()
        started = time.monotonic()
        save(store, 51, 40_000)
        assert time.monotonic() - started < 100
        assert kept(store) == 51


def test_a_backup_that_does_not_fit_is_refused_and_leaves_nothing(small_disk: Path) -> None:
    with Store(small_disk / "kam.duckdb", create=True) as store:
        save(store, 1)
        fill(small_disk, 1_000_000)
        with pytest.raises(UnavailableStoreError, match="MB are free"):
            back_up(store, small_disk / "backups")
        assert list((small_disk / "backups").iterdir()) == []
        assert kept(store) == 1


@pytest.mark.parametrize("more", [0, 5_000, 100_000])
def test_a_file_that_may_not_grow_loses_nothing(more: int, tmp_path: Path) -> None:
    path = tmp_path / "kam.duckdb"
    with Store(path, create=True) as store:
        save(store, 1)
    program = [sys.executable, "-m", "tests.kam_core.store.test_disk_full", str(path), str(more)]
    done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    confirmed = int(done.stdout)
    with Store(path) as store:
        assert kept(store) == confirmed
    assert content_of(path).rows["app.history"] == confirmed


def main() -> None:
    """Save under a limit on the size of files until that is refused, then without it; print how many were kept."""
    path, more = Path(sys.argv[1]), int(sys.argv[2])
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with Store(path) as store:
        save(store, 2)
        _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        log = path.with_name(path.name + ".wal").stat().st_size
        resource.setrlimit(resource.RLIMIT_FSIZE, (log + more, hard))
        number = 3
        try:
            while number < 1_000:
                save(store, number)
                number += 1
        except NotSavedError:
            resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
        save(store, number)
        sys.stdout.write(str(number))


if __name__ == "__main__":
    try:
        main()
    except KamError as fault:
        sys.exit(f"{type(fault).__name__}: {fault}")
