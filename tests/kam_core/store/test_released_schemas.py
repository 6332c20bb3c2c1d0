"""Every schema that was released still becomes today's, with all its data.

`tests/fixtures/schemas/` holds a dump (EXPORT DATABASE, small CSV files) of one store a released schema. Add one at
each release: `python -m tests.kam_core.store.test_released_schemas`.
"""

import sys
from pathlib import Path

import duckdb
import pytest

from kam_core.settings import ROOT
from kam_core.store.content import content_of
from kam_core.store.migrate import migrations
from kam_core.store.store import Store
from tests.kam_core.store.saving import load_number, save_number

RELEASED = ROOT / "tests" / "fixtures" / "schemas"


@pytest.mark.parametrize("dump", sorted(RELEASED.iterdir()) if RELEASED.is_dir() else [], ids=lambda dump: dump.name)
def test_a_released_schema_becomes_todays_with_all_its_data(dump: Path, tmp_path: Path) -> None:
    path = tmp_path / "kam.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(f"IMPORT DATABASE '{dump}'")
    before = content_of(path)
    Store(path).close()
    after = content_of(path)
    for table, rows in before.rows.items():
        if table != "app.migration":
            assert after.rows[table] == rows
    assert after.rows["app.migration"] == len(migrations())
    fresh = tmp_path / "fresh.duckdb"
    Store(fresh, create=True).close()
    assert after.schema == content_of(fresh).schema


def test_a_dump_of_todays_schema_comes_back_whole(tmp_path: Path) -> None:
    dump(tmp_path / "dump", tmp_path / "kam.duckdb")
    test_a_released_schema_becomes_todays_with_all_its_data(tmp_path / "dump", tmp_path / "dump")


def dump(folder: Path, scratch: Path) -> None:
    with Store(scratch, create=True) as store:
        for number in range(1, 4):
            save_number(store, number)
        load_number(store, 1)
        store.database.ask(lambda cursor: cursor.execute(f"EXPORT DATABASE '{folder}'"))
    load = folder / "load.sql"  # DuckDB writes where the dump was made, and reads where it lies
    load.write_text(load.read_text().replace(f"'{folder}/", "'"))


if __name__ == "__main__":
    name = f"{migrations()[-1].number:04}"
    RELEASED.mkdir(parents=True, exist_ok=True)
    dump(RELEASED / name, Path(sys.argv[1] if len(sys.argv) > 1 else "released.duckdb"))
