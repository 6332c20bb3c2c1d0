"""A save as somebody sees it: who asks, what became of it, and what to do when somebody else was first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from kam_core.errors import ConflictError
from kam_core.store.request import Request, new_request
from kam_core.text.words import _
from pages.session import identity, resources, state
from pages.session.boundary import explained, said
from pages.widgets import who

Save = Callable[[Request], object]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What somebody wants to save, what to say then, and how to save it over what others saved."""

    save: Save
    done: str
    insist: Save | None
    typed: tuple[str, ...]


def save(
    change: Save,
    *,
    done: str,
    insist: Save | None = None,
    typed: Sequence[str] = (),
    check: Callable[[], object] | None = None,
) -> None:
    """Save what somebody asked for with a button, and show the screen anew.

    Where nobody is chosen yet, a dialog asks who, then the save goes on. A refusal is explained where the button
    stands, and what was typed stays. A conflict shows theirs and mine.

    Args:
        change: the save, through `kam_core`.
        done: what to say when it is done.
        insist: the same save over what is there now, for "use mine"; not offered where null.
        typed: the keys of what was typed, forgotten once it is saved or theirs is kept.
        check: what refuses it whoever asks; nobody is asked who they are for a save that cannot be.
    """
    wanted = _Wanted(change, done, insist, tuple(typed))
    if identity.current().may_edit:
        _try(wanted, change, st.dialog(_("Somebody saved this first"), icon=":material/call_split:")(_conflict))
    else:
        with explained():
            if check:
                check()
            # One dialog cannot open another: a conflict then shows in the one that asked who.
            who.ask(lambda: _try(wanted, change, _conflict))


def _try(wanted: _Wanted, change: Save, conflict: Callable[[ConflictError, _Wanted], None]) -> None:
    with explained():
        try:
            change(new_request(identity.current().editor(), state.screen()))
        except ConflictError as fault:
            conflict(fault, wanted)
            return
        state.forget(*wanted.typed)
        st.toast(wanted.done, icon=":material/check:")
        st.rerun()


def _conflict(fault: ConflictError, wanted: _Wanted) -> None:
    places = {name: _("nothing") if value is None else str(said(value)) for name, value in fault.places.items()}
    st.text(_("{who} saved this at {when}, after you opened it.", who=places["who"], when=places["when"]))
    theirs, mine = st.columns(2, border=True)
    theirs.caption(_("Theirs"))
    theirs.text(places["theirs"])
    mine.caption(_("Yours"))
    mine.code(places["mine"], language=None, wrap_lines=True)
    with st.container(horizontal=True):
        if st.button(_("Keep theirs"), type="primary"):
            state.forget(*wanted.typed)
            st.rerun()
        if wanted.insist and st.button(_("Save mine over it")):
            resources.anew()
            _try(wanted, wanted.insist, _conflict)
    st.caption(_("Yours can be copied with the button in its corner."))
