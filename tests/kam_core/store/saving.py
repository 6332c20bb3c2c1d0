"""A process that saves without end and writes down each save that was confirmed, and what must hold when it is killed.

`python -m tests.kam_core.store.saving STORE WORKLOAD ACKS`
"""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import polars as pl

from kam_core.store.confirmed import beside, log_of
from kam_core.store.history import broken_at
from kam_core.store.request import Request
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction

WORKLOADS = ("single", "mixed", "checkpoint", "delete", "import", "reopen")
FIELDS = 3


def save_number(store: Store, number: int) -> None:
    """One save that gives three settings their first value or a new one."""

    def change(transaction: Transaction) -> str:
        names = [f"field-{number % 7}-{field}" for field in range(FIELDS)]
        old = dict(
            transaction._cursor.execute("SELECT name, value FROM app.setting WHERE name LIKE 'field-%'").fetchall()
        )
        for name in names:
            transaction._cursor.execute("DELETE FROM app.setting WHERE name = $name", {"name": name})
        transaction.insert("app.setting", pl.DataFrame({"name": names, "value": [str(number)] * FIELDS, "version": 1}))
        for name in names:
            transaction.record("edit", "setting", name, {"value": (old.get(name), number)})
        return str(number)

    store.writer.save(Request("tester", "test", f"save-{number}"), change)


def load_number(store: Store, number: int) -> None:
    """One load of a batch and a thousand exchange rates, both or neither."""

    def change(transaction: Transaction) -> None:
        transaction._cursor.execute(
            "INSERT INTO facts.batch (batch_id, kind, source, file_name, file_hash, rows_in, rows_loaded, "
            "illustrative, loaded_by, loaded_at) "
            "SELECT $n, 'rates', 's', 'f', 'h', 1000, 1000, false, 'w', TIMESTAMP '2026-01-01'",
            {"n": number},
        )
        transaction._cursor.execute(
            "INSERT INTO facts.exchange_rate SELECT 'C' || $n, DATE '2020-01-01' + CAST(i AS INTEGER), 1.5, NULL, $n "
            "FROM range(1000) AS t(i)",
            {"n": number},
        )

    store.writer.load(change)


def work(store: Store, workload: str, acked: Callable[[str], None]) -> None:
    """Save for ever; `acked` hears what was confirmed."""
    number = 0
    while True:
        number += 1
        save_number(store, number)
        acked(f"save {number}")
        if workload in {"import", "mixed"}:
            load_number(store, number)
            acked(f"load {number}")
        if workload == "mixed":
            store.writer.derive(lambda t: t.execute("store", "write_probe", probed_at="2026-01-01"))
        if workload == "checkpoint":
            with store.connection.cursor() as cursor:
                cursor.execute("CHECKPOINT")
        if workload == "delete":
            store.writer.derive(lambda t: t._cursor.execute("DELETE FROM app.score"))
        if workload == "reopen" and number % 3 == 0:
            store.reopen()


def image(store: Path, into: Path) -> Path:
    """The files of a store as they lie on the disk at this moment, which is what a kill would leave."""
    into.mkdir()
    copied = into / store.name
    shutil.copyfile(store, copied)
    for file in (log_of, beside):
        if file(store).exists():
            shutil.copyfile(file(store), file(copied))
    return copied


def check(path: Path, acks: list[str]) -> None:
    """Open what a kill left: nothing confirmed is lost, nothing is torn, the history is whole and equals the table."""
    with Store(path) as store, store.connection.cursor() as cursor:
        saved = {row[0] for row in cursor.execute("SELECT request_id FROM app.request").fetchall()}
        loaded = {row[0] for row in cursor.execute("SELECT batch_id FROM facts.batch").fetchall()}
        whole = {ack for ack in acks if ack.split()[0] in {"save", "load"} and ack.split()[1].isdigit()}
        lost = {ack for ack in whole if ack.startswith("save") and f"save-{ack.split()[1]}" not in saved}
        lost |= {ack for ack in whole if ack.startswith("load") and int(ack.split()[1]) not in loaded}
        assert not lost
        history = cursor.sql("FROM app.history ORDER BY sequence").pl()
        assert broken_at(history) is None
        assert history.height == FIELDS * len(saved)
        latest = {row["record_id"]: row["new_value"] for row in history.iter_rows(named=True)}
        table = cursor.execute("SELECT name, value FROM app.setting WHERE name LIKE 'field-%'").fetchall()
        assert dict(table) == latest
        rates = cursor.execute("SELECT batch_id, count(*) FROM facts.exchange_rate GROUP BY batch_id").fetchall()
        assert dict(rates) == dict.fromkeys(loaded, 1000)
        revision = cursor.execute("SELECT revision FROM app.revision").fetchall()
        assert revision == [(len(saved),)]
        # Whoever was not told saves again: it is done once, whether it had been kept or not.
        latest_number = max((int(request.split("-")[1]) for request in saved), default=0)
        for again in (latest_number, latest_number + 1):
            if again:
                save_number(store, again)
        expected = FIELDS * (latest_number + 1)
        assert cursor.execute("SELECT count(*) FROM app.history").fetchall() == [(expected,)]


def main() -> None:
    path, workload, acks = sys.argv[1:]
    told = os.open(acks, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def acked(line: str) -> None:
        os.write(told, f"{line}\n".encode())
        os.fsync(told)

    with Store(Path(path)) as store:
        work(store, workload, acked)


if __name__ == "__main__":
    main()
