"""The last import, told where nothing is dropped yet: who comes back after a closed tab sees whether it was loaded."""

import polars as pl
import streamlit as st

from kam_core.ingest import loads
from kam_core.text.numbers import day, number
from kam_core.text.plain import plain
from kam_core.text.words import _, ngettext
from pages.session import resources


def show() -> None:
    """What was loaded last and when, with the way to it; or that nothing is loaded yet."""
    files = resources.kept(loads.files).filter(pl.col("undone_at").is_null())
    if files.is_empty():
        st.caption(_("Nothing is loaded yet."))
        return
    last = files.row(0, named=True)
    together = files.filter(pl.col("drop_id") == last["drop_id"]) if last["drop_id"] else files.head(1)
    rows = number(together["rows_loaded"].sum())
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(
            ngettext(
                "Loaded last: {n} file with {rows} rows, on {day} at {time} UTC by {who}.",
                "Loaded last: {n} files with {rows} rows together, on {day} at {time} UTC by {who}.",
                together.height,
                rows=rows,
                day=day(last["loaded_at"].date()),
                time=f"{last['loaded_at']:%H:%M}",
                who=plain(last["loaded_by"]),
            ),
            width="content",
        )
        label = _("Look at the loads, or undo one")
        st.page_link("data.py", label=label, icon=":material/undo:", query_params={"files": "1"})
