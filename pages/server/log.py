"""One JSON object a line on standard error: what was asked, how it ended, how long it took; never a name or a value."""

import json
import logging
import sys
import time
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from secrets import token_hex
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_logger = logging.getLogger("kam")
# What a page loads by itself, and what asks every few seconds whether we are alive.
_QUIET = ("/static/", "/app/static/", "/media/", "/_stcore/", "/healthz", "/readyz")


def start() -> None:
    """Write the lines of this process to standard error."""
    if not _logger.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(logging.Formatter("%(message)s"))
        _logger.addHandler(handler)
        _logger.setLevel(logging.INFO)
        _logger.propagate = False
        logging.setLogRecordFactory(_without_values(logging.getLogRecordFactory()))


def line(event: str, **fields: object) -> None:
    """Write one line; JSON keeps a line feed in a value from looking like a new entry."""
    moment = datetime.now(UTC).isoformat(timespec="milliseconds")
    _logger.info(json.dumps({"at": moment, "event": event, **fields}, default=str))


def places(fault: BaseException) -> list[str]:
    """Where a fault came from, the innermost last, but not with which values: a message can hold names and figures."""
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(fault.__traceback__)]


def _without_values(made: Callable[..., logging.LogRecord]) -> Callable[..., logging.LogRecord]:
    """Records of libraries, too, say of a fault what it is and where; Streamlit would print all it says."""

    def record(*told: Any, **more: Any) -> logging.LogRecord:
        said = made(*told, **more)
        fault = said.exc_info[1] if said.exc_info else None
        if fault is not None:
            line("fault", logger=said.name, kind=type(fault).__name__, trace=places(fault))
            said.msg, said.args, said.exc_info = "%s: see the line before", (type(fault).__name__,), None
        return said

    return record


class RequestLog:
    """Writes a line for each page that is asked for, without what stands after the `?`."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before `app`."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and write a line when the answer is out."""
        if scope["type"] != "http" or any(quiet in scope["path"] for quiet in _QUIET):
            await self._app(scope, receive, send)
            return
        started = time.perf_counter()
        status = 500

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, noted)
        finally:
            took = round((time.perf_counter() - started) * 1000, 1)
            line("request", id=token_hex(4), method=scope["method"], path=scope["path"], status=status, ms=took)
