"""One child that is ready before anybody needs it: the next visitor does not wait for its start."""

import atexit
import threading

from kam_core.workbench.child import Child

_turn = threading.Lock()
_ready: list[Child] = []


def keep_ready() -> None:
    """See to it that there is one; it starts while the caller goes on."""
    with _turn:
        _drop_ended()
        if not _ready:
            _ready.append(Child())


def taken() -> Child:
    """A child that has loaded nothing, from now on the caller's to end."""
    with _turn:
        _drop_ended()
        return _ready.pop() if _ready else Child()


def empty() -> None:
    """End what is kept ready."""
    with _turn:
        while _ready:
            _ready.pop().end()


def _drop_ended() -> None:
    for child in [child for child in _ready if not child.is_alive()]:
        _ready.remove(child)
        child.end()


atexit.register(empty)
