"""What is opened once for everybody, and read by each run as of one moment."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import monotonic
from typing import Concatenate, ParamSpec, TypeVar, cast

import polars as pl
import streamlit as st

from kam_core.period import Moments
from kam_core.scoring.scores import ensure_compared
from kam_core.settings import from_environment
from kam_core.store.database import Database
from kam_core.store.moments import Revisions, revisions
from kam_core.store.moments import moments as moments_of
from kam_core.store.store import Store

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Moment:
    store: Store
    database: Database
    revisions: Revisions
    moments: Moments
    began: float
    held: ExitStack


_moment: ContextVar[_Moment | None] = ContextVar("moment", default=None)


def store() -> Store:
    """The store of this process, opened at the first call.

    Raises:
        StoreError: it cannot be opened; the next call tries again.
    """
    pinned = _moment.get()
    return pinned.store if pinned else _opened(from_environment().database)


def close() -> None:
    """Let go of the store and of what was read from it; the next call of `store` opens it again."""
    _opened.clear()
    _kept.clear()


def database() -> Database:
    """The door for reading: within a run, always the store as it was when the run began."""
    pinned = _moment.get()
    return pinned.database if pinned else store().database


def is_pinned() -> bool:
    """Whether this run reads one moment already; a fragment that runs by itself does not until it asks for it."""
    return _moment.get() is not None


def revision() -> Revisions:
    """Which state of the store `database` reads."""
    pinned = _moment.get()
    return pinned.revisions if pinned else revisions(store().database)


def moments() -> Moments:
    """The three dates that everything on a screen is measured against."""
    pinned = _moment.get()
    return pinned.moments if pinned else moments_of(store().database)


@contextmanager
def one_moment() -> Iterator[None]:
    """While the block runs, this thread reads the store as it was at its start, whatever others save meanwhile."""
    with ExitStack() as held:
        before = _moment.get()
        _begin(held)
        try:
            yield
        finally:
            _moment.set(before)


def anew() -> None:
    """Read the store as it is now from here on: after something was saved or computed within this run."""
    pinned = _moment.get()
    if pinned:
        pinned.held.close()
        _begin(pinned.held)


def scored(day: date, compared_with: date) -> None:
    """See to it that what is read from here on has the scores of both days, by the criteria in force on `day`."""
    while True:
        read_at = revision().portfolio
        key = repr((id(store()), read_at, "scored", day, compared_with))
        ready = cast("float", _kept(key, lambda: _score(day, compared_with)))
        pinned = _moment.get()
        if pinned is None or pinned.began > ready:
            return
        anew()
        # What others saved meanwhile may have moved a score.
        if revision().portfolio == read_at:
            return


def kept(query: Callable[Concatenate[Database, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What `query(database, …)` returns, read once for each state of the portfolio and day, and shared by all visits.

    A save that changes nothing but plans does not count: use `kept_with_plans` for what reads them.

    Everybody may read everything, so who asks is no part of the key. What comes back is shared: do not change it.

    Args:
        query: a function at the top of a module.
        args: what tells one call from another by its `repr`: ids, dates, enums, filters; never a frame.
        kwargs: as `args`.
    """
    return _shared(revision().portfolio, query, *args, **kwargs)


def kept_with_plans(query: Callable[Concatenate[Database, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    """As `kept`, for what also reads plans, people and actions: read again after any save."""
    return _shared(revision().store, query, *args, **kwargs)


def _shared(state: str, query: Callable[Concatenate[Database, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    if "<" in query.__qualname__:
        raise TypeError(f"{query.__qualname__} could be any of many functions; name it at the top of a module")
    if any(isinstance(value, pl.DataFrame) for value in (*args, *kwargs.values())):
        raise TypeError("a frame has no short name to keep a result under; pass what it was made from")
    # The calendar goes on where nothing is saved.
    as_of = (id(store()), state, moments().today)
    key = repr((*as_of, query.__module__, query.__qualname__, args, sorted(kwargs.items())))
    return cast("T", _kept(key, lambda: query(database(), *args, **kwargs)))


# The strip of KPIs and the matrix take tens of milliseconds each and are the same for everybody until
# something is saved.
@st.cache_resource(max_entries=400, show_spinner=False)
def _kept(key: str, _query: Callable[[], object]) -> object:  # noqa: ARG001  (the key is what it is kept under)
    return _query()


def _score(day: date, compared_with: date) -> float:
    ensure_compared(store(), day, compared_with)
    return monotonic()


@st.cache_resource(show_spinner=False, on_release=Store.close)
def _opened(path: Path) -> Store:
    return Store(path)


def _begin(held: ExitStack) -> None:
    opened = store()
    pinned = held.enter_context(opened.database.one_moment())
    _moment.set(_Moment(opened, pinned, revisions(pinned), moments_of(pinned), monotonic(), held))
