"""Who is at this screen: what the browser said once, kept by its cookie, until signing in tells."""

import streamlit as st

from kam_core.accounts.identity import Identity
from kam_core.accounts.identity import identity as identity_of
from kam_core.accounts.model import PersonId
from kam_core.store.browsers import remember, remembered
from pages.session import resources, state

# The server gives it to each browser; a script cannot read it.
COOKIE = "kam_browser"


def current() -> Identity:
    """Who is here and what they may do; a reader where nobody was chosen or the person is gone."""
    cookie = _cookie()
    database = resources.database()
    chosen = (remembered(database, cookie) if cookie else None) or state.person_id()
    return identity_of(database, PersonId(chosen) if chosen else None)


def choose(person_id: PersonId) -> None:
    """From now on this browser is `person_id`'s, in all of its tabs.

    Raises:
        NotSavedError: the disk refused to remember it.
    """
    state.choose_person(person_id)
    cookie = _cookie()
    if cookie:
        remember(resources.store(), cookie, person_id)
    resources.anew()


def _cookie() -> str | None:
    cookie: object = st.context.cookies.get(COOKIE)
    # Where the script runs without a server, there is no request to read a cookie from.
    return cookie if isinstance(cookie, str) else None
