"""Whatever happens in the child, the caller gets an answer or a sentence, and lives."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from kam_core.errors import DamagedFileError, KamError, LockedFileError, TooLargeError
from kam_core.reading.child import in_child
from kam_core.reading.limits import Limits
from kam_core.settings import ROOT

HERE = "tests.kam_core.reading.misbehaviour"
ASKS = f"""
import sys
from pathlib import Path
from kam_core.reading.child import in_child
from kam_core.reading.limits import Limits
in_child("{HERE}:hang", {{}}, Path(sys.argv[1]), Limits())
"""
SHORT = Limits(seconds=10)


def test_a_function_answers_and_tells_how_far_it_is(tmp_path: Path) -> None:
    heard: list[tuple[str, float]] = []
    answer = in_child(f"{HERE}:double", {"number": 21}, tmp_path, SHORT, lambda *said: heard.append(said))
    assert answer == {"doubled": 42}
    assert heard == [("doubling", 0.5)]


def test_what_a_library_prints_is_not_taken_for_the_answer(tmp_path: Path) -> None:
    assert in_child(f"{HERE}:chatter", {}, tmp_path, SHORT) == {"said": "this"}


def test_a_fault_comes_over_with_its_class_and_its_places(tmp_path: Path) -> None:
    with pytest.raises(LockedFileError) as fault:
        in_child(f"{HERE}:locked", {}, tmp_path, SHORT)
    assert fault.value.message == "{name} is protected."
    assert str(fault.value) == "deals.xlsx is protected."
    with pytest.raises(KamError, match="No name x"):
        in_child(f"{HERE}:fields", {}, tmp_path, SHORT)


@pytest.mark.parametrize(
    "death",
    [
        pytest.param("segmentation_fault", id="a library reads where nothing is"),
        pytest.param("abort", id="a library gives up"),
        pytest.param("kill", id="the system kills it"),
        pytest.param("bug", id="our own code is wrong"),
        pytest.param("leave", id="it ends without a word"),
    ],
)
def test_a_child_that_dies_is_a_damaged_file(tmp_path: Path, death: str) -> None:
    with pytest.raises(DamagedFileError):
        in_child(f"{HERE}:{death}", {}, tmp_path, SHORT)


def test_a_child_that_wants_more_memory_than_it_may_is_a_file_too_large(tmp_path: Path) -> None:
    with pytest.raises(TooLargeError, match="more than 500 MB of memory"):
        in_child(f"{HERE}:fill_memory", {}, tmp_path, Limits(memory_bytes=500_000_000))


def test_a_child_that_hangs_is_ended_when_its_time_is_over(tmp_path: Path) -> None:
    started = time.monotonic()
    with pytest.raises(TooLargeError, match="more than 1 seconds"):
        in_child(f"{HERE}:hang", {}, tmp_path, Limits(seconds=1))
    assert time.monotonic() - started < 10


def test_a_child_knows_none_of_our_secrets_and_works_in_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KAM_SECRET", "s3cret")
    found = in_child(f"{HERE}:surroundings", {}, tmp_path, SHORT)
    assert found["folder"] == str(tmp_path)
    assert "s3cret" not in str(found["environment"])


def test_a_child_ends_when_its_parent_is_gone(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ASKS, str(tmp_path)], cwd=ROOT) as parent:
        until = time.monotonic() + 30
        while not (children := _children(parent.pid)) and time.monotonic() < until:
            time.sleep(0.05)
        assert children
        time.sleep(1)
        parent.kill()
    while any(Path(f"/proc/{child}").exists() and _runs(child) for child in children) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(_runs(child) for child in children)


def _children(process: int) -> list[int]:
    listed = Path(f"/proc/{process}/task/{process}/children")
    return [int(child) for child in listed.read_text().split()]


def _runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
