from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kam_core.store import shelf

STORE = Path("/somewhere/kam.duckdb")
NOON = datetime(2026, 3, 1, 12, 0, 0)


def put(folder: Path, at: datetime, reason: str = "hourly", state: str = "00000001", size: int = 0) -> Path:
    path = folder / shelf.name_of(STORE, at, reason, state)
    path.write_bytes(b"x" * size)
    return path


def test_the_name_of_a_backup_tells_of_what_when_why_and_which_state(tmp_path: Path) -> None:
    path = put(tmp_path, NOON, "import", "0a1b2c3d")
    assert path.name == "kam-20260301T120000Z-import-0a1b2c3d.duckdb"
    assert shelf.backups(tmp_path, STORE) == [shelf.Backup(NOON, path, "kam", "import", "0a1b2c3d")]


def test_other_files_and_other_stores_are_passed_over(tmp_path: Path) -> None:
    for name in ("notes.txt", "kam.duckdb", ".kam-1.part", "other-20260301T120000Z-hourly-0a1b2c3d.duckdb"):
        (tmp_path / name).touch()
    assert shelf.backups(tmp_path, STORE) == []
    assert shelf.backups(tmp_path / "missing", STORE) == []


@pytest.mark.parametrize(
    ("minutes", "state", "expected"),
    [
        pytest.param(59, "2", False, id="within the hour"),
        pytest.param(60, "2", True, id="after an hour with changes"),
        pytest.param(600, "1", False, id="after ten hours without any"),
        pytest.param(-5, "2", True, id="when the clock was set back"),
    ],
)
def test_a_backup_is_due_every_hour_in_which_something_changed(
    minutes: int, state: str, expected: bool, tmp_path: Path
) -> None:
    put(tmp_path, NOON, state="00000001")
    now = NOON + timedelta(minutes=minutes)
    assert shelf.due(tmp_path, STORE, now, state.zfill(8)) is expected


def test_the_first_backup_is_due_at_once(tmp_path: Path) -> None:
    assert shelf.due(tmp_path, STORE, NOON, "00000001")


def test_24_hours_and_30_days_are_kept(tmp_path: Path) -> None:
    # Every half hour for forty days, up to 2026-03-01 12:00.
    moments = [NOON - timedelta(minutes=30 * step) for step in range(40 * 48)]
    for at in moments:
        put(tmp_path, at)
    shelf.prune(tmp_path, STORE)
    kept = [backup.at for backup in shelf.backups(tmp_path, STORE)]
    hours = [NOON] + [datetime(2026, 3, 1, 11, 30) - timedelta(hours=h) for h in range(23)]
    days = [datetime(2026, 2, 28, 23, 30) - timedelta(days=d) for d in range(29)]
    assert kept == sorted(set(hours + days))


def test_what_somebody_asked_for_or_preceded_a_migration_is_never_thrown_away(tmp_path: Path) -> None:
    for step in range(50):
        put(tmp_path, NOON - timedelta(minutes=step), "asked")
        put(tmp_path, NOON - timedelta(minutes=step), "migration")
    assert shelf.prune(tmp_path, STORE, share=0.0) == []


def test_the_oldest_automatic_ones_go_when_they_take_more_than_their_share_of_the_disk(tmp_path: Path) -> None:
    asked = put(tmp_path, NOON - timedelta(days=9), "asked", size=1000)
    paths = [put(tmp_path, NOON - timedelta(days=day), size=1000) for day in range(5)]
    total = shelf.shutil.disk_usage(tmp_path).total
    gone = shelf.prune(tmp_path, STORE, share=3500 / total)
    assert set(gone) == {paths[4], paths[3], paths[2]}
    assert asked.exists() and paths[0].exists() and paths[1].exists()
