"""The widget that fits a field: a box to type in, or something to choose from."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Literal

import streamlit as st

from kam_core.accounts.company import company
from kam_core.records.model import SEPARATOR, Field, Type, Value
from kam_core.records.texts import in_box, written
from kam_core.text.invisible import marked
from kam_core.text.words import _
from pages.session import resources, state
from pages.widgets import long_text, typed
from pages.widgets.autosave_place import Place, is_typed, words_of
from pages.widgets.long_text import Box, Said

_KEYBOARDS = {Type.NUMBER: "decimal", Type.WHOLE: "numeric"}


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


def _box(place: Place, now: Value, held: typed.Typed | None) -> Box:
    one = place.field
    return Box(
        label=_with_unit(place.label, one),
        text=held.text if held else in_box(one, now),
        seen=held.seen if held else written(now),
        again=typed.again(place.key),
        heard=typed.heard(place.key),
        lines=place.lines if one.type == Type.LONG_TEXT else 1,
        hint=_unit(one) if place.bare else (_about(one) or ""),
        placeholder=_("such as 2026-02-28") if one.type == Type.DAY and not place.locked else "",
        keys=_KEYBOARDS.get(one.type, "text"),
        wrong=bool(held and held.fault),
        locked=place.locked,
        bare=place.bare,
    )


def _choose(place: Place, kept: str | None, done: Callable[[], None]) -> None:
    """Something to choose, with `kept` chosen."""
    one, key = place.field, place.key
    if one.type == Type.FLAG:
        state.set_widget(key, kept == written(True))  # noqa: FBT003  (the value that is written)
        st.checkbox(place.label, key=key, on_change=done, disabled=place.locked, help=_about(one))
        return
    chosen = [part for part in (kept or "").split(SEPARATOR) if part]
    words = words_of(place)
    # What stands there stays to be seen, whoever left meanwhile.
    options = [*words, *(one_id for one_id in chosen if one_id not in words)]
    state.set_widget(key, chosen if one.several else (chosen[0] if chosen else None))
    seen_as: Literal["collapsed", "visible"] = "collapsed" if place.bare else "visible"
    if one.several:
        st.multiselect(
            place.label,
            options,
            format_func=lambda code: marked(words.get(code, code)),
            key=key,
            on_change=done,
            disabled=place.locked,
            help=_about(one),
            label_visibility=seen_as,
            placeholder=_("Nobody yet") if one.type in (Type.PERSON, Type.CONTACT) else _("Nothing yet"),
        )
        return
    if place.spread and options:
        st.radio(
            place.label,
            options,
            index=None,
            format_func=lambda code: marked(words.get(code, code)),
            key=key,
            on_change=done,
            disabled=place.locked,
            label_visibility=seen_as,
            horizontal=True,
        )
        return
    st.selectbox(
        place.label,
        options,
        # With a first choice there is nothing that empties it.
        index=0 if one.required and chosen else None,
        format_func=lambda code: marked(words.get(code, code)),
        key=key,
        on_change=done,
        disabled=place.locked,
        help=_about(one),
        label_visibility=seen_as,
        placeholder=_("Not chosen"),
    )


def _with_unit(label: str, one: Field) -> str:
    return _("{label} ({unit})", label=label, unit=_unit(one)) if one.unit else label


def _unit(one: Field) -> str:
    currency = resources.kept(company).base_currency or _("currency")
    return (one.unit or "").replace("currency", currency, 1)


def _about(one: Field) -> str | None:
    return _(one.about) if one.about else None


def _known(chosen: object) -> Value:
    return chosen if isinstance(chosen, str | bool) else None


def _seen(key: str) -> str:
    return f"{key}_seen"
