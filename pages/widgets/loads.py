"""What is loaded: of each kind, and file by file."""

import polars as pl
import streamlit as st

from kam_core.ingest import loads
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import download, import_undo, pickers, table
from pages.widgets.file_kinds import kind_words, source_words
from pages.widgets.table import As, Column


def show() -> None:
    """A row a kind, or a row a file."""
    if pickers.switch("files", _("File by file")):
        files = resources.kept(loads.files)
        _show(files, _file_columns(), _("Loaded files"), key="loaded_files")
        import_undo.show(files)
    else:
        _show(resources.kept(loads.by_kind), _kind_columns(), _("What is loaded"), key="loaded_kinds")


def show_undone() -> None:
    """The loads that were taken back, where nothing else is loaded: they stay listed."""
    files = resources.kept(loads.files)
    if not files.is_empty():
        st.header(_("Undone loads"))
        _show(files, _file_columns(), _("Undone loads"), key="undone_files")


def _show(rows: pl.DataFrame, columns: list[Column], title: str, *, key: str) -> None:
    table.show(rows, columns, key=key, says=title, whole=rows.height <= table.PAGE_ROWS)
    with st.container(horizontal=True, vertical_alignment="center"):
        if resources.kept(loads.by_kind)["illustrative_rows"].sum():
            st.caption(_("Illustrative rows were made up for the demo; every screen marks them."), width="stretch")
        download.buttons(lambda: rows, title=title, key=key)


def _kind_columns() -> list[Column]:
    return [
        Column("kind", _("Kind"), words=kind_words()),
        Column("rows", _("Rows"), As.COUNT),
        Column("illustrative_rows", _("Of these illustrative"), As.COUNT),
        Column("files", _("Files"), As.COUNT),
        Column("sources", _("Source")),
        Column("loaded_at", _("Last load (UTC)"), As.MOMENT),
        Column("loaded_by", _("By")),
    ]


def _file_columns() -> list[Column]:
    return [
        Column("batch_id", _("Load"), As.COUNT),
        Column("file_name", _("File")),
        Column("kind", _("Kind"), words=kind_words()),
        Column("rows_loaded", _("Rows"), As.COUNT),
        Column("rows_rejected", _("Left out"), As.COUNT),
        Column("illustrative", _("Illustrative"), As.YES_NO),
        Column("source", _("Source"), words=source_words()),
        Column("profile", _("Mapping")),
        Column("loaded_at", _("When (UTC)"), As.MOMENT),
        Column("loaded_by", _("By")),
        Column("undone_at", _("Undone (UTC)"), As.MOMENT),
        Column("undone_by", _("Undone by")),
        Column("file_hash", _("SHA-256")),
    ]
