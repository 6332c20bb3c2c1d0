import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kam_core.settings import ROOT
from kam_core.store.confirmed import log_of
from kam_core.store.store import Store
from tests.kam_core.commands.conftest import Call


def test_the_demo_is_built_with_a_line_a_step(call: Call, demo_of_init: Path, tmp_path: Path) -> None:
    said = json.loads(demo_of_init.with_name("said.json").read_text(encoding="utf-8"))
    assert said["code"] == 0
    assert said["out"] == f"Adventure Works Cycles is ready in {said['path']}.\n"
    assert "order_lines\n" in said["err"]
    assert "Traceback" not in said["err"]
    assert said["there"] == [Path(said["path"]).name]
    info = call("info", "--json", "--database", shutil.copy(demo_of_init, tmp_path)).answer
    assert (info["revenue"], info["fictitious"]) == ("80450596.9823", True)


def test_an_empty_store_has_a_company_and_a_currency_and_takes_files(call: Call, path: Path) -> None:
    said = call("init", "--empty", "--company", "Ours & Söhne", "--currency", "chf", "--json")
    assert (said.code, said.answer) == (0, {"database": str(path), "company": "Ours & Söhne", "empty": True})
    info = call("info", "--json").answer
    assert (info["company"], info["currency"], info["fictitious"], info["as_of"]) == (
        "Ours & Söhne",
        "CHF",
        False,
        None,
    )


@pytest.mark.parametrize("name", ["", "  "])
def test_a_company_without_a_name_is_refused_and_leaves_nothing(name: str, call: Call, path: Path) -> None:
    said = call("init", "--empty", "--company", name, "--json")
    assert (said.code, said.answer["refused"]) == (1, "The company needs a name.")
    assert list(path.parent.iterdir()) == []


def test_a_store_that_is_there_is_left_alone(call: Call, path: Path) -> None:
    call("init", "--empty")
    before = path.read_bytes()
    said = call("init")
    assert said.code == 1
    assert said.err.startswith(f"There is a database at {path} already")
    assert path.read_bytes() == before


def test_a_damaged_store_is_left_alone_as_well(call: Call, path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"damaged")
    assert call("init").code == 1
    assert path.read_bytes() == b"damaged"


def test_a_place_that_is_called_like_a_schema_is_refused_by_its_own_name(call: Call, path: Path) -> None:
    for name in ("app.duckdb", "facts.2026.duckdb"):
        said = call("init", "--empty", "--json", "--database", path.parent / name)
        assert (said.code, said.answer["refused"]) == (1, f"A database cannot be called {name}.")
    assert not path.parent.exists()


def test_another_place_may_be_named(call: Call, path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.duckdb"
    assert call("init", "--empty", "--database", other).code == 0
    assert other.exists() and not path.exists()


def test_the_log_of_a_store_that_was_deleted_does_not_come_back(call: Call, path: Path) -> None:
    path.parent.mkdir()
    log_of(path).write_bytes(b"an old log")
    assert call("init", "--empty").code == 0
    with Store(path) as store:
        assert store.database.read("store", "revisions")["store"].to_list() == ["1.0"]


def test_an_interrupted_start_leaves_no_half_store_and_the_next_one_clears_up(call: Call, path: Path) -> None:
    path.parent.mkdir()
    child = subprocess.Popen(
        [sys.executable, "-m", "kam_core", "init"], cwd=ROOT, env=os.environ, stderr=subprocess.PIPE
    )
    assert child.stderr
    while b"order_lines" not in child.stderr.readline():
        assert child.poll() is None
    child.send_signal(signal.SIGKILL)
    child.communicate()
    assert not path.exists()
    assert any(file.name.endswith(".part") for file in path.parent.iterdir())
    assert call("init", "--empty").code == 0
    assert list(path.parent.iterdir()) == [path]


def test_of_two_starts_at_once_one_makes_the_store(path: Path) -> None:
    starts = [
        subprocess.Popen(
            [sys.executable, "-m", "kam_core", "init", "--empty"], cwd=ROOT, env=os.environ, stderr=subprocess.PIPE
        )
        for _ in range(2)
    ]
    until = time.monotonic() + 120
    ends = [start.wait(timeout=until - time.monotonic()) for start in starts]
    for start in starts:
        start.communicate()
    assert sorted(ends) in ([0, 1], [0, 0]) and 0 in ends
    assert list(path.parent.iterdir()) == [path]
    Store(path).close()
