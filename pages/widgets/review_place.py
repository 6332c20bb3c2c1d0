"""What a decision on the place in the programme asks for: the list of key accounts is decided elsewhere."""

import streamlit as st

from kam_core.accounts.model import Account
from kam_core.text.words import _


def show(account: Account, decided: object) -> None:
    """The way to the selection, where somebody decided that the account leaves or is watched."""
    if decided not in ("leave", "watch"):
        return
    with st.container(gap="xsmall"):
        if decided == "leave":
            st.caption(_("It leaves the list of key accounts only once somebody retires it under Selection."))
        else:
            st.caption(_("It stays on the list for now; under Selection is what speaks for it and against it."))
        st.page_link(
            "selection.py",
            label=_("Decide under Selection"),
            icon=":material/arrow_forward:",
            query_params={"decide": account.id},
        )
