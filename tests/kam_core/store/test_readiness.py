import threading
from datetime import timedelta
from pathlib import Path

import pytest

from kam_core.errors import UnavailableStoreError
from kam_core.store import shelf
from kam_core.store.clock import now_utc
from kam_core.store.content import fingerprint
from kam_core.store.readiness import Trouble, readiness
from kam_core.store.store import Store
from tests.kam_core.store.saving import save_number

PATIENT = 30.0


def test_a_store_that_works_is_ready(store: Store) -> None:
    found = readiness(store, within=PATIENT)
    assert (found.ok, found.troubles) == (True, ())


def test_a_store_that_duckdb_gave_up_is_ready_again_once_it_opens(store: Store) -> None:
    store.connection.give_up()
    assert readiness(store, within=PATIENT).ok


@pytest.mark.parametrize("replaced", [False, True])
def test_a_store_whose_file_was_deleted_is_not_ready_and_saves_nothing(store: Store, *, replaced: bool) -> None:
    moved = store.path.rename(store.path.with_name("moved"))
    if replaced:
        store.path.write_bytes(b"another")
    with pytest.raises(UnavailableStoreError, match="deleted or replaced"):
        save_number(store, 1)
    assert readiness(store, within=PATIENT).troubles == (Trouble.UNREADABLE,)
    moved.replace(store.path)
    save_number(store, 1)
    assert readiness(store, within=PATIENT).ok


def test_a_store_that_cannot_be_opened_again_is_not_ready(store: Store) -> None:
    moved = store.path.with_name("moved")
    save_number(store, 1)
    store.connection.close()
    store.path.rename(moved)
    store.path.mkdir()
    store.connection._closed = False
    store.connection.give_up()
    assert readiness(store, within=PATIENT).troubles == (Trouble.UNREADABLE,)
    store.path.rmdir()


def test_a_held_lock_is_not_ready_and_looks_do_not_pile_up(store: Store) -> None:
    held, over = threading.Event(), threading.Event()

    def hold(_: object) -> None:
        held.set()
        over.wait()

    holder = threading.Thread(target=lambda: store.writer.derive(hold))
    holder.start()
    held.wait()
    before = threading.active_count()
    assert readiness(store, within=0.05).troubles == (Trouble.SLOW,)
    for _ in range(5):
        assert readiness(store, within=0.05).troubles == (Trouble.SLOW,)
    assert threading.active_count() <= before + 1
    over.set()
    holder.join()
    while not readiness(store, within=PATIENT).ok:
        pass


@pytest.mark.parametrize(
    ("hours", "changed", "expected"),
    [
        pytest.param(1, True, (), id="an hour old"),
        pytest.param(3, True, (Trouble.STALE_BACKUP,), id="three hours old, with changes since"),
        pytest.param(300, False, (), id="old, but nothing changed"),
    ],
)
def test_changes_without_a_backup_are_not_ready(
    hours: int, changed: bool, expected: tuple[Trouble, ...], store: Store, tmp_path: Path
) -> None:
    save_number(store, 1)
    state = store.database.ask(fingerprint)
    folder = tmp_path / "backups"
    folder.mkdir()
    (folder / shelf.name_of(store.path, now_utc() - timedelta(hours=hours), "hourly", state)).touch()
    if changed:
        save_number(store, 2)
    assert readiness(store, within=PATIENT).troubles == expected


def test_another_schema_is_not_ready(store: Store) -> None:
    store.writer.derive(
        lambda t: t._cursor.execute("INSERT INTO app.migration VALUES (9999, 'later', 'x', TIMESTAMP '2030-01-01')")
    )
    assert readiness(store, within=PATIENT).troubles == (Trouble.OTHER_SCHEMA,)
