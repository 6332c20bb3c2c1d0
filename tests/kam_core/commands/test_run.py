import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kam_core.settings import ROOT
from kam_core.store.content import content_of
from tests.kam_core.commands.conftest import Call, running

COMMANDS = ("init", "import", "export", "backup", "restore", "info")


def test_every_command_explains_itself(call: Call) -> None:
    said = call("--help")
    assert said.code == 0
    for command in COMMANDS:
        assert command in said.out
        own = call(command, "--help")
        assert own.code == 0
        assert "--json" in own.out and "--database" in own.out


@pytest.mark.parametrize(
    "words",
    [[], ["nonsense"], ["info", "--nonsense"], ["import"], ["export"], ["restore"], ["init", "--currency", "EURO"]],
)
def test_wrong_usage_ends_with_2_and_says_what_is_right(words: list[str], call: Call) -> None:
    said = call(*words)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("usage: python -m kam_core")


@pytest.mark.parametrize("words", [["info"], ["backup"], ["export", "FOLDER"], ["import", "FILE"]])
def test_a_missing_store_is_explained_in_two_lines(words: list[str], call: Call, path: Path, tmp_path: Path) -> None:
    file = tmp_path / "accounts.csv"
    file.touch()
    said = call(*[str(file) if word == "FILE" else word for word in words])
    assert (said.code, said.out) == (1, "")
    assert said.err.splitlines()[0] == f"There is no database at {path}."
    assert "python -m kam_core init --empty" in said.err.splitlines()[1]
    assert not path.exists()


def test_a_refusal_is_json_where_json_is_wanted(call: Call, path: Path) -> None:
    said = call("info", "--json")
    assert (said.code, said.err) == (1, "")
    assert said.answer["refused"] == f"There is no database at {path}."
    assert said.answer["hint"]


@pytest.mark.parametrize("what", ["folder", "text", "empty"])
def test_what_is_no_database_is_explained(what: str, call: Call, path: Path) -> None:
    path.parent.mkdir()
    if what == "folder":
        path.mkdir()
    else:
        path.write_bytes(b"hello\n" * 1000 if what == "text" else b"")
    for command in ("info", "backup"):
        said = call(command)
        assert (said.code, said.out) == (1, "")
        assert str(path) in said.err


def test_backup_and_restore_bring_back_what_was(call: Call, path: Path, tmp_path: Path) -> None:
    call("init", "--empty")
    said = call("backup", tmp_path / "mine", "--json")
    backup = Path(str(said.answer["backup"]))
    assert backup.parent == tmp_path / "mine"
    before = call("info", "--json").answer["checksum"]
    path.write_bytes(b"damaged")
    said = call("restore", backup, "--json")
    assert said.code == 0
    assert Path(str(said.answer["before"])).read_bytes() == b"damaged"
    assert call("info", "--json").answer["checksum"] == before


def test_the_last_backup_is_told(call: Call) -> None:
    call("init", "--empty")
    assert call("info", "--json").answer["last_backup"] is None
    call("backup")
    assert str(call("info", "--json").answer["last_backup"]).startswith("20")


def test_a_backup_that_is_not_there_is_refused(call: Call, tmp_path: Path) -> None:
    call("init", "--empty")
    said = call("restore", tmp_path / "nothing.duckdb")
    assert (said.code, said.err.splitlines()[0]) == (1, f"There is no backup {tmp_path / 'nothing.duckdb'}.")


def test_the_running_product_answers_info_and_backup(call: Call, product: int, tmp_path: Path) -> None:
    assert product
    assert call("info", "--json").answer["company"] == "My company"
    assert "company: My company" in call("info").out
    said = call("backup", tmp_path / "mine", "--json")
    assert content_of(Path(str(said.answer["backup"]))).rows["facts.company"] == 1
    refused = call("backup", __file__)
    assert refused.code == 1
    assert refused.err.startswith("No backup in")


def test_the_running_product_writes_parquet_for_the_command_line(call: Call, product: int, tmp_path: Path) -> None:
    assert product
    said = call("export", tmp_path / "out", "--json")
    assert (said.code, said.answer["folder"]) == (0, str(tmp_path / "out"))
    assert (tmp_path / "out" / "facts.company.parquet").exists()
    again = call("export", tmp_path / "out")
    assert (again.code, again.out) == (1, "")
    assert again.err.startswith(f"There is something at {tmp_path / 'out'} already")


@pytest.mark.parametrize("command", ["import", "restore", "init"])
def test_what_cannot_be_while_the_product_runs_says_which_process_it_is(
    command: str, call: Call, product: int, path: Path, tmp_path: Path
) -> None:
    backup = str(call("backup", "--json").answer["backup"])
    file = tmp_path / "accounts.csv"
    file.write_text("account_id,account_name\n1,One\n")
    words = {"import": [str(file)], "restore": [backup], "init": []}[command]
    said = call(command, *words)
    assert (said.code, said.out) == (1, "")
    assert said.err.splitlines()[0] == f"Already running, process {product}."
    assert path.exists()


def test_a_process_without_a_socket_is_named_to_all(call: Call, path: Path) -> None:
    call("init", "--empty")
    with running(path) as process:
        (path.parent / "kam.duckdb.sock").unlink()
        said = call("info")
        assert (said.code, said.err.splitlines()[0]) == (1, f"Already running, process {process}.")


def test_names_from_the_store_cannot_steer_the_terminal(call: Call, hostile_name: str = "\x1b[2J\x07Evil\nrow") -> None:
    call("init", "--empty", "--company", hostile_name)
    said = call("info")
    assert "\x1b" not in said.out and "\x07" not in said.out
    assert "company: \\x1b[2J\\x07Evil\\nrow" in said.out
    assert call("info", "--json").answer["company"] == hostile_name


def test_it_runs_as_a_program(path: Path) -> None:
    def program(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "kam_core", *words],
            cwd=ROOT,
            env={**os.environ, "KAM_DATABASE": str(path)},
            capture_output=True,
            text=True,
            check=False,
        )

    assert program("init", "--empty").returncode == 0
    assert json.loads(program("info", "--json").stdout)["company"] == "My company"
    assert program("init", "--empty").returncode == 1
    assert program("nonsense").returncode == 2


def test_a_reader_that_hangs_up_is_no_stack_trace(call: Call, path: Path) -> None:
    call("init", "--empty")
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "kam_core", "info"],
        cwd=ROOT,
        stdout=writer,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writer)
    assert path.exists()
    assert "Traceback" not in done.stderr and "Exception" not in done.stderr
