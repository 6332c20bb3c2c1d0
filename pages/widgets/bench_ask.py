"""A question on its way, with a way to stop it, whatever it does; what it found stays until its tables change."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import TypeVar, cast
from zlib import crc32

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from kam_core.errors import KamError, QueryStoppedError
from kam_core.text.words import _
from kam_core.workbench.fence import Fence
from kam_core.workbench.shape import Shape
from pages.session.bench import bench

T = TypeVar("T")
Key = tuple[object, ...]

_LOOK = 0.1
_MOST_KEPT = 60


def ask(shapes: Sequence[Shape], key: Key, question: Callable[[Fence], T]) -> T:
    """What `question` finds, asked once for each key while the tables stay as they are.

    Raises:
        KamError: as the fence says it; the same again until `again`.
    """
    now = bench()
    fence = now.fence_over([shape.table for shape in shapes])
    # Asked or not: what stands below keeps its place, and a box that is open there stays open.
    place = st.empty()
    if key not in now.answered:
        while len(now.answered) >= _MOST_KEPT:
            now.answered.pop(next(iter(now.answered)))
        now.answered[key] = _asked(fence, question, key, place)
    found = now.answered[key]
    if isinstance(found, KamError):
        raise found
    return cast("T", found)


def again(key: Key) -> None:
    """Have `ask` ask this once more."""
    bench().answered.pop(key, None)


def _asked(fence: Fence, question: Callable[[Fence], T], key: Key, place: DeltaGenerator) -> T | KamError:
    # In a thread of its own, so that this one hears when somebody wants something else meanwhile.
    worker = ThreadPoolExecutor(1)
    asked = worker.submit(question, fence)
    worker.shutdown(wait=False)
    try:
        _wait(asked, place, key)
    finally:
        if not asked.done():
            # Streamlit left this run for another: by the button, or because the tab is closed.
            fence.cancel()
    place.empty()
    fault = asked.exception()
    return fault if isinstance(fault, KamError) else asked.result()


def _wait(asked: Future[T], place: DeltaGenerator, key: Key) -> None:
    wait([asked], _LOOK)
    if asked.done():
        return
    with place.container(horizontal=True, vertical_alignment="center"):
        said = st.empty()
        st.button(
            _("Stop"),
            icon=":material/stop:",
            key=f"bench_stop_{crc32(repr(key).encode())}",
            on_click=_stopped,
            args=(key,),
        )
    while not asked.done():
        # To write is to hear: it is here that Streamlit leaves a run that nobody waits for.
        said.caption(_(":material/hourglass_top: Asking …"))
        wait([asked], _LOOK)


def _stopped(key: Key) -> None:
    bench().answered[key] = QueryStoppedError("The question was stopped.")
