"""Whose week is shown: mine, where somebody is chosen in this browser, or that of managers."""

import streamlit as st

from kam_core.accounts import queries
from kam_core.text.words import _
from pages.session import identity, resources
from pages.widgets import pickers

_MINE, _MANAGERS, _ALL = "mine", "managers", "all"


def choose() -> tuple[str, ...] | None:
    """The people whose accounts are looked at: none means all accounts; null that nobody was chosen yet."""
    me = identity.current().person_id
    words = {_MINE: _("My accounts"), _MANAGERS: _("By manager"), _ALL: _("All accounts")}
    offered = words if me else {code: words[code] for code in (_ALL, _MANAGERS)}
    match pickers.one("whose", _("Whose"), offered):
        case "mine":
            return (me,) if me else None
        case "all":
            return ()
        case _managers:
            owners = {str(person): name for person, name in resources.kept(queries.choices).owners}
            return pickers.many("manager", _("Manager"), owners) or None


def ask(owners: tuple[str, ...] | None) -> None:
    """What to do where this browser does not know who looks, or no manager was chosen yet."""
    if owners is None:
        st.caption(_("Choose a manager."))
    elif identity.current().person_id is None:
        st.caption(_("Say at the top right who you are: this screen then opens with your accounts."))
