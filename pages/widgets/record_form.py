"""A form that makes a record: what is typed is kept as a draft, and every fault stands at its field."""

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from dataclasses import field as filled
from functools import partial

import streamlit as st

from kam_core.errors import FieldsError, KamError, RefusedError
from kam_core.records.model import Field, Type, Value
from kam_core.records.texts import from_box, read, written
from kam_core.store.request import Request
from kam_core.text.plain import plain
from kam_core.text.words import _
from pages.session import resources, state
from pages.session.boundary import explained, said
from pages.widgets import autosave_input, record_notes, saving, typed
from pages.widgets.autosave_place import Place, is_typed

_WRONG = ":red[:material/error: {words}]"
Save = Callable[[Request, Mapping[str, Value]], object]


@dataclass(frozen=True, slots=True)
class Form:
    """What is asked for a new record of an account.

    `key` names it for all visits: what is typed is kept under it. `label` unfolds it, `done` is said once it is saved.
    `given` stands in the fields at first; `offered` is what fields of ids can hold beside people and contacts.
    """

    key: str
    account_id: str
    fields: tuple[Field, ...]
    label: str
    done: str
    save: Save
    given: Mapping[str, Value] = filled(default_factory=dict)
    offered: Mapping[str, Mapping[str, str]] = filled(default_factory=dict)


@st.fragment
def show(form: Form) -> None:
    """The form, folded until somebody wants it."""
    with ExitStack() as held:
        if not resources.is_pinned():
            held.enter_context(explained())
            held.enter_context(resources.one_moment())
        folded = held.enter_context(
            st.expander(form.label, icon=":material/add:", key=_key(form, "folded"), on_change="rerun")
        )
        if folded.open:
            _ask(form)


def _ask(form: Form) -> None:
    # Not in the button's callback: the box that was left by pressing it may tell its text after that.
    values = _read(form) if state.widget(_key(form, "asked")) else None
    state.forget(_key(form, "asked"))
    with st.grid(2, min_column_width=230, gap="small"):
        for one in form.fields:
            with st.container(gap="xxsmall"):
                _field(form, one)
    st.button(
        _("Add"),
        key=_key(form, "add"),
        type="primary",
        on_click=state.set_widget,
        args=(_key(form, "asked"), True),
    )
    if values is not None:
        saving.save(partial(_save, form, values), done=form.done)


def _field(form: Form, one: Field) -> None:
    place, now = _place(form, one), form.given.get(one.name, one.default)
    autosave_input.show(place, now, on_typed=partial(_keep, place, "typed"), on_done=partial(_keep, place, "done"))
    held = typed.of(place.key)
    if held and held.fault:
        words = _(held.fault.message, **{name: said(value) for name, value in held.fault.places.items()})
        st.markdown(_WRONG.format(words=plain(words)))
    else:
        record_notes.show(one, _value(form, one) if _is_readable(form, one) else None, form.account_id)


def _place(form: Form, one: Field) -> Place:
    label = _("{label} (needed)", label=_(one.label)) if one.required else _(one.label)
    return Place(
        key=f"{form.key}:{one.name}",
        field=one,
        label=label,
        account_id=form.account_id,
        now=None,
        read=_nothing,
        save=_nowhere,
        offered=form.offered.get(one.name, {}),
        lines=2 if one.type == Type.LONG_TEXT else 1,
    )


def _keep(place: Place, event: str) -> None:
    """What was typed or chosen, after a pause and when the field is left."""
    heard = autosave_input.said(place, event)
    if heard is None:
        return
    if event == "done":
        typed.hear(place.key, heard.at)
    try:
        typed.keep(place.key, heard.text, heard.seen)
    except KamError as fault:
        typed.refuse(place.key, fault)


def _read(form: Form) -> Mapping[str, Value] | None:
    """All fields as values to save; null where a field has a fault, which stands at it then."""
    values, faults = dict(form.given), {}
    for one in form.fields:
        try:
            values[one.name] = _value(form, one)
            if one.required and values[one.name] is None:
                raise RefusedError("{field} is missing.", field=one.label)
        except RefusedError as fault:
            faults[one.name] = fault
    if faults:
        _refuse(form, faults)
        return None
    return values


def _value(form: Form, one: Field) -> Value:
    held = typed.of(_place(form, one).key)
    if held is None:
        return form.given.get(one.name, one.default)
    return from_box(one, held.text) if is_typed(one) else read(one, held.text or None)


def _is_readable(form: Form, one: Field) -> bool:
    try:
        _value(form, one)
    except RefusedError:
        return False
    return True


def _save(form: Form, values: Mapping[str, Value], request: Request) -> None:
    try:
        form.save(request, values)
    except FieldsError as fault:
        _refuse(form, fault.faults)
        st.rerun()
    for one in form.fields:
        typed.forget(_place(form, one).key)
    state.forget(_key(form, "folded"))


def _refuse(form: Form, faults: Mapping[str, RefusedError]) -> None:
    for one in form.fields:
        if one.name in faults:
            key = _place(form, one).key
            if typed.of(key) is None:
                typed.keep(key, written(form.given.get(one.name, one.default)) or "", None)
            typed.refuse(key, faults[one.name])


def _key(form: Form, part: str) -> str:
    return f"{form.key}_{part}"


def _nothing() -> Value:
    return None


def _nowhere(_request: Request, _wanted: object) -> None:
    """A field of a form is saved with the others, never by itself."""
