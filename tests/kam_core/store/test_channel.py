import socket
import stat
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from kam_core.errors import KamError, RefusedError
from kam_core.store.channel import Channel, NobodyAnswersError, ask, socket_of


def refuse(_: Mapping[str, str]) -> object:
    raise RefusedError("No room for {what}.", what="this")


def lengthy(_: Mapping[str, str]) -> object:
    return ["x" * 1000] * 1000


@pytest.fixture
def folder() -> Iterator[Path]:
    """With a short name, as sockets want it."""
    with tempfile.TemporaryDirectory(prefix="k") as made:
        yield Path(made)


@pytest.fixture
def store_path(folder: Path) -> Iterator[Path]:
    path = folder / "kam.duckdb"
    channel = Channel(path, {"echo": dict, "refuse": refuse, "lengthy": lengthy})
    channel.start()
    yield path
    channel.stop()
    assert not socket_of(path).exists()


def test_a_question_is_answered_with_its_values(store_path: Path) -> None:
    assert ask(store_path, "echo", folder="ü\n\"'") == {"folder": "ü\n\"'"}
    assert ask(store_path, "lengthy") == ["x" * 1000] * 1000


def test_a_refusal_comes_with_its_words_and_hint(store_path: Path) -> None:
    with pytest.raises(KamError, match="No room for this") as refused:
        ask(store_path, "refuse")
    assert refused.value.hint == RefusedError.hint


def test_an_unknown_question_is_refused(store_path: Path) -> None:
    with pytest.raises(KamError, match="does not know this question"):
        ask(store_path, "shutdown")


@pytest.mark.parametrize("noise", [b"", b"\n", b"not json\n", b"[]\n", b"{}\n", b"\xff" * 100 + b"\n", b"x" * 200_000])
def test_noise_on_the_line_harms_nobody(noise: bytes, store_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(str(socket_of(store_path)))
        # It hangs up on what is too long.
        with suppress(OSError):
            line.sendall(noise)
    assert ask(store_path, "echo") == {}


def test_only_the_owner_may_ask(store_path: Path) -> None:
    assert stat.S_IMODE(socket_of(store_path).stat().st_mode) == 0o600


def test_many_ask_at_once(store_path: Path) -> None:
    answers: list[object] = []
    callers = [
        threading.Thread(target=lambda n=n: answers.append(ask(store_path, "echo", n=str(n)))) for n in range(20)
    ]
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join()
    assert sorted(int(answer["n"]) for answer in answers if isinstance(answer, dict)) == list(range(20))


def test_nobody_answers_where_nothing_runs(folder: Path) -> None:
    with pytest.raises(NobodyAnswersError):
        ask(folder / "kam.duckdb", "echo")


def test_a_socket_that_a_dead_process_left_is_no_answer_and_is_taken_over(folder: Path) -> None:
    path = folder / "kam.duckdb"
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(socket_of(path)))
    assert socket_of(path).exists()
    with pytest.raises(NobodyAnswersError):
        ask(path, "echo")
    channel = Channel(path, {"echo": dict})
    channel.start()
    assert ask(path, "echo") == {}
    channel.stop()


def test_a_long_path_is_answered_for_under_a_short_private_name(folder: Path) -> None:
    path = folder / ("long" * 30) / "kam.duckdb"
    path.parent.mkdir()
    short = socket_of(path)
    assert len(str(short)) < 108
    channel = Channel(path, {"echo": dict})
    channel.start()
    assert ask(path, "echo") == {}
    assert stat.S_IMODE(short.parent.stat().st_mode) == 0o700
    channel.stop()
