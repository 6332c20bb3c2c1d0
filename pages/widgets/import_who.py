"""Who a load is kept under: the person here, or, while nobody can be chosen, the name that somebody typed."""

import streamlit as st

from kam_core.accounts import queries
from kam_core.text.words import _
from pages.session import identity, resources, state

_TYPED = "import_who"


def nobody_to_choose() -> bool:
    """Whether the store has no people yet."""
    return resources.kept(queries.people).filter("active").is_empty()


def ask() -> None:
    """Ask for a name, where nobody can be chosen."""
    if nobody_to_choose():
        st.text_input(
            _("Your name"),
            key=_TYPED,
            max_chars=80,
            width=420,
            help=_("It is kept with the load: this store has no people yet."),
        )


def name() -> str | None:
    """The id of who is here, or a typed name; null where somebody can be chosen and nobody is."""
    here = identity.current()
    if here.may_edit and here.person_id:
        return here.person_id
    if nobody_to_choose():
        typed = state.widget(_TYPED)
        return str(typed).strip() if typed and str(typed).strip() else _("somebody unnamed")
    return None
