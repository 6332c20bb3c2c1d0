import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from kam_core.errors import (
    DamagedStoreError,
    LockedStoreError,
    MissingStoreError,
    NewerStoreError,
    ReservedNameError,
    UnavailableStoreError,
)
from kam_core.settings import ROOT
from kam_core.store.store import Store
from tests.kam_core.store.saving import save_number

HOLD = """
import sys
from pathlib import Path
from kam_core.store.store import Store
with Store(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """A folder that others may enter, which pytest's own are not."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)
        Path(folder).chmod(0o700)


def closed(path: Path) -> Path:
    Store(path, create=True).close()
    return path


def test_a_missing_file_is_said_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(MissingStoreError, match=r"There is no database at .*kam\.duckdb"):
        Store(tmp_path / "kam.duckdb")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(UnavailableStoreError, match="is a folder"):
        Store(tmp_path)


@pytest.mark.parametrize("beyond", ["no/such/kam.duckdb", "file/kam.duckdb", "n" * 300])
def test_a_path_that_cannot_be_is_said(beyond: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UnavailableStoreError):
        Store(tmp_path / beyond, create=True)


def test_a_second_process_is_refused_at_once_and_told_which_process_runs(tmp_path: Path) -> None:
    path = closed(tmp_path / "kam.duckdb")
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout and holder.stdout.readline() == b"open\n"
        started = time.monotonic()
        with pytest.raises(LockedStoreError, match=f"^Already running, process {holder.pid}\\.$"):
            Store(path)
        assert time.monotonic() - started < 20
        holder.communicate()
    Store(path).close()


def test_a_store_of_a_newer_version_is_refused_with_its_version(tmp_path: Path) -> None:
    path = closed(tmp_path / "kam.duckdb")
    with duckdb.connect(str(path)) as connection:
        connection.execute("INSERT INTO app.migration VALUES (9999, 'later', 'x', TIMESTAMP '2030-01-01')")
    before = path.read_bytes()
    with pytest.raises(NewerStoreError, match="schema version 9999"):
        Store(path)
    assert path.read_bytes() == before


def test_a_schema_that_is_not_ours_under_its_number_is_refused(tmp_path: Path) -> None:
    path = closed(tmp_path / "kam.duckdb")
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE app.migration SET checksum = 'x' WHERE number = 1")
    with pytest.raises(DamagedStoreError, match="in steps 1"):
        Store(path)


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "theirs.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE theirs AS SELECT 1 AS one")
    before = path.read_bytes()
    with pytest.raises(UnavailableStoreError, match="another program"):
        Store(path)
    assert path.read_bytes() == before


def test_a_refused_store_is_let_go_of(tmp_path: Path) -> None:
    path = closed(tmp_path / "kam.duckdb")
    with duckdb.connect(str(path)) as connection:
        connection.execute("INSERT INTO app.migration VALUES (9999, 'later', 'x', TIMESTAMP '2030-01-01')")
    with pytest.raises(NewerStoreError):
        Store(path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("DELETE FROM app.migration WHERE number = 9999")
    Store(path).close()


@pytest.mark.skipif(os.name != "posix", reason="rights as POSIX has them")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_store_without_rights_to_it_is_explained(what: str, open_to_all: Path) -> None:
    """In a process without root's rights, for whom nothing is read only."""
    folder = open_to_all
    path = closed(folder / "kam.duckdb")
    folder.chmod(0o755 if what == "file" else 0o555)
    path.chmod(0o444 if what == "file" else 0o666)
    program = f"""
import os, sys, tempfile
from pathlib import Path
from kam_core.errors import KamError
from kam_core.store.request import new_request
from kam_core.store.store import Store
# Everything that is imported late is imported before the rights to it are given up.
with tempfile.TemporaryDirectory() as warm, Store(Path(warm) / "warm.duckdb", create=True) as store:
    store.writer.save(new_request("w", "s"), lambda transaction: None)
if os.getuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
try:
    with Store(Path({str(path)!r})) as store:
        store.writer.save(new_request("w", "s"), lambda transaction: None)
except KamError as fault:
    print(type(fault).__name__, fault)
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "permission denied" in done.stdout
    assert done.stdout.split()[0] in {"UnavailableStoreError", "NotSavedError"}


def test_whoever_holds_the_doors_goes_on_after_the_store_was_opened_anew(store: Store) -> None:
    database, writer = store.database, store.writer
    save_number(store, 1)
    store.reopen()
    assert database.read("store", "revisions")["store"].to_list() == ["0.1"]
    writer.load(lambda _: None)
    assert database.read("store", "revisions")["store"].to_list() == ["1.1"]


def test_a_store_that_duckdb_gave_up_comes_back_at_the_next_call(store: Store) -> None:
    save_number(store, 1)
    with store.database.one_moment() as held:
        store.connection.give_up()
        save_number(store, 2)
        with pytest.raises(UnavailableStoreError):
            held.read("store", "revisions")
    assert store.database.read("store", "revisions")["store"].to_list() == ["0.2"]


def test_nothing_is_left_beside_a_store_that_was_closed(tmp_path: Path) -> None:
    path = tmp_path / "kam.duckdb"
    with Store(path, create=True) as store:
        save_number(store, 1)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["app.duckdb", "FACTS.db", "app.2026.duckdb", ".facts.part"])
def test_a_file_that_is_called_like_a_schema_is_refused_and_not_made(tmp_path: Path, name: str) -> None:
    with pytest.raises(ReservedNameError, match=name):
        Store(tmp_path / name, create=True)
    assert not (tmp_path / name).exists()
