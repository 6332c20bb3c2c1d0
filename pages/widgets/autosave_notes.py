"""What stands below a field that is not saved: a refusal, a conflict, or what was typed and waits."""

from collections.abc import Callable

import streamlit as st

from kam_core.errors import ConflictError
from kam_core.records.model import Value
from kam_core.records.texts import in_box
from kam_core.text.plain import plain
from kam_core.text.words import _
from pages.session.boundary import said
from pages.widgets import autosave_place, copy_button, typed
from pages.widgets.autosave_place import Place

_WRONG = ":red[:material/error: {words}]"


def show(place: Place, now: Value, *, save: Callable[..., None], drop: Callable[[], None]) -> None:
    """Whatever is to be said; mostly nothing."""
    held = typed.of(place.key)
    if held is None:
        return
    if isinstance(held.fault, ConflictError):
        _conflict(place, held, held.fault, save, drop)
    elif held.fault:
        words = _(held.fault.message, **{name: said(value) for name, value in held.fault.places.items()})
        st.markdown(_WRONG.format(words=plain(words)))
    elif held.waits and held.text != in_box(place.field, now):
        _waiting(place, held, save, drop)


def _waiting(place: Place, held: typed.Typed, save: Callable[..., None], drop: Callable[[], None]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(_("Not saved yet: typed at {when}", when=said(held.at)), width="content")
        st.button(_("Save it"), key=f"{place.key}_save", on_click=save, type="primary")
        st.button(_("Drop it"), key=f"{place.key}_drop", on_click=drop)


def _conflict(
    place: Place, held: typed.Typed, fault: ConflictError, save: Callable[..., None], drop: Callable[[], None]
) -> None:
    who = fault.places.get("who") or _("Somebody")
    is_typed = autosave_place.is_typed(place.field)
    mine = held.text if is_typed else autosave_place.in_words(place, held.text)
    with st.container(border=True):
        st.text(_("{who} saved this at {when}, after you opened it.", who=said(who), when=said(fault.places["when"])))
        with st.grid(3, min_column_width=180, gap="small"):
            _version(_("Before"), autosave_place.in_words(place, held.seen))
            _version(_("Theirs"), autosave_place.in_words(place, held.theirs))
            _version(_("Yours"), mine)
        with st.container(horizontal=True, gap="small"):
            st.button(_("Keep theirs"), key=f"{place.key}_theirs", type="primary", on_click=drop)
            st.button(_("Use mine"), key=f"{place.key}_mine", on_click=save, args=(held.theirs or "",))
            copy_button.show(f"{place.key}_copy", _("Copy mine"), mine, done=_("Copied"))


def _version(label: str, text: str) -> None:
    with st.container(gap="xxsmall"):
        st.caption(label)
        st.code(text or _("nothing"), language=None, wrap_lines=True)
