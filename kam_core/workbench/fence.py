"""A visitor's own SQL over their own tables, fenced in: whatever is asked, nothing but an answer comes out.

Three layers, each for itself: a gate that reads the parse tree (`gate.py`), an engine that is shut off and locked
(`engine.py`), and a process that can open nothing and is ended when it takes too much (`confined.py`).
"""

import itertools
import logging
import threading
import time
import weakref
from collections.abc import Sequence
from types import TracebackType
from typing import Any, Self

import pyarrow as pa

from kam_core.errors import QueryStoppedError, QueryTooLargeError, QueryTooLongError
from kam_core.reading.faults import told_fault
from kam_core.workbench import reserve
from kam_core.workbench.child import Child, Gone, Heard, Silent
from kam_core.workbench.model import Answer, BenchLimits, BenchTable

_LOG = logging.getLogger(__name__)
# Between the interrupt, which some functions do not hear, and the end of the process.
_GRACE = 1.0
_LOAD_SECONDS = 60.0
# How the stream of an answer is longer than its rows: names of columns, and the ends of things.
_WRAPPING = 1_000_000


class Fence:
    """The tables of one visitor, and what may be asked of them; safe to use from several threads.

    The tables are loaded once, by a process of its own, which starts to do so at once. A process that had to be ended
    is replaced at the next question.
    """

    def __init__(
        self,
        tables: Sequence[BenchTable],
        limits: BenchLimits = BenchLimits(),  # noqa: B008 - it is frozen
        *,
        keep_ready: bool = True,
    ) -> None:
        """Start to load the tables.

        Args:
            tables: what may be asked.
            limits: the most that one question may take.
            keep_ready: whether a process waits for the next visitor from now on.
        """
        self._tables = tuple(tables)
        self._limits = limits
        self._turn = threading.Lock()
        self._stopped, self._closing = threading.Event(), threading.Event()
        self._numbers = itertools.count(1)
        self._children: list[Child] = []
        self._is_loaded = False
        # A visitor who leaves without a word takes the process along.
        self._end = weakref.finalize(self, _end_all, self._children)
        with self._turn:
            self._start()
        if keep_ready:
            reserve.keep_ready()

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process."""
        self.close()

    def ask(self, sql: str, rows: int | None = None) -> Answer:
        """The first rows of an answer.

        Args:
            sql: one SELECT over the tables.
            rows: how many at most; None is as many as the limits say.

        Raises:
            QueryRefusedError: the question breaks a rule.
            QueryFaultError: it is wrong; `position` tells where.
            QueryTooLongError: it took more time than it may.
            QueryTooLargeError: it or its answer took more memory than it may.
            QueryStoppedError: `cancel` was called meanwhile.
        """
        return self._asked(sql, self._limits.rows if rows is None else rows)

    def export(self, sql: str) -> pa.Table:
        """All rows of an answer, as many as the limit of bytes takes.

        Raises:
            QueryRefusedError: the question breaks a rule.
            QueryFaultError: it is wrong; `position` tells where.
            QueryTooLongError: it took more time than it may.
            QueryTooLargeError: it or its answer took more memory than it may.
            QueryStoppedError: `cancel` was called meanwhile.
        """
        return self._asked(sql, None).rows

    def cancel(self) -> None:
        """Stop what is asked at the moment, from another thread; without a question, nothing happens."""
        self._stopped.set()

    def close(self) -> None:
        """End the process; the fence answers nothing any more."""
        self._closing.set()
        with self._turn:
            self._end()

    def _asked(self, sql: str, rows: int | None) -> Answer:
        with self._turn:
            if not self._end.alive:
                raise QueryStoppedError("The tables are closed.")
            self._stopped.clear()
            child = self._loaded()
            started = time.monotonic()
            heard = self._heard(child, sql, rows)
        if "fault" in heard.said:
            raise told_fault(heard.said["fault"])
        found = pa.ipc.open_stream(heard.rows).read_all()
        found.validate(full=True)
        return Answer(found, bool(heard.said["more"]), time.monotonic() - started)

    def _heard(self, child: Child, sql: str, rows: int | None) -> Heard:
        number, limits = next(self._numbers), self._limits
        most_bytes = limits.result_bytes + _WRAPPING
        request: dict[str, Any] = {"ask": sql, "rows": rows, "most_bytes": limits.result_bytes}
        child.send({**request, "number": number, "seconds": limits.seconds + _GRACE})
        try:
            try:
                heard = child.heard(time.monotonic() + limits.seconds, most_bytes, self._is_over)
            except Silent:
                child.send({"stop": number})
                heard = child.heard(time.monotonic() + _GRACE, most_bytes)
        except Silent:
            self._drop(child)
            raise self._too_long() from None
        except Gone as gone:
            _LOG.warning("the process that answered a question: %s", gone)
            self._drop(child)
            raise QueryTooLargeError("This question took more memory than it may, or broke the engine.") from None
        if "stopped" in heard.said:
            raise self._too_long()
        return heard

    def _is_over(self) -> bool:
        return self._stopped.is_set() or self._closing.is_set()

    def _too_long(self) -> QueryStoppedError | QueryTooLongError:
        if self._is_over():
            return QueryStoppedError("The question was stopped.")
        seconds = f"{self._limits.seconds:g}"
        return QueryTooLongError("The question ran for more than {seconds} seconds.", seconds=seconds)

    def _start(self) -> Child:
        child = reserve.taken()
        self._children.append(child)
        self._is_loaded = False
        tables = [(table.name, str(table.path.resolve())) for table in self._tables]
        limits = self._limits
        child.send({"tables": tables, "memory_bytes": limits.memory_bytes, "idle_seconds": limits.idle_seconds})
        return child

    def _loaded(self) -> Child:
        """The process with the tables in it."""
        if self._children and not self._children[0].is_alive():
            self._drop(self._children[0])
        child = self._children[0] if self._children else self._start()
        if self._is_loaded:
            return child
        try:
            said = child.heard(time.monotonic() + _LOAD_SECONDS, _WRAPPING, self._is_over).said
        except Silent:
            if self._is_over():
                # It goes on loading, for the next question.
                raise self._too_long() from None
            self._drop(child)
            raise QueryTooLongError("Loading the tables took more than {seconds} seconds.", seconds=60) from None
        except Gone as gone:
            _LOG.warning("the process that loaded tables: %s", gone)
            self._drop(child)
            raise QueryTooLargeError("The tables took more memory than they may.") from None
        if "fault" in said:
            self._drop(child)
            raise told_fault(said["fault"])
        self._is_loaded = True
        return child

    def _drop(self, child: Child) -> None:
        child.end()
        self._children.remove(child)


def _end_all(children: list[Child]) -> None:
    while children:
        children.pop().end()
