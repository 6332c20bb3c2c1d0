"""Asks who somebody is: in the header, and before a first save."""

from collections.abc import Callable

import streamlit as st

from kam_core.accounts import queries
from kam_core.accounts.model import PersonId
from kam_core.text.invisible import marked
from kam_core.text.plain import plain
from kam_core.text.words import _
from pages.session import identity, resources, state
from pages.session.boundary import explained

_HEADER = "who_in_header"


def show() -> None:
    """Who is here, with the list to choose from behind it."""
    here = identity.current()
    label = plain(here.name) if here.name else _("Reading only")
    with st.popover(label, icon=":material/person:", type="tertiary"):
        st.caption(_("This browser is used by the person chosen here: what they save is kept under their name."))
        state.set_widget(_HEADER, here.person_id)
        _people(_HEADER, _chosen_in_header)


def ask(then: Callable[[], None]) -> None:
    """Ask in a dialog who is here, and go on with `then` once somebody is chosen."""
    st.dialog(_("Who are you?"), icon=":material/person:")(_asked)(then)


def _asked(then: Callable[[], None]) -> None:
    st.caption(_("A save keeps who made it. This browser remembers your choice."))
    if resources.kept(queries.people).filter("active").is_empty():
        st.markdown(_("**Nobody can be chosen yet.** Drop a file of people under Import first."))
        return
    person_id = _people("who_before_saving")
    if st.button(_("Go on"), type="primary", disabled=person_id is None) and person_id:
        with explained():
            identity.choose(person_id)
            then()


def _people(key: str, on_change: Callable[[], None] | None = None) -> PersonId | None:
    everybody = resources.kept(queries.people)
    # Who left stays in the history and is offered no more.
    names = dict(everybody.filter(everybody["active"]).select("person_id", "person_name").iter_rows())
    return st.selectbox(
        _("Person"),
        [PersonId(person_id) for person_id in names],
        index=None,
        format_func=lambda person_id: marked(names[person_id]) if person_id in names else _("Somebody who left"),
        key=key,
        placeholder=_("Not chosen: reading only"),
        on_change=on_change,
    )


def _chosen_in_header() -> None:
    person_id = state.widget(_HEADER)
    if person_id:
        identity.choose(PersonId(str(person_id)))
