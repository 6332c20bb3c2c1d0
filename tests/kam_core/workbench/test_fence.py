"""A question is answered, or refused with the rule it breaks; whatever happens, the next one is answered."""

import gc
import re
import subprocess
import sys
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
from kam_core.settings import ROOT
from kam_core.workbench import reserve
from kam_core.workbench.fence import Fence
from kam_core.workbench.model import BenchLimits, BenchTable

UPLOADS = pa.table({"a": [1, 2, 3], "b": ["x", "y", None]})
ENDLESS = "SELECT count(*) FROM range(10000000) AS a, range(10000000) AS b"
DEAF = "SELECT levenshtein(repeat('ab', 200000), repeat('ba', 200000))"
ASKS = """
import sys
from pathlib import Path
from kam_core.workbench.fence import Fence
from kam_core.workbench.model import BenchLimits, BenchTable
fence = Fence([BenchTable("uploads", Path(sys.argv[1]))], BenchLimits(seconds=60), keep_ready=False)
fence.ask("SELECT 1")
print(fence._laden._child.pid, flush=True)
fence.ask(sys.argv[2])
"""
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
        child = fence._laden._child
        started = time.monotonic()
        with pytest.raises(QueryTooLongError, match=r"0\.3 seconds"):
            fence.ask(ENDLESS)
        assert time.monotonic() - started < 5
        assert fence.ask("SELECT sum(a) AS total FROM uploads").rows.to_pydict() == {"total": [6]}
        assert fence._laden._child is child


def test_a_question_that_hears_no_interrupt_takes_its_process_with_it_and_the_next_one_works(
    uploads: BenchTable,
) -> None:
    with Fence([uploads], SHORT, keep_ready=False) as fence:
        fence.ask("SELECT 1")
        child = fence._laden._child
        started = time.monotonic()
        with pytest.raises(QueryTooLongError):
            fence.ask(DEAF)
        assert time.monotonic() - started < 0.3 + 1 + 5
        assert child
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


def test_a_process_that_was_left_alone_ends_and_is_replaced(uploads: BenchTable) -> None:
    with Fence([uploads], BenchLimits(seconds=30, idle_seconds=0.2), keep_ready=False) as fence:
        assert fence.ask("SELECT 1 AS one").rows.to_pydict() == {"one": [1]}
        child = fence._laden._child
        assert child
        until = time.monotonic() + 30
        while child.is_alive() and time.monotonic() < until:
            time.sleep(0.05)
        assert not child.is_alive()
        assert fence.ask("SELECT sum(a) AS total FROM uploads").rows.to_pydict() == {"total": [6]}


def test_a_fence_that_nobody_holds_takes_its_process_along(uploads: BenchTable) -> None:
    fence = Fence([uploads], keep_ready=False)
    child = fence._laden._child
    assert child
    del fence
    gc.collect()
    assert not child.is_alive()


def test_the_process_ends_with_the_one_who_asks(uploads: BenchTable) -> None:
    command = [sys.executable, "-c", ASKS, str(uploads.path), ENDLESS]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as parent:
        assert parent.stdout
        child = int(parent.stdout.readline())
        time.sleep(0.5)
        assert Path(f"/proc/{child}").exists()
        parent.kill()
    until = time.monotonic() + 30
    while _runs(child) and time.monotonic() < until:
        time.sleep(0.05)
    assert not _runs(child)


def test_one_process_is_kept_ready_for_the_next_visitor(uploads: BenchTable) -> None:
    reserve.empty()
    with Fence([uploads]) as first:
        first.ask("SELECT 1")
        (ready,) = reserve._ready
        with Fence([uploads]) as second:
            assert second._laden._child is ready
            assert second.ask("SELECT count(*) AS n FROM uploads").rows.to_pydict() == {"n": [3]}
    reserve.empty()
    assert not ready.is_alive()


def test_one_process_more_than_there_may_be_ends_the_one_that_was_idle_for_longest(uploads: BenchTable) -> None:
    limits = BenchLimits(seconds=60, processes=2)
    with (
        Fence([uploads], limits, keep_ready=False) as first,
        Fence([uploads], limits, keep_ready=False) as second,
    ):
        children = [first._laden._child, second._laden._child]
        second.ask("SELECT 1 AS one")
        first.ask("SELECT 1 AS one")
        with Fence([uploads], limits, keep_ready=False) as third:
            third.ask("SELECT 1 AS one")
            assert [one is not None and one.is_alive() for one in children] == [True, False]
            # Its visitor does not hear of it.
            assert second.ask("SELECT sum(a) AS total FROM uploads").rows.to_pydict() == {"total": [6]}


def test_a_process_at_work_is_not_ended_for_another() -> None:
    at_work, idle = reserve.taken(2), reserve.taken(2)
    assert reserve.set_to_work(at_work)
    other = reserve.taken(2)
    assert (at_work.is_alive(), idle.is_alive(), other.is_alive()) == (True, False, True)
    assert not reserve.set_to_work(idle)
    for child in (at_work, other):
        child.end()


def test_the_process_knows_none_of_our_secrets(uploads: BenchTable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAM_SECRET", "s3cret")
    with Fence([uploads], keep_ready=False) as fence:
        fence.ask("SELECT 1")
        child = fence._laden._child
        assert child
        assert b"s3cret" not in Path(f"/proc/{child.pid}/environ").read_bytes()
        # Its pipes, and nothing that it could open; the folder that it works in is gone.
        assert {int(one.name) for one in Path(f"/proc/{child.pid}/fd").iterdir()} <= set(range(12))
        limits = Path(f"/proc/{child.pid}/limits").read_text()
        assert re.search(r"Max open files +0 +0 ", limits)
        assert re.search(r"Max file size +0 +0 ", limits)
        assert str(Path(f"/proc/{child.pid}/cwd").readlink()).endswith("(deleted)")


def _runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
