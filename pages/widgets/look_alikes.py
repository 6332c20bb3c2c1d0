"""Accounts that could be taken for each other."""

import streamlit as st

from kam_core.accounts.look_alikes import look_alikes
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import download, table
from pages.widgets.table import As, Column


def show() -> None:
    """Who looks like whom; what cannot be seen in a name is marked."""
    rows = resources.kept(look_alikes)
    if rows.is_empty():
        st.caption(_("No two accounts have names that look alike."))
        return
    title = _("Names that look alike")
    st.caption(_("Accounts of one group could be taken for each other; spell out which one you mean."))
    columns = [
        Column("group", _("Group"), As.COUNT),
        Column("account_name", _("Account")),
        Column("account_id", _("Id")),
        Column("segment", _("Segment")),
        Column("country", _("Country")),
    ]
    table.show(rows, columns, key="look_alikes", says=title)
    download.buttons(lambda: rows, title=title, key="look_alikes")
