"""A field that saves by itself: when it is left, or when something is chosen in it.

What is typed is kept as a draft after each pause. A refusal stands below the field, which keeps what was typed; where
somebody else was first, both stand below it to choose from. `field` is for records, `show` for anything else.
"""

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from functools import partial
from typing import cast

import streamlit as st

from kam_core.errors import ConflictError, FieldsError, KamError
from kam_core.records import queries, records
from kam_core.records.model import Kind, Value, Wanted
from kam_core.records.texts import from_box, read, written
from kam_core.store.request import Request, new_request
from kam_core.text.words import _
from pages.session import identity, resources, state
from pages.session.boundary import explained
from pages.widgets import autosave_input, autosave_notes, typed, who
from pages.widgets.autosave_place import Place, is_typed

_ASKS = "autosave_asks"


def field(
    kind: Kind,
    record: Mapping[str, Value],
    name: str,
    *,
    label: str | None = None,
    offered: Mapping[str, str] | None = None,
    locked: bool = False,
) -> None:
    """One field of a record of an account, as the widget that fits it.

    Args:
        kind: of the record.
        record: as `records.queries` reads it.
        name: of the field.
        label: instead of the field's own, translated.
        offered: what a RECORD field can hold: id to words.
        locked: shown, and not to be changed.
    """
    record_id = str(record[kind.key])
    show(
        Place(
            key=f"{kind.name}:{record_id}:{name}",
            field=kind.field(name),
            label=label or _(kind.field(name).label),
            account_id=str(record["account_id"]),
            now=record[name],
            read=partial(_read, kind, record_id, name),
            save=partial(_change, kind, record_id, name),
            offered=offered or {},
            locked=locked,
        )
    )


@st.fragment
def show(place: Place) -> None:
    """One field, wherever its value lies."""
    is_whole = resources.is_pinned()
    with ExitStack() as held:
        if not is_whole:
            held.enter_context(explained())
            held.enter_context(resources.one_moment())
        now = place.now if is_whole else place.read()
        autosave_input.show(place, now, on_typed=partial(_keep, place), on_done=partial(_done, place))
        autosave_notes.show(place, now, save=partial(_save_again, place), drop=partial(_drop, place))
        if state.widget(_ASKS) == place.key:
            state.forget(_ASKS)
            who.ask(partial(_save_as_chosen, place))
        if state.widget(_saved(place.key)):
            state.forget(_saved(place.key))
            st.toast(_("Saved"), icon=":material/check:")
            if not is_whole:
                st.rerun()


def _keep(place: Place) -> None:
    """After a pause in typing."""
    said = autosave_input.said(place, "typed")
    if said:
        _explained_at(place, partial(typed.keep, place.key, said.text, said.seen))


def _done(place: Place) -> None:
    """The field was left, or something was chosen in it."""
    said = autosave_input.said(place, "done")
    if said is None:
        return
    typed.hear(place.key, said.at)
    _explained_at(place, partial(typed.keep, place.key, said.text, said.seen))
    _save(place)


def _save(place: Place) -> None:
    if not identity.current().may_edit:
        typed.let_wait(place.key)
        state.set_widget(_ASKS, place.key)
        return
    held = typed.of(place.key)
    if held is None:
        return
    try:
        value = from_box(place.field, held.text) if is_typed(place.field) else read(place.field, held.text or None)
        place.save(new_request(identity.current().editor(), state.screen()), Wanted(value, _seen(place, held.seen)))
    except ConflictError as fault:
        typed.refuse(place.key, fault, written(place.read()) or "")
    except FieldsError as fault:
        typed.refuse(place.key, next(iter(fault.faults.values())))
    except KamError as fault:
        typed.refuse(place.key, fault)
    else:
        state.set_widget(_own(place.key), (held.seen, written(value)))
        typed.forget(place.key)
        state.set_widget(_saved(place.key), True)  # noqa: FBT003  (what a widget holds)


def _seen(place: Place, seen: str | None) -> Value:
    """What its editor saw there; who types on before the screen shows their own last save has seen that one."""
    own = cast("tuple[str | None, str | None] | None", state.widget(_own(place.key)))
    now = place.read()
    if own and own == (seen, written(now)):
        return now
    return read(place.field, seen)


def _save_again(place: Place, over: str | None = None) -> None:
    """Save what waits; `over`: knowing that somebody else wrote this there meanwhile."""
    held = typed.of(place.key)
    if held:
        typed.keep(place.key, held.text, held.seen if over is None else over or None)
        _save(place)


def _drop(place: Place) -> None:
    typed.forget(place.key)


def _save_as_chosen(place: Place) -> None:
    """Once somebody said who they are."""
    _save_again(place)
    st.rerun()


def _explained_at(place: Place, do: Callable[[], None]) -> None:
    try:
        do()
    except KamError as fault:
        typed.refuse(place.key, fault)


def _read(kind: Kind, record_id: str, name: str) -> Value:
    return queries.record(resources.store().database, kind, record_id)[name]


def _change(kind: Kind, record_id: str, name: str, request: Request, wanted: Wanted) -> None:
    records.change(resources.store(), request, kind, record_id, {name: wanted})


def _saved(key: str) -> str:
    return f"{key}_saved"


def _own(key: str) -> str:
    return f"{key}_own"
