import re
from importlib.resources import files
from pathlib import Path

import duckdb
import pytest

from kam_core.store import migrate
from kam_core.store.confirmed import log_of
from kam_core.store.connection import Connection
from kam_core.store.content import content_of
from kam_core.store.migrate import Migration, migrations
from kam_core.store.store import Store
from tests.kam_core.store.saving import image, save_number

DATA = re.compile(r"\b(UPDATE|DELETE)\b", re.IGNORECASE)
RENAME = re.compile(r"\bRENAME\b", re.IGNORECASE)
COMMENT = re.compile(r"--[^\n]*")


def faults_of(text: str) -> list[str]:
    """What the lint of migrations finds in a text."""
    bare = COMMENT.sub("", text)
    faults = []
    if RENAME.search(bare) and DATA.search(bare):
        faults.append("renames beside changes of rows: a crash leaves a file that DuckDB 1.5 cannot open")
    if re.search(r"\b(BEGIN|COMMIT|ROLLBACK|ATTACH|COPY|INSTALL|LOAD|PRAGMA)\b\s", bare, re.IGNORECASE):
        faults.append("steps out of its transaction or its file")
    return faults


@pytest.mark.parametrize("step", migrations(), ids=lambda step: step.name)
def test_a_migration_holds_nothing_that_a_crash_could_make_unreadable(step: Migration) -> None:
    assert faults_of(step.text) == []


@pytest.mark.parametrize(
    "text",
    [
        "ALTER TABLE a RENAME TO b; UPDATE b SET x = 1;",
        "delete from a; alter table a rename column x to y;",
        "COMMIT ; BEGIN ;",
    ],
)
def test_the_lint_finds_what_it_looks_for(text: str) -> None:
    assert faults_of(text)


def test_migrations_are_numbered_without_gaps() -> None:
    names = sorted(file.name for file in files("kam_core.store.migrations").iterdir() if file.name.endswith(".sql"))
    assert all(re.fullmatch(r"\d{4}_[a-z_]+\.sql", name) for name in names)
    assert [step.number for step in migrations()] == list(range(1, len(names) + 1))


def statements(text: str) -> list[str]:
    connection = duckdb.connect()
    try:
        return [found.query for found in connection.extract_statements(text)]
    finally:
        connection.close()


@pytest.mark.parametrize("step", migrations(), ids=lambda step: step.name)
def test_a_crash_after_any_statement_of_a_migration_is_made_good_at_the_next_start(
    step: Migration, tmp_path: Path
) -> None:
    path = tmp_path / "kam.duckdb"
    connection = Connection(path)
    migrate.schema_version(connection)
    for earlier in migrations()[: step.number - 1]:
        migrate._apply(connection, earlier)
    images = []
    with connection.cursor() as cursor:
        cursor.begin()
        for number, statement in enumerate(statements(step.text)):
            cursor.execute(statement)
            images.append(image(path, tmp_path / str(number)))
        cursor.execute(
            "INSERT INTO app.migration VALUES ($number, $name, $checksum, TIMESTAMP '2026-01-01')",
            {"number": step.number, "name": step.name, "checksum": step.checksum},
        )
        cursor.commit()
        # Before the checkpoint: all of it is in the log alone.
        images.append(image(path, tmp_path / "committed"))
    connection.close()
    expected = whole_schema(tmp_path)
    for left in different(images):
        Store(left, before_migration=lambda _: None).close()
        assert content_of(left).schema == expected


def different(images: list[Path]) -> list[Path]:
    """One image of each state of the files: a transaction reaches the disk late."""
    return list({(left.read_bytes(), _bytes(log_of(left))): left for left in images}.values())


def _bytes(file: Path) -> bytes:
    return file.read_bytes() if file.exists() else b""


def whole_schema(folder: Path) -> str:
    path = folder / "whole.duckdb"
    if not path.exists():
        Store(path, create=True).close()
    return content_of(path).schema


def test_a_crash_between_any_two_steps_of_the_schema_is_made_good_at_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "kam.duckdb"
    connection = Connection(path)
    migrate.schema_version(connection)
    images = [image(path, tmp_path / "0")]
    for step in migrations():
        migrate._apply(connection, step)
        images.append(image(path, tmp_path / str(step.number)))
    connection.close()
    for left in images:
        Store(left).close()
        assert content_of(left).schema == whole_schema(tmp_path)


def test_the_next_version_migrates_an_existing_store_after_a_checked_backup(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kam.duckdb"
    with Store(path, create=True) as store:
        save_number(store, 1)
    before = content_of(path)
    following = Migration(len(migrations()) + 1, "later", "CREATE TABLE app.later (one INTEGER);")
    known = [*migrations(), following]
    monkeypatch.setattr(migrate, "migrations", lambda: known)
    with Store(path) as store:
        assert migrate.schema_version(store.connection) == following.number
        assert not (tmp_path / "kam.duckdb.wal").exists()
    (backup,) = (tmp_path / "backups").iterdir()
    assert "-migration-" in backup.name
    assert content_of(backup) == before


def test_a_migration_that_fails_leaves_the_store_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "kam.duckdb"
    with Store(path, create=True) as store:
        save_number(store, 1)
    before = content_of(path)
    broken = Migration(len(migrations()) + 1, "broken", "CREATE TABLE app.later (one INTEGER); SELECT 1 / 'x';")
    known = [*migrations(), broken]
    with monkeypatch.context() as patched:
        patched.setattr(migrate, "migrations", lambda: known)
        with pytest.raises(duckdb.Error):
            Store(path)
    assert content_of(path) == before
    Store(path).close()


def test_no_migration_runs_twice(store: Store) -> None:
    assert migrate.migrate(store.connection, lambda: pytest.fail("a backup without a change")) == []
