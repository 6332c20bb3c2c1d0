"""What goes on beside the screens, from when the store is open to the end."""

import json
import logging
import shutil
import threading
import time
from pathlib import Path

import pytest

from pages.server import lifetime
from pages.session import forecasts, resources

BACKUPS = "backups"


def threads() -> set[str]:
    return {thread.name for thread in threading.enumerate()}


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_bug_in_one_look_is_told_and_backups_go_on_until_the_end(
    world_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def look() -> None:
        raise ZeroDivisionError

    monkeypatch.setenv("KAM_DATABASE", str(shutil.copy(world_store, tmp_path / "kam.duckdb")))
    monkeypatch.setattr(lifetime, "_SECONDS_BETWEEN_FORECASTS", 0.05)
    monkeypatch.setattr(forecasts, "begin_if_due", look)
    monkeypatch.setattr(logging.getLogger("kam"), "propagate", True)
    caplog.set_level(logging.INFO, "kam")
    over = threading.Event()
    attending = threading.Thread(target=lifetime._attend, args=(over,))
    attending.start()
    try:
        until = time.monotonic() + 60
        while not told(caplog) and time.monotonic() < until:
            time.sleep(0.05)
        assert (attending.is_alive(), BACKUPS in threads()) == (True, True)
        assert told(caplog) == ["ZeroDivisionError"]
    finally:
        over.set()
        attending.join()
        resources.close()
    assert BACKUPS not in threads()


def told(caplog: pytest.LogCaptureFixture) -> list[str]:
    """The kinds of faults in the log."""
    lines = [json.loads(record.getMessage()) for record in caplog.records if record.name == "kam"]
    return [line["kind"] for line in lines if "kind" in line]
