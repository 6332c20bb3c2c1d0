"""What happens when the server starts and before it ends."""

import os
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import anyio.to_thread
import streamlit as st

from kam_core.errors import KamError
from kam_core.settings import ROOT, from_environment
from kam_core.store.probe import probe
from pages.server import log
from pages.session import resources


@asynccontextmanager
async def lifetime(_: st.App) -> AsyncIterator[None]:
    """Have the store open before the first visit; let go of it after the last."""
    log.start()
    await anyio.to_thread.run_sync(_open)
    try:
        yield
    finally:
        resources.close()
        log.line("stopped")


def _open() -> None:
    """Open the store. One that cannot be opened is no reason not to serve: each screen then says what is wrong."""
    settings = from_environment()
    # A path that somebody named and that is not there is a slip of the pen, and no wish for a demo.
    if not settings.database.exists() and "KAM_DATABASE" not in os.environ:
        subprocess.run([sys.executable, "-m", "kam_core", "init"], cwd=ROOT, check=False)
    try:
        probe(resources.store())
    except KamError as fault:
        log.line("store not opened", kind=type(fault).__name__)
        sys.stderr.write(f"{fault}\n{fault.hint}\n")
    else:
        log.line("started")
