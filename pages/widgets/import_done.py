"""What became of a load, and the way on: to the portfolio, to its undoing, to another import."""

from collections.abc import Sequence

import streamlit as st

from kam_core.ingest.batches import Batch
from kam_core.text.numbers import number
from kam_core.text.plain import plain
from kam_core.text.words import _, ngettext
from pages.session import drop
from pages.widgets import import_words


def show(loaded: Sequence[Batch]) -> None:
    """Each load in a sentence."""
    with st.container(border=True):
        st.header(_("Loaded"), icon=":material/check_circle:")
        for batch in loaded:
            st.markdown(f"- {_sentence(batch)}")
            for warning in batch.warnings:
                st.caption(plain(warning))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.page_link("portfolio.py", label=_("Open the portfolio"), icon=":material/scatter_plot:")
            st.page_link(
                "data.py",
                label=_("Look at the loads, or undo one"),
                icon=":material/undo:",
                query_params={"files": "1"},
            )
            st.button(_("Import more"), key="import_more", icon=":material/upload_file:", on_click=drop.anew)


def _sentence(batch: Batch) -> str:
    kind = import_words.kind(batch.kind)
    said = _(
        "**{kind}**: {rows} loaded, {new} new, {changed} changed, {same} as they were.",
        kind=kind,
        rows=number(batch.rows_loaded),
        new=number(batch.rows_new),
        changed=number(batch.rows_changed),
        same=number(batch.rows_unchanged),
    )
    left = batch.rows_rejected + batch.rows_duplicate
    if left:
        said = _(
            "{said} {out}",
            said=said,
            out=ngettext("{rows} row was left out.", "{rows} rows were left out.", left, rows=number(left)),
        )
    if batch.rows_removed:
        gone = ngettext("{n} record went.", "{n} records went.", batch.rows_removed)
        said = _("{said} {gone}", said=said, gone=gone)
    return said
