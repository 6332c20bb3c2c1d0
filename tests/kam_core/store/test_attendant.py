import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kam_core.errors import KamError
from kam_core.store.attendant import Attendant
from kam_core.store.channel import NobodyAnswersError, ask
from kam_core.store.content import content_of
from kam_core.store.shelf import backups, folder_beside
from kam_core.store.store import Store
from tests.kam_core.store.saving import save_number


@pytest.fixture
def running() -> Iterator[Store]:
    """A store that is attended to, looked at ten times a second."""
    with tempfile.TemporaryDirectory(prefix="k") as folder, Store(Path(folder) / "kam.duckdb", create=True) as store:
        attendant = Attendant(store.path, lambda: store, every=0.1)
        attendant.start()
        yield store
        attendant.stop()


def test_it_answers_info_and_backup(running: Store) -> None:
    found = ask(running.path, "info")
    assert isinstance(found, dict) and found["rows"]["facts.order_line"] == 0
    backup = Path(str(ask(running.path, "backup", folder=str(running.path.parent / "mine"))))
    assert content_of(backup).rows["app.history"] == 0


def test_it_backs_up_by_itself(running: Store) -> None:
    save_number(running, 1)
    until = time.monotonic() + 60
    while not backups(folder_beside(running.path), running.path):
        assert time.monotonic() < until
        time.sleep(0.05)
    assert backups(folder_beside(running.path), running.path)[0].reason == "hourly"


def test_a_backup_that_cannot_be_made_is_told_and_tried_again(tmp_path: Path) -> None:
    told: list[KamError] = []
    with Store(tmp_path / "kam.duckdb", create=True) as store:
        folder_beside(store.path).touch()
        attendant = Attendant(store.path, lambda: store, told.append, every=0.02)
        attendant.start()
        until = time.monotonic() + 60
        while len(told) < 2 and time.monotonic() < until:
            time.sleep(0.02)
        attendant.stop()
        assert len(told) >= 2
        with pytest.raises(NobodyAnswersError):
            ask(store.path, "info")
