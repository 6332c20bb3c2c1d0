import re
import subprocess
import sys
import threading
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import duckdb
import polars as pl
import pytest

from kam_core.errors import (
    DamagedStoreError,
    KamError,
    LockedStoreError,
    NewerStoreError,
    RefusedError,
    UnavailableStoreError,
)
from kam_core.settings import ROOT
from kam_core.store import shelf
from kam_core.store.backup import back_up, back_up_if_due, checked, restore
from kam_core.store.clock import now_utc
from kam_core.store.confirmed import being_restored, log_of
from kam_core.store.content import content_of
from kam_core.store.history import broken_at
from kam_core.store.store import Store
from tests.kam_core.store.saving import FIELDS, image, save_number


def test_a_backup_holds_what_the_store_holds_and_has_its_schema(world: Store, tmp_path: Path) -> None:
    save_number(world, 1)
    backup = back_up(world, tmp_path / "backups")
    world.close()
    assert content_of(backup) == content_of(world.path)
    assert re.fullmatch(r"kam-\d{8}T\d{6}Z-asked-[0-9a-f]{8}\.duckdb", backup.name)
    assert list((tmp_path / "backups").iterdir()) == [backup]


def test_a_backup_is_a_store_of_its_own(world: Store, tmp_path: Path) -> None:
    with Store(back_up(world, tmp_path / "backups")) as opened:
        names = opened.database.ask(
            lambda cursor: cursor.execute("SELECT account_name FROM app.account ORDER BY account_id").fetchall()
        )
        assert names == [("Alpha",), ("Beta",), ("Gamma",)]
        save_number(opened, 1)
        # Keys and checks came along.
        with pytest.raises(duckdb.ConstraintException):
            save_twice_under_one_key(opened)


def save_twice_under_one_key(store: Store) -> None:
    rate = pl.DataFrame({"currency": ["USD"], "rate_date": [datetime(2023, 1, 1).date()], "rate": [1], "batch_id": [1]})
    store.writer.load(lambda transaction: transaction.insert("facts.exchange_rate", rate))


def test_backups_made_while_eight_write_are_each_of_one_moment(store: Store, tmp_path: Path) -> None:
    backups_under_writers(store, tmp_path / "backups", 4)


def test_backups_are_made_while_others_count_every_table_of_every_database(world: Store, tmp_path: Path) -> None:
    backups_beside_others(world, tmp_path, 2)


def backups_beside_others(store: Store, folder: Path, count: int) -> None:
    over, refused = threading.Event(), list[KamError]()

    def back_up_too() -> None:
        while not over.is_set():
            try:
                back_up(store, folder / "others")
            except KamError as fault:
                refused.append(fault)

    others = [threading.Thread(target=back_up_too) for _ in range(2)]
    for thread in others:
        thread.start()
    try:
        made = [back_up(store, folder / "backups") for _ in range(count)]
    finally:
        over.set()
        for thread in others:
            thread.join()
    assert not refused
    assert len({content_of(backup).schema for backup in made if backup.exists()}) == 1


def backups_under_writers(store: Store, folder: Path, count: int) -> None:
    over, lock, numbers = threading.Event(), threading.Lock(), iter(range(1, 1_000_000))

    def write() -> None:
        while not over.is_set():
            with lock:
                number = next(numbers)
            save_number(store, number)

    writers = [threading.Thread(target=write) for _ in range(8)]
    for writer in writers:
        writer.start()
    try:
        made = [back_up(store, folder) for _ in range(count)]
    finally:
        over.set()
        for writer in writers:
            writer.join()
    for backup in set(made):
        with duckdb.connect(str(backup), read_only=True) as copy:
            history = copy.sql("FROM app.history ORDER BY sequence").pl()
            assert broken_at(history) is None
            saves = copy.execute("SELECT count(*) FROM app.request").fetchall()[0][0]
            assert history.height == FIELDS * saves
            assert copy.execute("SELECT revision FROM app.revision").fetchall() == [(saves,)]
            latest = {row["record_id"]: row["new_value"] for row in history.iter_rows(named=True)}
            table = copy.execute("SELECT name, value FROM app.setting WHERE name LIKE 'field-%'").fetchall()
            assert dict(table) == latest


def test_a_store_that_did_not_change_is_not_backed_up_again(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    first = back_up_if_due(store, folder)
    assert first is not None
    state = shelf.backups(folder, store.path)[0].state
    earlier = folder / shelf.name_of(store.path, now_utc() - timedelta(hours=5), "hourly", state)
    first.rename(earlier)
    assert back_up_if_due(store, folder) is None
    save_number(store, 1)
    assert back_up_if_due(store, folder) is not None


def test_restore_puts_the_backup_in_place_and_keeps_what_was_there(store: Store, tmp_path: Path) -> None:
    save_number(store, 1)
    backup = back_up(store, tmp_path / "backups")
    save_number(store, 2)
    store.close()
    present = store.path.read_bytes()
    aside = restore(backup, store.path)
    assert content_of(store.path) == content_of(backup)
    assert aside is not None
    assert aside.read_bytes() == present
    assert re.fullmatch(r"kam\.duckdb\.before-restore-\d{8}T\d{6}Z", aside.name)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["backups", "kam.duckdb", aside.name]


def test_restore_keeps_a_damaged_file_and_its_log(store: Store, tmp_path: Path) -> None:
    save_number(store, 1)
    backup = back_up(store, tmp_path / "backups")
    crashed = image(store.path, tmp_path / "crashed")
    crashed.write_bytes(b"damaged")
    log = log_of(crashed).read_bytes()
    aside = restore(backup, crashed)
    assert aside is not None
    assert aside.read_bytes() == b"damaged"
    assert log_of(aside).read_bytes() == log
    with Store(crashed) as restored:
        assert restored.database.read("store", "revisions")["store"].to_list() == ["0.1"]


def test_restore_where_there_is_nothing(store: Store, tmp_path: Path) -> None:
    backup = back_up(store, tmp_path / "backups")
    assert restore(backup, tmp_path / "elsewhere" / "new.duckdb") is None
    assert content_of(tmp_path / "elsewhere" / "new.duckdb") == content_of(backup)


def test_an_interrupted_restore_is_said_and_can_be_done_again(store: Store, tmp_path: Path) -> None:
    backup = back_up(store, tmp_path / "backups")
    store.close()
    being_restored(store.path)
    with pytest.raises(DamagedStoreError, match="interrupted"):
        Store(store.path)
    restore(backup, store.path)
    Store(store.path).close()


@pytest.mark.parametrize("how", ["missing", "folder", "flipped", "half", "newer", "other"])
def test_a_backup_that_cannot_be_used_changes_nothing(how: str, store: Store, tmp_path: Path) -> None:
    save_number(store, 1)
    backup = back_up(store, tmp_path / "backups")
    store.close()
    before = store.path.read_bytes()
    data = bytearray(backup.read_bytes())
    if how == "missing":
        backup.unlink()
    elif how == "folder":
        backup = backup.parent
    elif how == "flipped":
        data[9] ^= 1
        backup.write_bytes(data)
    elif how == "half":
        backup.write_bytes(data[: len(data) // 2])
    elif how == "newer":
        with duckdb.connect(str(backup)) as connection:
            connection.execute("INSERT INTO app.migration VALUES (9999, 'later', 'x', TIMESTAMP '2030-01-01')")
    else:
        backup.unlink()
        with duckdb.connect(str(backup)) as connection:
            connection.execute("CREATE TABLE theirs AS SELECT 1 AS one")
    with pytest.raises((DamagedStoreError, NewerStoreError, RefusedError, UnavailableStoreError)):
        restore(backup, store.path)
    assert store.path.read_bytes() == before
    assert sorted(file.name for file in tmp_path.iterdir()) == ["backups", "kam.duckdb"]


def test_a_folder_that_cannot_be_is_explained(store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UnavailableStoreError, match="No backup in"):
        back_up(store, tmp_path / "file" / "backups")


def test_checking_a_backup_finds_a_table_that_cannot_be_read(store: Store, tmp_path: Path) -> None:
    for number in range(30):
        save_number(store, number)
    backup = back_up(store, tmp_path / "backups")
    data = backup.read_bytes()
    for place in range(12_288 + 4_096, len(data), 131_072):
        spoilt = bytearray(data)
        spoilt[place] ^= 1
        backup.write_bytes(spoilt)
        # Not every block holds something of a table.
        with suppress(DamagedStoreError):
            checked(backup)
            continue
        return
    pytest.fail("no damage was found")


def test_names_with_quotes_in_them_do_not_matter(tmp_path: Path) -> None:
    folder = tmp_path / 'it\'s "here"'
    folder.mkdir()
    with Store(folder / "our'store\".duckdb", create=True) as store:
        save_number(store, 1)
        assert checked(back_up(store, folder)).rows["app.history"] == FIELDS


def test_a_store_that_is_open_elsewhere_is_not_replaced(store: Store, tmp_path: Path) -> None:
    backup = back_up(store, tmp_path / "backups")
    path = tmp_path / "held.duckdb"
    Store(path, create=True).close()
    hold = "import sys, duckdb; c = duckdb.connect(sys.argv[1]); print('open', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(path)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout and holder.stdout.readline() == b"open\n"
        with pytest.raises(LockedStoreError, match=f"Already running, process {holder.pid}"):
            restore(backup, path)
        holder.communicate()
