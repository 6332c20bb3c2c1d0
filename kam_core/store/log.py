"""One JSON object a save: which request, who (hashed), where, how long, how it ended; never a name or a value."""

import hashlib
import json
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from kam_core.store.request import Request

# The server gives the logger "kam" its handler; without a server these lines go nowhere.
_logger = logging.getLogger("kam.store")


@contextmanager
def noted(request: Request) -> Iterator[None]:
    """Write a line when the save of the block has ended, well or not."""
    started = time.perf_counter()
    outcome = "saved"
    try:
        yield
    except BaseException as fault:
        outcome = type(fault).__name__
        raise
    finally:
        line = {
            "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "event": "save",
            "id": request.request_id,
            "who": hashed(request.who),
            "screen": request.screen,
            "outcome": outcome,
            "ms": round((time.perf_counter() - started) * 1000, 1),
        }
        # JSON escapes line feeds and, by default, all that is not ASCII: one entry stays one line.
        _logger.info(json.dumps(line))


def hashed(who: str) -> str:
    """Twelve hexadecimal digits by which the lines of one person can be found, but not the person."""
    return hashlib.blake2s(who.encode(), digest_size=6).hexdigest()
