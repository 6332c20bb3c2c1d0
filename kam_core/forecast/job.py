"""Forecasts in the background: one job at a time for all visitors, in a process that ends with this one."""

import logging
import tempfile
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kam_core.errors import DamagedFileError, ForecastError, KamError, TooLargeError
from kam_core.forecast import kept
from kam_core.forecast.series import closed, series
from kam_core.reading.child import in_child
from kam_core.reading.limits import Limits
from kam_core.store.store import Store
from kam_core.text.words import language, speak

_LOG = logging.getLogger(__name__)
TASK = "kam_core.forecast.task:outlooks"
# 200 accounts take about 10: thousands were asked for, or something hangs.
_LIMITS = Limits(memory_bytes=None, seconds=900.0)
Tell = Callable[[str, float], None]


def forecast_all(
    store: Store,
    names: Sequence[str],
    tell: Tell | None = None,
    task: str = TASK,
    before_keeping: Callable[[], None] | None = None,
) -> None:
    """Forecast those of `names` that are not kept yet, and keep them; waits until it is done.

    Args:
        store: where from and where to; nothing is locked meanwhile but for the moment of keeping.
        names: ids of accounts, and `EVERYBODY`.
        tell: hears what is being done and the share of it, 0 to 1; what it raises ends the work.
        task: the function of the child.
        before_keeping: called when all is forecast and nothing kept yet; what it raises ends the work.

    Raises:
        ForecastError: the process that forecasts broke down, or took too long.
        NotSavedError: the disk refused.
    """
    with store.database.one_moment() as moment:
        made_from, todo = kept.basis(moment), kept.missing(moment, names)
        span, bought = closed(moment), series(moment, todo)
    histories = {name: [float(amount) for amount in amounts] for name, amounts in bought.items()}
    if not todo:
        return
    found = _forecast(histories, tell, task)
    if before_keeping:
        before_keeping()
    kept.keep(store, found, made_from, span.last if span else None)


def _forecast(histories: Mapping[str, Sequence[float]], tell: Tell | None, task: str) -> dict[str, Any]:
    try:
        with tempfile.TemporaryDirectory(prefix="kam-forecast-") as folder:
            answer = in_child(task, {"series": histories}, Path(folder), _LIMITS, tell, with_pandas=True)
    except TooLargeError as fault:
        raise ForecastError("The forecasts were stopped: they took more time than they may.") from fault
    except DamagedFileError as fault:
        raise ForecastError("The process that makes the forecasts ended before it was done.") from fault
    found: dict[str, Any] = answer["outlooks"]
    return found


@dataclass(frozen=True, slots=True)
class State:
    """How it stands with the job: `share` of it is done (0 to 1); `fault` is why the last one ended too early.

    `ended` is when that was, in seconds of the monotonic clock; null until one has.
    """

    is_running: bool
    step: str = ""
    share: float = 0.0
    fault: KamError | None = None
    ended: float | None = None


class _StoppedError(Exception):
    """The server ends."""


class Forecaster:
    """Runs one job at a time on a thread of its own; safe in many threads."""

    def __init__(self, task: str = TASK) -> None:
        """Nothing runs yet; `task` is the function of the child."""
        self._task = task
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._state = State(is_running=False)

    @property
    def state(self) -> State:
        """How it stands now, the same for everybody."""
        return self._state

    def begin(self, store: Store, names: Sequence[str]) -> None:
        """See to it that `names` are forecast; at once where nothing runs, else ask again when it is done."""
        with self._lock:
            if self._state.is_running or self._over.is_set():
                return
            self._state = State(is_running=True)
        # A daemon: the server does not wait for it, and the child ends with the server.
        threading.Thread(target=self._run, args=(store, names, language()), name="forecasts", daemon=True).start()

    def stop(self) -> None:
        """Keep nothing from here on: the store is about to be closed."""
        self._over.set()

    def _run(self, store: Store, names: Sequence[str], reader: str) -> None:
        speak(reader)
        # Stands where it ends by a fault of our own: else every visit would start it again.
        fault: KamError | None = ForecastError("The forecasts broke off.")
        try:
            forecast_all(store, names, self._tell, self._task, self._go_on)
            fault = None
        except _StoppedError:
            _LOG.info("forecasts stopped: the server ends")
        except KamError as refused:
            fault = refused
        finally:
            self._state = State(is_running=False, fault=fault, ended=time.monotonic())

    def _go_on(self) -> None:
        if self._over.is_set():
            raise _StoppedError

    def _tell(self, step: str, share: float) -> None:
        self._go_on()
        self._state = State(is_running=True, step=step, share=share)
