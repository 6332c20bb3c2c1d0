"""The other side of `child.py`: started with `python -m`, loads the tables of one visitor, then answers questions.

It is asked in JSON lines on standard input. It answers with a line of JSON each, the rows behind it as an Arrow
stream of as many bytes as the line says.
"""

import json
import os
import queue
import sys
import threading
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, ClassVar, TextIO

import pyarrow as pa

from kam_core.errors import KamError, QueryTooLargeError
from kam_core.reading.faults import written_fault
from kam_core.reading.spawning import begin, without_pandas
from kam_core.workbench.confined import confine, confine_time, leave_folders
from kam_core.workbench.engine import SETTINGS, Engine
from kam_core.workbench.gate import check_text, check_tree
from kam_core.workbench.shortening import is_same_but_for_limit, with_limit

_DEEPEST = 5_000
_REHEARSAL = "SELECT sum(range) AS total, max(CAST('2026-01-01' AS TIMESTAMPTZ)) AS day FROM range(3)"
Said = dict[str, object]


class Session:
    """One visitor's questions, one after the other; they may be stopped meanwhile."""

    settings: ClassVar[Mapping[str, str]] = SETTINGS

    def __init__(self, answers: TextIO) -> None:
        """Get ready to load tables; `answers` is where answers go."""
        self._answers = answers
        self._requests: queue.Queue[dict[str, Any]] = queue.Queue()
        self._asked: int | None = None
        self._turn = threading.Lock()
        self._tables: Sequence[str] = ()
        self._engine = Engine(self.settings)
        # Whatever the libraries load at their first use is loaded now: later they cannot open it any more.
        self._found({"ask": _REHEARSAL, "rows": None, "most_bytes": 1_000_000})

    def listen(self) -> None:
        """Take in what is asked, and end this process when nobody is there any more."""
        for line in sys.stdin.buffer:
            request = json.loads(line)
            if "stop" in request:
                with self._turn:
                    if self._asked == request["stop"]:
                        self._engine.interrupt()
            else:
                self._requests.put(request)
        os._exit(1)

    def answer(self) -> None:
        """Answer until nobody asks for longer than a visitor stays away."""
        patience: float | None = None
        while True:
            try:
                request = self._requests.get(timeout=patience)
            except queue.Empty:
                return
            if "tables" in request:
                patience = request["idle_seconds"]
                self._say(self._loaded(request))
            else:
                self._say(*self._answered(request))

    def _say(self, said: Mapping[str, object], rows: pa.Buffer | None = None) -> None:
        self._answers.write(json.dumps({**said, "bytes": rows.size if rows else 0}) + "\n")
        self._answers.flush()
        if rows:
            self._answers.buffer.write(rows)
            self._answers.buffer.flush()

    def _loaded(self, request: Mapping[str, Any]) -> Said:
        try:
            for name, path in request["tables"]:
                self._engine.load(name, Path(path))
            self._tables = [name for name, _path in request["tables"]]
            self._shut(request["memory_bytes"])
        except KamError as fault:
            return {"fault": written_fault(fault)}
        return {}

    def _shut(self, memory_bytes: int | None) -> None:
        """Let nothing out from here on."""
        confine(self._engine.lock(memory_bytes))

    def _answered(self, request: Mapping[str, Any]) -> tuple[Said, pa.Buffer | None]:
        confine_time(request["seconds"])
        with self._turn:
            self._asked = request["number"]
        try:
            rows, more = self._found(request)
        except TimeoutError:
            return {"stopped": True}, None
        except KamError as fault:
            return {"fault": written_fault(fault)}, None
        except (MemoryError, RecursionError):
            large = QueryTooLargeError("This question needs more memory than one may take.")
            return {"fault": written_fault(large)}, None
        finally:
            with self._turn:
                self._asked = None
        return {"more": more}, rows

    def _found(self, request: Mapping[str, Any]) -> tuple[pa.Buffer, bool]:
        question, rows = request["ask"], request["rows"]
        check_text(question)
        tree = self._engine.tree(question)
        check_tree(tree, self._tables, question)
        if rows is not None and (longer := with_limit(question, tree, rows + 1)):
            # The engine need not sort what nobody sees; only where the longer text means just that.
            question = longer if is_same_but_for_limit(tree, self._engine.tree(longer)) else question
        return self._engine.answer(question, rows, request["most_bytes"])


def main(kind: type[Session] = Session) -> None:
    """Answer until nobody asks any more, and end."""
    answers = begin()
    without_pandas()
    # A tree as deep as the engine reads one.
    sys.setrecursionlimit(_DEEPEST)
    session = kind(answers)
    # The engine does not start where there is no folder.
    leave_folders()
    threading.Thread(target=session.listen, daemon=True).start()
    session.answer()
    # No tidying up: threads of libraries may hang.
    os._exit(0)


if __name__ == "__main__":
    # By its name: what it calls must find this very module.
    import_module("kam_core.workbench.inside").main()
