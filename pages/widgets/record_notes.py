"""What is worth a word about a value that is taken all the same."""

from datetime import date

import streamlit as st

from kam_core.accounts import queries
from kam_core.people import team
from kam_core.records.model import Field, Type, Value
from kam_core.store.database import Database
from kam_core.text.words import _
from pages.session import resources

_DUE = "due_on"
_OWNER = "owner_id"


def show(one: Field, value: Value, account_id: str, *, is_done: bool = False) -> None:
    """A quiet line below the field, where there is something to say."""
    if one.name == _DUE and isinstance(value, date) and value < resources.moments().today and not is_done:
        st.caption(_("This day is over."))
    elif one.name == _OWNER and one.type == Type.PERSON and value:
        members, left = resources.kept_with_plans(_team, account_id), resources.kept(_left)
        if value in left:
            st.caption(_("This person has left us; somebody else should have it."))
        elif members and value not in members:
            st.caption(_("Not in the team of this account yet."))


def _team(database: Database, account_id: str) -> frozenset[str]:
    return frozenset(team.team(database, account_id)["person_id"])


def _left(database: Database) -> frozenset[str]:
    everybody = queries.people(database)
    return frozenset(everybody.filter(~everybody["active"])["person_id"])
