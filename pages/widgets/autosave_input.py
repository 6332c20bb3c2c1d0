"""The widget that fits a field: a box to type in, or something to choose from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as filled
from datetime import UTC, datetime

import streamlit as st

from kam_core.accounts import queries
from kam_core.accounts.company import company
from kam_core.people.kinds import STAKEHOLDER
from kam_core.records import queries as records
from kam_core.records.model import SEPARATOR, Field, Type, Value, Wanted
from kam_core.records.texts import in_box, read, written
from kam_core.store.database import Database
from kam_core.store.request import Request
from kam_core.text.invisible import marked
from kam_core.text.words import _
from pages.session import resources, state
from pages.widgets import long_text, typed
from pages.widgets.long_text import Box, Said

_TYPED = (Type.TEXT, Type.LONG_TEXT, Type.NUMBER, Type.WHOLE, Type.DAY)
_FEW = 10
_KEYBOARDS = {Type.NUMBER: "decimal", Type.WHOLE: "numeric"}


@dataclass(frozen=True, slots=True)
class Place:
    """A value that somebody edits, and how it is read and saved.

    `key` names it for all visits: what is typed is kept under it. `read` reads what stands there in this moment.
    `offered`: what a field of ids can hold beside people and contacts. `lines` of a long text at first.
    """

    key: str
    field: Field
    label: str
    account_id: str
    now: Value
    read: Callable[[], Value]
    save: Callable[[Request, Wanted], object]
    offered: Mapping[str, str] = filled(default_factory=dict)
    locked: bool = False
    lines: int = 3


def is_typed(one: Field) -> bool:
    """Whether the field is typed into; else something is chosen in it."""
    return one.type in _TYPED and not _is_scale(one)


def show(place: Place, now: Value, *, on_typed: Callable[[], None], on_done: Callable[[], None]) -> None:
    """The widget, with what is typed in it or else with what stands there."""
    held = typed.of(place.key)
    if is_typed(place.field):
        long_text.show(place.key, _box(place, now, held), typed=on_typed, done=on_done)
        return
    state.set_widget(_seen(place.key), held.seen if held else written(now))
    _choose(place, held.text or None if held else written(now), on_done)


def said(place: Place, event: str) -> Said | None:
    """What the browser said about the field: "typed" or "done"."""
    if is_typed(place.field):
        return long_text.said(place.key, event)
    chosen, seen = state.widget(place.key), state.widget(_seen(place.key))
    kept = SEPARATOR.join(map(str, chosen)) if isinstance(chosen, list) else written(_known(chosen))
    return Said(kept or "", str(seen) if seen is not None else None, datetime.now(UTC).timestamp())


def in_words(place: Place, kept: str | None) -> str:
    """A value, as it is kept in text, in the words of the widget."""
    if kept is None or is_typed(place.field):
        return in_box(place.field, read(place.field, kept))
    words = _words(place)
    return ", ".join(marked(words.get(part, part)) for part in kept.split(SEPARATOR) if part)


def _box(place: Place, now: Value, held: typed.Typed | None) -> Box:
    one = place.field
    return Box(
        label=_with_unit(place.label, one),
        text=held.text if held else in_box(one, now),
        seen=held.seen if held else written(now),
        again=typed.again(place.key),
        heard=typed.heard(place.key),
        lines=place.lines if one.type == Type.LONG_TEXT else 1,
        hint=_(one.about) if one.about else "",
        placeholder=_("2026-02-28") if one.type == Type.DAY else "",
        keys=_KEYBOARDS.get(one.type, "text"),
        wrong=bool(held and held.fault),
        locked=place.locked,
    )


def _choose(place: Place, kept: str | None, done: Callable[[], None]) -> None:
    """Something to choose, with `kept` chosen."""
    one, key = place.field, place.key
    if one.type == Type.FLAG:
        state.set_widget(key, kept == written(True))  # noqa: FBT003  (the value that is written)
        st.checkbox(place.label, key=key, on_change=done, disabled=place.locked, help=_about(one))
        return
    chosen = [part for part in (kept or "").split(SEPARATOR) if part]
    words = _words(place)
    # What stands there stays to be seen, whoever left meanwhile.
    options = [*words, *(one_id for one_id in chosen if one_id not in words)]
    state.set_widget(key, chosen if one.several else (chosen[0] if chosen else None))
    if one.several:
        st.multiselect(
            place.label,
            options,
            format_func=lambda code: marked(words.get(code, code)),
            key=key,
            on_change=done,
            disabled=place.locked,
            help=_about(one),
            placeholder=_("Nobody yet") if one.type in (Type.PERSON, Type.CONTACT) else _("Nothing yet"),
        )
        return
    st.selectbox(
        place.label,
        options,
        index=None,
        format_func=lambda code: marked(words.get(code, code)),
        key=key,
        on_change=done,
        disabled=place.locked,
        help=_about(one),
        placeholder=_("Not chosen"),
    )


def _words(place: Place) -> Mapping[str, str]:
    """What can be chosen, with its words."""
    one = place.field
    match one.type:
        case Type.PERSON:
            return resources.kept(_people)
        case Type.CONTACT:
            return resources.kept_with_plans(_contacts, place.account_id)
        case Type.WHOLE:
            return {str(number): str(number) for number in range(one.low or 0, (one.high or 0) + 1)}
        case Type.RECORD:
            return place.offered
        case _:
            return {code: _(label) for code, label in one.choices.items()}


def _people(database: Database) -> dict[str, str]:
    everybody = queries.people(database)
    return dict(everybody.filter(everybody["active"]).select("person_id", "person_name").iter_rows())


def _contacts(database: Database, account_id: str) -> dict[str, str]:
    there = records.of_account(database, STAKEHOLDER, account_id).sort("contact_name")
    return dict(there.select("contact_id", "contact_name").iter_rows())


def _is_scale(one: Field) -> bool:
    """Whether a whole number is one of a few, which are quicker chosen than typed."""
    few = one.low is not None and one.high is not None and one.high - one.low < _FEW
    return one.type == Type.WHOLE and few


def _with_unit(label: str, one: Field) -> str:
    if not one.unit:
        return label
    unit = one.unit
    if unit.startswith("currency"):
        unit = unit.replace("currency", resources.kept(company).base_currency or _("currency"), 1)
    return _("{label} ({unit})", label=label, unit=unit)


def _about(one: Field) -> str | None:
    return _(one.about) if one.about else None


def _known(chosen: object) -> Value:
    return chosen if isinstance(chosen, str | bool) else None


def _seen(key: str) -> str:
    return f"{key}_seen"
