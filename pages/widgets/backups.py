"""The backups of the store: which there are, another one now, and the way back."""

import polars as pl
import streamlit as st

from kam_core.store.asked_backup import back_up_for
from kam_core.store.request import Request
from kam_core.store.shelf import backups, folder_beside
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import commands, download, saving, table
from pages.widgets.table import As, Column

_MEGABYTE = 1e6


def show() -> None:
    """The button, the list, and how to restore."""
    path = resources.store().path
    folder = folder_beside(path)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(
            _("Each is a checked copy of the whole store. One is made every hour in which something changed."),
            width="stretch",
        )
        if st.button(_("Back up now"), icon=":material/backup:", type="primary"):
            _make()
    rows = _there()
    if rows.is_empty():
        st.caption(_("No backup yet."))
        return
    title = _("Backups")
    columns = [
        Column("at", _("When (UTC)"), As.MOMENT),
        Column("reason", _("Why"), words=_reasons()),
        Column("megabytes", _("Size (MB)"), As.DECIMAL),
        Column("file", _("File")),
    ]
    table.show(rows, columns, key="backups", says=title)
    download.buttons(lambda: rows, title=title, key="backups")
    st.caption(_("To go back to one, stop this server first. What was there is kept beside it."))
    commands.show(commands.restore(folder / rows["file"][0], path))


def _make() -> None:
    saving.save(_keep, done=_("A backup was made and checked"))


def _keep(request: Request) -> None:
    with st.spinner(_("Copying and checking …")):
        store = resources.store()
        back_up_for(store, request, folder_beside(store.path))


def _there() -> pl.DataFrame:
    """One row a backup, newest first."""
    path = resources.store().path
    rows = [
        (backup.at, backup.reason, backup.path.stat().st_size / _MEGABYTE, backup.path.name)
        for backup in reversed(backups(folder_beside(path), path))
    ]
    schema = {"at": pl.Datetime, "reason": pl.String, "megabytes": pl.Float64, "file": pl.String}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _reasons() -> dict[str, str]:
    return {
        "asked": _("Asked for"),
        "migration": _("Before an update of the schema"),
        "import": _("After a load"),
        "hourly": _("Every hour"),
    }
