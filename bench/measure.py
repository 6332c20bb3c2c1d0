"""Times a call or a command: best of a few runs, wall clock; for a command also its peak memory."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Took:
    """One command: seconds of the clock, seconds of CPU, megabytes at its peak."""

    wall: float
    cpu: float
    peak_mb: float


def seconds(call: Callable[[], object], runs: int = 5) -> float:
    """The shortest of `runs` calls, after one that is not counted."""
    call()
    return min(_once(call) for _ in range(runs))


def _once(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def command(*words: str, **environment: str) -> Took:
    """Run a Python command from the project's folder; it must end with 0."""
    began = time.perf_counter()
    process = subprocess.Popen([sys.executable, *words], cwd=ROOT, env={**os.environ, **environment})
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(words)} ended with {os.waitstatus_to_exitcode(status)}")
    # The kernel counts kilobytes here.
    return Took(time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def machine() -> str:
    """What it ran on, and how busy that was with other things."""
    model = next((line.split(":")[1].strip() for line in Path("/proc/cpuinfo").open() if "model name" in line), "?")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    load = os.getloadavg()[0]
    return f"{os.cpu_count()} cores ({model}), {memory:.0f} GB, Python {sys.version.split()[0]}, load {load:.1f} at the start"
