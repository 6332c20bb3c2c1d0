"""Who joined the list of key accounts and who left, why, and who decided."""

from datetime import date, timedelta

import streamlit as st

from kam_core.accounts import membership
from kam_core.text.numbers import day
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import download, pickers, table
from pages.widgets.table import As, Column


def show(since: date, until: date) -> None:
    """The changes from `since` to `until`, newest first."""
    rows = resources.kept(membership.changes, since, until + timedelta(days=1))
    if rows.is_empty():
        st.caption(_("Nobody joined or left from {since} to {until}.", since=day(since), until=day(until)))
        return
    title = _("Changes of the list")
    columns = [
        Column("day", _("Day"), As.DAY),
        Column("account_name", _("Account")),
        Column("event", _("What"), words=_events()),
        Column("kind", _("Kind"), words=pickers.kind_words()),
        Column("reason", _("Reason")),
        Column("decided_by", _("Decided by")),
        Column("illustrative", _("Illustrative"), As.YES_NO, _("Made up for the demo.")),
    ]
    table.show(rows, columns, key="list_changes", says=title)
    download.buttons(lambda: rows, title=title, key="list_changes")


def _events() -> dict[str, str]:
    return {"joined": _("Joined"), "left": _("Left"), "kind_changed": _("Changed kind")}
