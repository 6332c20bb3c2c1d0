import polars as pl
import pytest

from kam_core.errors import RefusedError
from kam_core.store.request import Request, new_request
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction
from tests.kam_core.store.saving import save_number


def count(store: Store, table: str) -> int:
    query = f"SELECT count(*) FROM {table}"  # noqa: S608  (a test's own words)
    return int(store.database.ask(lambda cursor: cursor.execute(query).fetchall())[0][0])


def test_a_request_is_done_once_and_answers_the_same_again(store: Store) -> None:
    request, times = new_request("ada", "test"), []

    def change(transaction: Transaction) -> str:
        times.append(1)
        transaction.record("edit", "note", "1", {"text": (None, "x")})
        return "the id"

    assert [store.writer.save(request, change) for _ in range(3)] == ["the id"] * 3
    assert (len(times), count(store, "app.history")) == (1, 1)


def test_what_a_change_refuses_leaves_no_trace_and_its_id_may_be_used_again(store: Store) -> None:
    request = new_request("ada", "test")

    def refuse(transaction: Transaction) -> str:
        transaction.insert("app.setting", pl.DataFrame({"name": ["x"], "value": ["y"], "version": [1]}))
        raise RefusedError("No.")

    with pytest.raises(RefusedError):
        store.writer.save(request, refuse)
    assert count(store, "app.setting WHERE name = 'x'") == 0
    assert store.writer.save(request, lambda _: "done") == "done"


def test_a_fault_of_ours_leaves_no_trace_and_is_not_taken_for_the_disks(store: Store) -> None:
    with pytest.raises(ZeroDivisionError):
        store.writer.save(new_request("ada", "test"), lambda _: str(1 / 0))
    assert count(store, "app.request") == 0
    save_number(store, 1)


def test_a_load_raises_the_revision_of_facts_and_a_save_that_of_the_app(store: Store) -> None:
    save_number(store, 1)
    store.writer.load(lambda _: None)
    store.writer.load(lambda _: None)
    assert store.database.read("store", "revisions").rows() == [("2.1", "2.1", "2.0")]


def test_only_what_moves_scores_raises_their_revision(store: Store) -> None:
    def change(transaction: Transaction) -> None:
        transaction.moves_scores = True

    store.writer.save(new_request("ada", "test"), change)
    assert store.database.read("store", "revisions").rows() == [("0.1", "0.1", "0.1")]


def test_what_is_derived_raises_nothing(store: Store) -> None:
    store.writer.derive(lambda _: None)
    assert store.database.read("store", "revisions").rows() == [("0.0", "0.0", "0.0")]


def test_values_are_kept_exactly_as_they_are(store: Store, hostile: list[str]) -> None:
    def change(transaction: Transaction) -> None:
        for number, name in enumerate(hostile):
            transaction.record(name, name, str(number), {name: (name, name)})

    store.writer.save(Request("ada", "test", "hostile"), change)
    history = store.database.ask(lambda cursor: cursor.sql("FROM app.history ORDER BY sequence").pl())
    for column in ("action", "record", "field", "old_value", "new_value"):
        assert history[column].to_list() == hostile
    assert count(store, "app.history") == len(hostile)
