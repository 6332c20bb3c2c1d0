"""What one person chose in this visit: ids, never objects. The only module that names st.session_state."""

from typing import cast

import streamlit as st

_PERSON = "kam_person_id"
_ACCOUNT = "kam_account_id"


def person_id() -> str | None:
    """Who this visit is by, where the browser keeps no cookie; null is "not chosen"."""
    return cast("str | None", st.session_state.get(_PERSON))


def choose_person(person_id: str) -> None:
    """This visit is by `person_id`."""
    st.session_state[_PERSON] = person_id


def account_id() -> str | None:
    """The account looked at last; null before the first."""
    return cast("str | None", st.session_state.get(_ACCOUNT))


def choose_account(account_id: str) -> None:
    """The account looked at now."""
    st.session_state[_ACCOUNT] = account_id


def widget(key: str) -> object:
    """The value that the widget with this key has now; null where it is not on the screen."""
    return st.session_state.get(key)


def set_widget(key: str, value: object) -> None:
    """Give the widget with this key a value; before it is shown in a run, or from a callback."""
    st.session_state[key] = value


def forget(*keys: str) -> None:
    """Put widgets back to their defaults."""
    for key in keys:
        st.session_state.pop(key, None)
