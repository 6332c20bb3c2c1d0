import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from kam_core.commands.run import run
from kam_core.settings import ROOT


@dataclass(frozen=True)
class Said:
    """How a call ended and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def answer(self) -> dict[str, object]:
        """What it wrote as JSON."""
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found


Call = Callable[..., Said]


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where KAM_DATABASE points; nothing is there yet."""
    database = tmp_path / "place" / "kam.duckdb"
    monkeypatch.setenv("KAM_DATABASE", str(database))
    return database


@pytest.fixture
def call(path: Path, capsys: pytest.CaptureFixture[str]) -> Call:
    """Calls the command line with words; wrong usage ends with its code as well."""
    assert path

    def called(*words: str | Path) -> Said:
        try:
            code = run([str(word) for word in words])
        except SystemExit as ended:
            code = int(str(ended.code))
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return Said(int(code), out, err)

    return called


HOLD = """
import sys
from pathlib import Path
from kam_core.store.attendant import Attendant
from kam_core.store.store import Store
with Store(Path(sys.argv[1])) as store:
    attendant = Attendant(store.path, lambda: store)
    attendant.start()
    print("open", flush=True)
    sys.stdin.read()
    attendant.stop()
"""


@contextmanager
def running(path: Path) -> Iterator[int]:
    """Another process has the store open and answers, as the product does; gives its number."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout and holder.stdout.readline() == b"open\n"
        yield holder.pid
        holder.communicate()


@pytest.fixture
def product(call: Call, path: Path) -> Iterator[int]:
    """A running product over an empty store; its process number."""
    assert call("init", "--empty").code == 0
    with running(path) as process:
        yield process
