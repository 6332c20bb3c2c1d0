"""What somebody typed or chose in a field that is not saved: held by the visit, and as a draft in the store."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import cast

from kam_core.errors import KamError
from kam_core.plans import drafts
from kam_core.store.clock import now_utc
from pages.session import identity, resources, state


@dataclass(frozen=True, slots=True)
class Typed:
    """What is not saved yet.

    `text` is as typed into a box, or as a picked value is kept. `seen` is what stood there when it was begun. `fault`:
    why it was not saved; `theirs`, of a conflict, what stands there instead. `waits`: somebody comes back to it, so
    that it is offered to be saved or dropped.
    """

    text: str
    seen: str | None
    at: datetime
    fault: KamError | None = None
    theirs: str | None = None
    waits: bool = False


def of(key: str) -> Typed | None:
    """What is typed in a field and not saved; on the first look in a visit, what an earlier one left."""
    held = _held(key)
    if state.has_widget(held):
        return cast("Typed | None", state.widget(held))
    here = identity.current().person_id
    if here:
        left = drafts.draft(resources.store().database, here, key)
        state.set_widget(held, Typed(left.typed, left.seen, left.typed_at, waits=True) if left else None)
    return cast("Typed | None", state.widget(held))


def keep(key: str, text: str, seen: str | None) -> None:
    """Hold what is typed, for a reload and a restart too."""
    _hold(key, Typed(text, seen, now_utc()))
    here = identity.current().person_id
    if here:
        drafts.keep(resources.store(), here, key, text, seen)


def refuse(key: str, fault: KamError, theirs: str | None = None) -> None:
    """Note why it was not saved."""
    before = of(key)
    if before:
        _hold(key, replace(before, fault=fault, theirs=theirs))


def let_wait(key: str) -> None:
    """Note that it waits for somebody who saves or drops it."""
    before = of(key)
    if before:
        _hold(key, replace(before, waits=True, fault=None, theirs=None))


def forget(key: str) -> None:
    """It is saved, or not wanted: the field shows what stands there."""
    _hold(key, None)
    state.set_widget(_again(key), again(key) + 1)
    here = identity.current().person_id
    if here:
        drafts.forget(resources.store(), here, key)


def again(key: str) -> int:
    """How often what was typed in the field was put aside."""
    return int(cast("int | None", state.widget(_again(key))) or 0)


def hear(key: str, at: float) -> None:
    """Note the moment at which the browser said that the field was left."""
    state.set_widget(f"{key}_heard", at)


def heard(key: str) -> float:
    """The moment that `hear` was told last."""
    return float(cast("float | None", state.widget(f"{key}_heard")) or 0)


def _hold(key: str, what: Typed | None) -> None:
    state.set_widget(_held(key), what)


def _held(key: str) -> str:
    return f"{key}_typed"


def _again(key: str) -> str:
    return f"{key}_again"
