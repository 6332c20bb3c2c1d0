"""Sessions on a running server: 1, 10 and 50 at once on each screen, by `st_load.py`."""

import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from measure import ROOT

PORT = 8599
SCREENS = {
    "Portfolio": "",
    "Account": "account",
    "Existing customers": "existing",
    "KPI trends": "trends",
    "White space": "white_space",
    "Workbench": "workbench",
    "Themes": "themes",
    "Pipeline": "pipeline",
    "Programme": "programme",
    "Selection": "selection",
    "Criteria": "criteria",
    "Data": "data",
}


@contextmanager
def server(database: Path) -> Iterator[int]:
    """The product over `database`; gives its process."""
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={PORT}"],
        cwd=ROOT,
        env={**os.environ, "KAM_DATABASE": str(database)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait()
        yield process.pid
    finally:
        process.terminate()
        process.wait()


def load(pid: int, screen: str, sessions: int, *, query: str = "", warmup: int = 1, repeats: int = 5) -> dict:
    """What `st_load.py` says of one screen."""
    words = ["--url", f"http://127.0.0.1:{PORT}", "--page", screen, "--sessions", str(sessions), "--pid", str(pid)]
    words += ["--repeats", str(repeats), "--warmup", str(warmup), "--query", query, "--timeout", "180"]
    words = [sys.executable, "bench/st_load.py", *words]
    done = subprocess.run(words, check=False, cwd=ROOT, capture_output=True, text=True)
    return json.loads(done.stdout)


def _wait() -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/healthz", timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("the server did not start")
