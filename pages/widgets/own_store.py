"""How to start with one's own data, and what the files look like."""

from pathlib import Path

import polars as pl
import streamlit as st

from kam_core.ingest.kinds import KINDS
from kam_core.settings import ROOT
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import commands, download, table
from pages.widgets.file_kinds import kind_words
from pages.widgets.table import Column

_MINE = ROOT / "data" / "my.duckdb"
_FIRST_FILES = ("people.csv", "accounts.csv", "products.csv", "order_lines.csv")


def start() -> None:
    """The commands that make an empty store beside this one."""
    st.markdown(
        _(
            "A store holds one company. Your own is a second file beside this one, which stays as it is: "
            "stop this server, run the first two commands in the folder of the product, and start it on your file."
        )
    )
    commands.show(
        commands.create(_MINE, "EUR"),
        commands.load(_MINE, *_FIRST_FILES),
        commands.serve(_MINE),
    )
    st.caption(_("To come back to this one:"))
    commands.show(commands.serve(resources.store().path))
    kinds()


def fill(path: Path) -> None:
    """What to do with a store that is still empty."""
    with st.container(border=True):
        st.markdown(_("**Nothing is loaded yet.** Drop your files under Import, as they are:"))
        st.page_link("imports.py", label=_("Import"), icon=":material/upload_file:")
        st.caption(_("Or stop this server, load them by a command, and start it again:"))
        commands.show(commands.load(path, *_FIRST_FILES), commands.serve(path))
        st.caption(
            _(
                "People, accounts, products and order lines are enough for the portfolio; exchange rates too where "
                "amounts are in several currencies. Each file is loaded whole or not at all."
            )
        )
    kinds()


def kinds() -> None:
    """The kinds of file and their columns."""
    st.header(_("Files that can be loaded"))
    st.caption(_("CSV or Parquet, named for their kind; other columns are kept. data/README.md tells every column."))
    rows = _kinds()
    title = _("Kinds of file")
    columns = [
        Column("kind", _("Kind"), words=kind_words()),
        Column("file", _("File")),
        Column("required", _("Required columns")),
        Column("optional", _("Other columns")),
        Column("key", _("A row replaces the one with the same")),
    ]
    table.show(rows, columns, key="kinds", says=title, whole=True)
    download.buttons(lambda: rows, title=title, key="kinds")


def _kinds() -> pl.DataFrame:
    return pl.DataFrame(
        [
            {
                "kind": kind.name,
                "file": f"{kind.name}.csv",
                "required": ", ".join(column.name for column in kind.columns if column.required),
                "optional": ", ".join(column.name for column in kind.columns if not column.required),
                "key": ", ".join(kind.key),
            }
            for kind in KINDS
        ]
    )
