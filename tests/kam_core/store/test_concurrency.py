from concurrent.futures import ThreadPoolExecutor
from random import Random
from time import sleep

import polars as pl
import pytest

from kam_core.errors import ConflictError
from kam_core.store.history import broken_at
from kam_core.store.request import new_request
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction
from tests.kam_core.store.saving import FIELDS, save_number

THREADS, READS, EDITORS = 20, 200, 20


def test_no_reader_ever_sees_another_readers_rows(world: Store) -> None:
    rates = pl.DataFrame(
        {"currency": [f"C{thread}" for thread in range(THREADS)], "rate": [thread + 1 for thread in range(THREADS)]}
    ).with_columns(rate_date=pl.date(2026, 1, 1), batch_id=1)
    world.writer.load(lambda transaction: transaction.insert("facts.exchange_rate", rates))

    def reads(thread: int) -> int:
        wrong = 0
        for _ in range(READS):
            rows = world.database.ask(
                lambda cursor: cursor.execute(
                    "SELECT currency, CAST(rate AS INTEGER) FROM facts.exchange_rate WHERE currency = $mine",
                    {"mine": f"C{thread}"},
                ).fetchall()
            )
            wrong += rows != [(f"C{thread}", thread + 1)]
        return wrong

    with ThreadPoolExecutor(THREADS) as pool:
        assert sum(pool.map(reads, range(THREADS))) == 0


def test_frames_of_one_read_are_not_seen_by_another(world: Store) -> None:
    def reads(thread: int) -> int:
        wrong = 0
        mine = pl.DataFrame({"account_id": [f"{thread}"]})
        for _ in range(50):
            with world.connection.cursor() as cursor:
                cursor.register("population", mine.to_arrow())
                wrong += cursor.execute("SELECT account_id FROM population").fetchall() != [(f"{thread}",)]
        return wrong

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(reads, range(8))) == 0


def test_a_reader_sees_one_moment_whatever_is_saved_meanwhile(store: Store) -> None:
    save_number(store, 1)
    with store.database.one_moment() as moment:
        save_number(store, 2)
        assert moment.read("store", "revisions")["store"].to_list() == ["0.1"]
        assert moment.read("store", "last_history")["sequence"].to_list() == [FIELDS]
    assert store.database.read("store", "revisions")["store"].to_list() == ["0.2"]


def appended(store: Store, item: str, seen: tuple[str, int]) -> None:
    """Saves `item` behind the value that was seen, or is refused because somebody else saved."""
    value, version = seen

    def change(transaction: Transaction) -> None:
        now = transaction._cursor.execute("SELECT version FROM app.setting WHERE name = 'list'").fetchall()
        if now != [(version,)]:
            raise ConflictError("{who} saved it.", who="somebody")
        transaction._cursor.execute(
            "UPDATE app.setting SET value = $value, version = version + 1 WHERE name = 'list'",
            {"value": f"{value} {item}"},
        )
        transaction.record("edit", "setting", "list", {"value": (value, f"{value} {item}")})

    store.writer.save(new_request(item, "test"), change)


@pytest.mark.parametrize("saves", [5, pytest.param(50, marks=pytest.mark.soak)])
def test_twenty_who_append_to_one_value_lose_nothing_and_each_refusal_is_told(store: Store, saves: int) -> None:
    store.writer.derive(lambda t: t._cursor.execute("INSERT INTO app.setting VALUES ('list', '', 1)"))
    chance = Random(1)
    listed = "SELECT value, version FROM app.setting WHERE name = 'list'"

    def edits(editor: int) -> int:
        done = told = 0
        while done < saves:
            seen = store.database.ask(lambda cursor: cursor.execute(listed).fetchall())[0]
            try:
                appended(store, f"{editor}-{done}", seen)
                done += 1
            except ConflictError:
                told += 1
                # Whoever is told looks again, and not as fast as a machine can.
                sleep(4 * chance.random())
        return told

    with ThreadPoolExecutor(EDITORS) as pool:
        assert sum(pool.map(edits, range(EDITORS))) > 0
    with store.connection.cursor() as cursor:
        value = cursor.execute(listed).fetchall()[0][0]
        history = cursor.sql("FROM app.history ORDER BY sequence").pl()
    assert sorted(value.split()) == sorted(f"{editor}-{number}" for editor in range(EDITORS) for number in range(saves))
    assert broken_at(history) is None
    assert history["new_value"].to_list()[-1] == value
