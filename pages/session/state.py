"""What one person chose in this visit: ids, never objects. The only module that names st.session_state."""

from typing import cast

import streamlit as st

_PERSON = "kam_person_id"
_ACCOUNT = "kam_account_id"
_SCREEN = "kam_screen"
_ARRIVED = "kam_arrived"
_LINKED = "kam_linked_"


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


def arrived(screen: str, *, by_menu: bool) -> None:
    """Note whether this run is the first on `screen` since another was shown, and came there by the menu."""
    before, st.session_state[_SCREEN] = st.session_state.get(_SCREEN), screen
    st.session_state[_ARRIVED] = by_menu and before != screen


def has_arrived() -> bool:
    """Whether this run is the first on its screen, by the menu."""
    return bool(st.session_state.get(_ARRIVED, True))


def screen() -> str:
    """The screen that is shown, by its address."""
    return str(st.session_state.get(_SCREEN, ""))


def linked(name: str) -> tuple[str, ...] | None:
    """The ids that the address held under `name` when we looked last; null before that."""
    return cast("tuple[str, ...] | None", st.session_state.get(_LINKED + name))


def set_linked(name: str, ids: tuple[str, ...]) -> None:
    """Note what the address holds under `name`."""
    st.session_state[_LINKED + name] = ids


def widget(key: str) -> object:
    """The value that the widget with this key has now; null where it is not on the screen."""
    return st.session_state.get(key)


def has_widget(key: str) -> bool:
    """Whether the widget with this key has a value, null included."""
    return key in st.session_state


def set_widget(key: str, value: object) -> None:
    """Give the widget with this key a value; before it is shown in a run, or from a callback."""
    st.session_state[key] = value


def forget(*keys: str) -> None:
    """Put widgets back to their defaults."""
    for key in keys:
        st.session_state.pop(key, None)
