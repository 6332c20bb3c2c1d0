"""A question is answered, or refused with the rule it breaks; whatever happens, the next one is answered."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from kam_core.errors import (
    QueryFaultError,
    QueryRefusedError,
    QueryStoppedError,
    QueryTooLargeError,
    QueryTooLongError,
)
from kam_core.workbench.fence import Fence
from kam_core.workbench.model import BenchLimits, BenchTable

UPLOADS = pa.table({"a": [1, 2, 3], "b": ["x", "y", None]})
ENDLESS = "SELECT count(*) FROM range(10000000) AS a, range(10000000) AS b"
DEAF = "SELECT levenshtein(repeat('ab', 200000), repeat('ba', 200000))"
SHORT = BenchLimits(seconds=0.3)


@pytest.fixture(scope="module")
def uploads(tmp_path_factory: pytest.TempPathFactory) -> BenchTable:
    path = tmp_path_factory.mktemp("uploads") / "uploads.parquet"
    pq.write_table(UPLOADS, path)
    return BenchTable("uploads", path)


@pytest.fixture(scope="module")
def fence(uploads: BenchTable) -> Iterator[Fence]:
    with Fence([uploads], BenchLimits(seconds=30), keep_ready=False) as fence:
        yield fence


def test_a_question_is_answered_in_its_order(fence: Fence) -> None:
    answer = fence.ask("SELECT b, a FROM uploads ORDER BY a DESC")
    assert answer.rows.to_pydict() == {"b": [None, "y", "x"], "a": [3, 2, 1]}
    assert not answer.more


def test_more_rows_than_the_limit_are_left_out_and_said(fence: Fence) -> None:
    answer = fence.ask("SELECT * FROM range(1001)")
    assert (answer.rows.num_rows, answer.more) == (1_000, True)
    answer = fence.ask("SELECT * FROM range(1000)")
    assert (answer.rows.num_rows, answer.more) == (1_000, False)
    answer = fence.ask("SELECT * FROM uploads", rows=2)
    assert (answer.rows.to_pydict(), answer.more) == ({"a": [1, 2], "b": ["x", "y"]}, True)


def test_an_answer_without_rows_keeps_its_columns(fence: Fence) -> None:
    answer = fence.ask("SELECT a, b FROM uploads WHERE a > 5")
    assert answer.rows.schema == pa.schema({"a": pa.int64(), "b": pa.string()})
    assert (answer.rows.num_rows, answer.more) == (0, False)


def test_an_export_has_all_rows(fence: Fence) -> None:
    assert fence.export("SELECT range AS n FROM range(300000)")["n"].to_pylist() == list(range(300_000))


def test_two_columns_of_one_name_are_told_apart(fence: Fence) -> None:
    found = fence.ask("SELECT a, a, 7 AS a_1 FROM uploads LIMIT 1").rows
    assert len(set(found.column_names)) == 3
    assert [column.to_pylist() for column in found.columns] == [[1], [1], [7]]


def test_a_wrong_question_tells_its_place(fence: Fence) -> None:
    with pytest.raises(QueryFaultError, match="umsätze") as fault:
        fence.ask("SELECT a, 'ö',\n  umsätze\nFROM uploads")
    assert fault.value.position == (2, 3)
    with pytest.raises(QueryFaultError) as fault:
        fence.ask("SELECT a, FROM uploads WHERE")
    assert fault.value.position


def test_a_question_over_a_value_that_does_not_fit_is_a_fault(fence: Fence) -> None:
    with pytest.raises(QueryFaultError, match="Could not convert string 'x'"):
        fence.ask("SELECT CAST(b AS INTEGER) FROM uploads")


def test_a_refused_question_names_the_rule(fence: Fence) -> None:
    with pytest.raises(QueryRefusedError, match="getenv is not open"):
        fence.ask("SELECT getenv('HOME')")


def test_a_question_that_runs_too_long_is_interrupted_and_its_process_stays(uploads: BenchTable) -> None:
    with Fence([uploads], SHORT, keep_ready=False) as fence:
        fence.ask("SELECT 1")
        (child,) = fence._children
        started = time.monotonic()
        with pytest.raises(QueryTooLongError, match=r"0\.3 seconds"):
            fence.ask(ENDLESS)
        assert time.monotonic() - started < 5
        assert fence.ask("SELECT sum(a) AS total FROM uploads").rows.to_pydict() == {"total": [6]}
        assert fence._children == [child]


def test_a_question_that_hears_no_interrupt_takes_its_process_with_it_and_the_next_one_works(
    uploads: BenchTable,
) -> None:
    with Fence([uploads], SHORT, keep_ready=False) as fence:
        fence.ask("SELECT 1")
        (child,) = fence._children
        started = time.monotonic()
        with pytest.raises(QueryTooLongError):
            fence.ask(DEAF)
        assert time.monotonic() - started < 0.3 + 1 + 5
        assert not child.is_alive()
        assert fence.ask("SELECT count(*) AS n FROM uploads").rows.to_pydict() == {"n": [3]}


def test_an_answer_that_is_too_large_is_refused_and_the_next_one_works(uploads: BenchTable) -> None:
    with Fence([uploads], BenchLimits(seconds=30, result_bytes=1_000_000), keep_ready=False) as fence:
        with pytest.raises(QueryTooLargeError, match="more than 1 MB"):
            fence.export("SELECT range FROM range(10000000)")
        with pytest.raises(QueryTooLargeError, match="more than 1 MB"):
            fence.ask("SELECT repeat('x', 10000) AS text FROM range(500)")
        assert fence.ask("SELECT 1 AS one").rows.to_pydict() == {"one": [1]}


def test_a_question_that_takes_too_much_memory_is_ended_and_the_next_one_works(uploads: BenchTable) -> None:
    with Fence([uploads], BenchLimits(seconds=30, memory_bytes=100_000_000), keep_ready=False) as fence:
        with pytest.raises(QueryTooLargeError):
            fence.ask("SELECT list(md5(range::VARCHAR)) FROM range(20000000)")
        assert fence.ask("SELECT 1 AS one").rows.to_pydict() == {"one": [1]}


def test_a_question_can_be_stopped_by_another_thread(uploads: BenchTable) -> None:
    with Fence([uploads], BenchLimits(seconds=60), keep_ready=False) as fence:
        fence.ask("SELECT 1")
        threading.Timer(0.5, fence.cancel).start()
        started = time.monotonic()
        with pytest.raises(QueryStoppedError):
            fence.ask(ENDLESS)
        assert time.monotonic() - started < 20
        assert fence.ask("SELECT 1 AS one").rows.to_pydict() == {"one": [1]}


def test_tables_that_take_more_memory_than_they_may_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.parquet"
    pq.write_table(pa.table({"a": range(1_000_000)}), path)
    with (
        Fence([BenchTable("large", path)], BenchLimits(memory_bytes=1_000_000), keep_ready=False) as fence,
        pytest.raises(QueryTooLargeError),
    ):
        fence.ask("SELECT count(*) FROM large ORDER BY ALL")


def test_a_fence_that_is_closed_answers_nothing(uploads: BenchTable) -> None:
    fence = Fence([uploads], keep_ready=False)
    fence.close()
    with pytest.raises(QueryStoppedError):
        fence.ask("SELECT 1")
