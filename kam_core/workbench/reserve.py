"""The processes of all visitors: one that is ready before anybody needs it, and no more at once than there may be."""

import atexit
import threading
import time

from kam_core.workbench.child import Child

_turn = threading.Lock()
_ready: list[Child] = []
# Those that were taken, each with when it was last at work; null while it is.
_idle_since: dict[Child, float | None] = {}


def keep_ready() -> None:
    """See to it that there is one; it starts while the caller goes on."""
    with _turn:
        _drop_ended()
        if not _ready:
            _ready.append(Child())


def taken(most: int) -> Child:
    """A child that has loaded nothing, from now on the caller's to end.

    Where `most` are there, the one that was idle for longest is ended first: its visitor gets another with the next
    question. Who is at work is left alone, even if that makes one more.
    """
    with _turn:
        _drop_ended()
        while len(_idle_since) >= most and _end_one_that_is_idle():
            pass
        child = _ready.pop() if _ready else Child()
        _idle_since[child] = time.monotonic()
        return child


def set_to_work(child: Child) -> bool:
    """Keep a child that was taken from being ended for another until `set_free`; false where it has ended."""
    with _turn:
        if not child.is_alive():
            return False
        _idle_since[child] = None
        return True


def set_free(child: Child) -> None:
    """From now on the child is idle; one that has ended is forgotten."""
    with _turn:
        _idle_since[child] = time.monotonic()
        _drop_ended()


def empty() -> None:
    """End what is kept ready."""
    with _turn:
        while _ready:
            _ready.pop().end()


def _end_one_that_is_idle() -> bool:
    idle = {child: since for child, since in _idle_since.items() if since is not None}
    if not idle:
        return False
    longest = min(idle, key=lambda child: idle[child])
    del _idle_since[longest]
    longest.end()
    return True


def _drop_ended() -> None:
    for child in [child for child in _ready if not child.is_alive()]:
        _ready.remove(child)
        child.end()
    for child in [child for child in _idle_since if not child.is_alive()]:
        del _idle_since[child]


atexit.register(empty)
