import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kam_core.settings import ROOT
from kam_core.store.store import Store
from tests.kam_core.store.saving import WORKLOADS, check, image, save_number

STEPS = ("lock", "begin", "update", "history", "commit", "ack")


@pytest.mark.parametrize("workload", WORKLOADS)
def test_a_killed_process_loses_no_confirmed_save_and_tears_none(workload: str, tmp_path: Path) -> None:
    killed_at_moments(workload, tmp_path, seed=1, moments=4)


def killed_at_moments(workload: str, folder: Path, seed: int, moments: int) -> None:
    path, acks = folder / "kam.duckdb", folder / "acks"
    Store(path, create=True).close()
    acks.touch()
    chance = random.Random(f"{workload}{seed}")
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.kam_core.store.saving", str(path), workload, str(acks)], cwd=ROOT
    )
    images = []
    try:
        await_lines(acks, 3, child)
        for moment in range(moments):
            time.sleep(chance.uniform(0.0, 0.08))
            # What a stopped process has on the disk is what it would leave if it were killed there.
            child.send_signal(signal.SIGSTOP)
            os.waitpid(child.pid, os.WUNTRACED)
            told = acks.read_text().splitlines()
            images.append((image(path, folder / str(moment)), told))
            if moment < moments - 1:
                child.send_signal(signal.SIGCONT)
    finally:
        child.kill()
        child.wait()
    for left, told in images:
        check(left, told)
    check(path, acks.read_text().splitlines())


def await_lines(file: Path, count: int, child: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 60
    while file.read_bytes().count(b"\n") < count:
        assert child.poll() is None
        assert time.monotonic() < until
        time.sleep(0.01)


@pytest.mark.parametrize("step", STEPS)
def test_a_crash_before_any_step_of_a_save_leaves_it_whole_or_undone(step: str, tmp_path: Path) -> None:
    crashed_before(step, tmp_path, saves=4)


def crashed_before(step: str, folder: Path, saves: int) -> None:
    path = folder / "kam.duckdb"
    acks: list[str] = []
    images: list[tuple[Path, list[str]]] = []

    def crash(reached: str) -> None:
        if reached == step:
            images.append((image(path, folder / f"{step}-{len(images)}"), list(acks)))

    with Store(path, create=True, step=crash) as store:
        for number in range(1, saves + 1):
            save_number(store, number)
            acks.append(f"save {number}")
    assert len(images) == saves
    for left, told in images:
        check(left, told)
        shutil.rmtree(left.parent)


def test_a_save_is_in_the_file_before_it_is_confirmed(tmp_path: Path) -> None:
    path = tmp_path / "kam.duckdb"
    images: list[Path] = []

    def crash(reached: str) -> None:
        if reached == "ack":
            images.append(image(path, tmp_path / f"ack-{len(images)}"))

    with Store(path, create=True, step=crash) as store:
        save_number(store, 1)
    check(images[0], ["save 1"])
