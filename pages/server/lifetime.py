"""What happens when the server starts and before it ends."""

import os
import subprocess
import sys
import threading
import traceback
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import anyio.to_thread
import streamlit as st

from kam_core.errors import KamError
from kam_core.ingest.batches import record_missing
from kam_core.scoring.scores import ensure_compared
from kam_core.settings import ROOT, from_environment
from kam_core.store.attendant import Attendant
from kam_core.store.moments import moments
from kam_core.store.probe import probe
from pages.server import log
from pages.session import forecasts, resources

_SECONDS_BETWEEN_TRIES = 5.0
_SECONDS_BETWEEN_FORECASTS = 300.0


@asynccontextmanager
async def lifetime(_: st.App) -> AsyncIterator[None]:
    """Have the store open before the first visit and attended to while it is; let go of it after the last."""
    log.start()
    over = threading.Event()
    await anyio.to_thread.run_sync(_open)
    attending = threading.Thread(target=_attend, args=(over,), name="attending")
    attending.start()
    try:
        yield
    finally:
        over.set()
        attending.join()
        resources.close()
        log.line("stopped")


def _open() -> None:
    """Open the store. One that cannot be opened is no reason not to serve: each screen then says what is wrong."""
    settings = from_environment()
    # A path that somebody named and that is not there is a slip of the pen, and no wish for a demo.
    if not settings.database.exists() and not os.environ.get("KAM_DATABASE"):
        subprocess.run([sys.executable, "-m", "kam_core", "init"], cwd=ROOT, check=False)
    try:
        resources.store()
    except KamError as fault:
        _told(fault)
        sys.stderr.write(f"{fault}\n{fault.hint}\n")
    else:
        log.line("started")


def _attend(over: threading.Event) -> None:
    """Answer the command line and make backups, from when the store is open to the end."""
    attendant = Attendant(from_environment().database, resources.store, _told)
    # Before, the file may be another process's, and so is the socket beside it.
    while not _is_open():
        if over.wait(_SECONDS_BETWEEN_TRIES):
            return
    try:
        for step in (_warm, attendant.start):
            _try(step)
        # Nobody waits for forecasts, but a sudden change should be told without being asked for.
        while not over.wait(_SECONDS_BETWEEN_FORECASTS):
            _try(forecasts.begin_if_due)
    except Exception as fault:
        _told(fault)
        raise
    finally:
        # A bug of ours ends the looks; the command line and the backups go on to the end all the same.
        over.wait()
        forecasts.forecaster().stop()
        attendant.stop()


def _try(step: Callable[[], object]) -> None:
    try:
        step()
    except KamError as fault:
        _told(fault)


def _is_open() -> bool:
    try:
        resources.store()
    except KamError:
        return False
    return True


def _warm() -> None:
    """Make up for what a crash kept back, and do what the first visit would wait for: load modules, score."""
    store = resources.store()
    record_missing(store)
    probe(store)
    dates = moments(store.database)
    ensure_compared(store, dates.today, dates.year_before)


def _told(fault: Exception) -> None:
    log.line("store", kind=type(fault).__name__)
    if not isinstance(fault, KamError):
        # Ours to mend: where it was raised, and never a value.
        log.line("bug", trace=[f"{at.name}:{at.lineno}" for at in traceback.extract_tb(fault.__traceback__)])
