"""How far long work has come."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from contextvars import copy_context
from typing import TypeVar

from kam_core.store.transaction import Transaction

T = TypeVar("T")

# What is being done, as a sentence, and the share of it that is done, 0 to 1.
Progress = Callable[[str, float], None]

_SECONDS_BETWEEN_LOOKS = 0.2


def silent(_step: str, _share: float) -> None:
    """Tell nobody."""


def watched(transaction: Transaction, step: str, progress: Progress, work: Callable[[], T]) -> T:
    """Do `work` on a thread of its own and tell `progress`, in this one, how far its statement has come."""
    progress(step, 0.0)
    with ThreadPoolExecutor(1) as worker:
        running = worker.submit(copy_context().run, work)
        while not running.done():
            if wait([running], _SECONDS_BETWEEN_LOOKS).not_done:
                progress(step, transaction.share_done())
        result = running.result()
    progress(step, 1.0)
    return result
