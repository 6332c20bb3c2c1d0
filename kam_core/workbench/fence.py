"""A visitor's own SQL over their own tables, fenced in: whatever is asked, nothing but an answer comes out.

Three layers, each for itself: a gate that reads the parse tree (`gate.py`), an engine that is shut off and locked
(`engine.py`), and a process that can open nothing and is ended when it takes too much (`confined.py`).
"""

import itertools
import logging
import threading
import time
import weakref
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self

import pyarrow as pa

from kam_core.errors import QueryStoppedError, QueryTooLargeError, QueryTooLongError
from kam_core.reading.faults import told_fault
from kam_core.workbench import reserve
from kam_core.workbench.child import Child, Gone, Heard, Silent
from kam_core.workbench.laden import Laden
from kam_core.workbench.limits import from_environment
from kam_core.workbench.model import Answer, BenchLimits, BenchTable

_LOG = logging.getLogger(__name__)
# Between the interrupt, which some functions do not hear, and the end of the process.
_GRACE = 1.0
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
        limits: BenchLimits | None = None,
        *,
        keep_ready: bool = True,
    ) -> None:
        """Start to load the tables.

        Args:
            tables: what may be asked.
            limits: the most that one question may take; None is what this installation sets.
            keep_ready: whether a process waits for the next visitor from now on.
        """
        self._limits = limits or from_environment()
        self._turn = threading.Lock()
        self._stopped, self._closing = threading.Event(), threading.Event()
        self._numbers = itertools.count(1)
        self._laden = Laden(tables, self._limits)
        # A visitor who leaves without a word takes the process along.
        self._end = weakref.finalize(self, self._laden.drop)
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
            with self._at_work() as child:
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
            self._laden.drop()
            raise self._too_long() from None
        except Gone as gone:
            _LOG.warning("the process that answered a question: %s", gone)
            self._laden.drop()
            raise QueryTooLargeError("This question took more memory than it may, or broke the engine.") from None
        if "stopped" in heard.said:
            raise self._too_long()
        return heard

    @contextmanager
    def _at_work(self) -> Iterator[Child]:
        try:
            with self._laden.at_work(self._is_over) as child:
                yield child
        except Silent:
            raise QueryStoppedError("The question was stopped.") from None

    def _is_over(self) -> bool:
        return self._stopped.is_set() or self._closing.is_set()

    def _too_long(self) -> QueryStoppedError | QueryTooLongError:
        if self._is_over():
            return QueryStoppedError("The question was stopped.")
        seconds = f"{self._limits.seconds:g}"
        return QueryTooLongError("The question ran for more than {seconds} seconds.", seconds=seconds)
