"""The store's promises at the length that a release asks for. `make soak`; half an hour on two cores."""

import random
import re
from pathlib import Path

import duckdb
import pytest

from kam_core.store.content import content_of
from kam_core.store.store import Store
from tests.kam_core.store import test_damaged, test_disk_full
from tests.kam_core.store.saving import WORKLOADS, save_number
from tests.kam_core.store.test_backup import backups_beside_others, backups_under_writers
from tests.kam_core.store.test_durability import STEPS, crashed_before, killed_at_moments

pytestmark = pytest.mark.soak

whole = test_damaged.whole

# 9 starts of 10 moments for each of 6 workloads: 540 kills.
STARTS = 9


@pytest.mark.parametrize("workload", WORKLOADS)
@pytest.mark.parametrize("seed", range(100, 100 + STARTS))
def test_kills(workload: str, seed: int, tmp_path: Path) -> None:
    killed_at_moments(workload, tmp_path, seed, moments=10)


@pytest.mark.parametrize("step", STEPS)
def test_a_crash_before_any_step_of_ten_saves(step: str, tmp_path: Path) -> None:
    crashed_before(step, tmp_path, saves=10)


def test_200_flipped_bits(whole: Path, tmp_path: Path) -> None:
    found = test_damaged.flipped(whole, tmp_path, 200, seed=2)
    assert set(found) <= {"refused at opening", "refused at reading", "the same"}


def test_100_backups_under_8_writers(store: Store, tmp_path: Path) -> None:
    backups_under_writers(store, tmp_path / "backups", 100)


def test_20_backups_beside_others(world: Store, tmp_path: Path) -> None:
    backups_beside_others(world, tmp_path, 20)


@pytest.mark.parametrize("more", range(0, 200_000, 4_999))
def test_a_file_that_may_not_grow(more: int, tmp_path: Path) -> None:
    test_disk_full.test_a_file_that_may_not_grow_loses_nothing(more, tmp_path)


COLUMNS = ("one", "two", "three")
STATEMENTS = (
    "CREATE TABLE IF NOT EXISTS fuzz_{a} (one INTEGER, two VARCHAR)",
    "ALTER TABLE fuzz_{a} ADD COLUMN IF NOT EXISTS three INTEGER DEFAULT {a}",
    "ALTER TABLE fuzz_{a} DROP COLUMN IF EXISTS three",
    "INSERT INTO fuzz_{a} (one, two) SELECT i, 'x' || i FROM range({b}00) AS t(i)",
    "UPDATE fuzz_{a} SET one = one + {b}",
    "DELETE FROM fuzz_{a} WHERE one % {b} = 0",
    "CREATE OR REPLACE VIEW fuzz_view_{a} AS SELECT one FROM fuzz_{a}",
    "CREATE INDEX IF NOT EXISTS fuzz_index_{a} ON fuzz_{a} (two)",
    "DROP TABLE IF EXISTS fuzz_{a} CASCADE",
)


@pytest.mark.parametrize("seed", range(250))
def test_a_crash_after_statements_that_the_lint_allows_leaves_a_file_that_opens(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    path = tmp_path / "kam.duckdb"
    with Store(path, create=True) as store:
        save_number(store, 1)
    connection = duckdb.connect(str(path))
    for _ in range(chance.randrange(1, 4)):
        connection.begin()
        for _ in range(chance.randrange(1, 8)):
            statement = chance.choice(STATEMENTS).format(a=chance.randrange(3), b=chance.randrange(2, 9))
            try:
                connection.execute(statement)
            except duckdb.Error:
                # A statement that its table is not there for ends the transaction, as it would a migration's.
                connection.rollback()
                connection.begin()
        connection.commit()
    left = tmp_path / "left"
    left.mkdir()
    for file in tmp_path.glob("kam.duckdb*"):
        (left / file.name).write_bytes(file.read_bytes())
    connection.close()
    Store(left / "kam.duckdb").close()
    assert content_of(left / "kam.duckdb").rows["app.history"] == 3
    assert re.fullmatch(r"[0-9a-f]{64}", content_of(left / "kam.duckdb").schema)
