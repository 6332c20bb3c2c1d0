"""The process that has one visitor's tables in it: loaded at its start, replaced when it has ended."""

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from kam_core.errors import QueryTooLargeError, QueryTooLongError
from kam_core.reading.faults import told_fault
from kam_core.workbench import reserve
from kam_core.workbench.child import Child, Gone, Silent
from kam_core.workbench.model import BenchLimits, BenchTable

_LOG = logging.getLogger(__name__)
_SECONDS = 120.0


class Laden:
    """One process at a time; used by one thread at a time."""

    def __init__(self, tables: Sequence[BenchTable], limits: BenchLimits) -> None:
        """Start to load the tables."""
        self._tables, self._limits = tuple(tables), limits
        self._child: Child | None = self._started()
        self._is_loaded = False

    @contextmanager
    def at_work(self, is_over: Callable[[], bool]) -> Iterator[Child]:
        """The process, once the tables are in it; within the block, nobody ends it for another visitor's.

        Raises:
            Silent: `is_over` has said that nobody waits for it any more; it goes on loading.
            QueryTooLongError: it takes too long.
            QueryTooLargeError: the tables take more memory than they may.
        """
        child = self._working()
        try:
            if not self._is_loaded:
                self._load(child, is_over)
            yield child
        finally:
            reserve.set_free(child)

    def _working(self) -> Child:
        while self._child is None or not reserve.set_to_work(self._child):
            self.drop()
            self._child, self._is_loaded = self._started(), False
        return self._child

    def drop(self) -> None:
        """End the process; the next one who asks gets another."""
        if self._child:
            self._child.end()
        self._child = None

    def _started(self) -> Child:
        child = reserve.taken(self._limits.processes)
        tables = [(table.name, str(table.path.resolve())) for table in self._tables]
        limits = self._limits
        child.send({"tables": tables, "memory_bytes": limits.memory_bytes, "idle_seconds": limits.idle_seconds})
        return child

    def _load(self, child: Child, is_over: Callable[[], bool]) -> None:
        try:
            said = child.heard(time.monotonic() + _SECONDS, 0, is_over).said
        except Silent:
            if is_over():
                raise
            self.drop()
            seconds = f"{_SECONDS:g}"
            raise QueryTooLongError("Loading the tables took more than {seconds} seconds.", seconds=seconds) from None
        except Gone as gone:
            _LOG.warning("the process that loaded tables: %s", gone)
            self.drop()
            raise QueryTooLargeError("The tables took more memory than they may.") from None
        if "fault" in said:
            self.drop()
            raise told_fault(said["fault"])
        self._is_loaded = True
