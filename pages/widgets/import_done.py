"""What became of a load, and the way on: to the portfolio, to its undoing, to another import."""

from collections.abc import Sequence

import streamlit as st

from kam_core.accounts.company import company as company_of
from kam_core.imports.preview import Preview
from kam_core.ingest.batches import Batch
from kam_core.text.numbers import number
from kam_core.text.plain import plain
from kam_core.text.words import _, ngettext
from pages.session import drop, resources
from pages.widgets import import_preview, import_words


def show(loaded: Sequence[Batch], did: Preview | None) -> None:
    """Each load in a sentence, what the store comes to now, and where to go from here."""
    with st.container(border=True):
        st.header(_("Loaded"), icon=":material/check_circle:")
        # One list, so that its lines stand together.
        st.markdown("\n".join(f"- {_sentence(batch)}" for batch in loaded))
        for warning in (warning for batch in loaded for warning in batch.warnings):
            st.markdown(f":material/info: {plain(warning)}")
        with st.container(horizontal=True, vertical_alignment="center"):
            st.page_link("portfolio.py", label=_("Open the portfolio"), icon=":material/scatter_plot:")
            st.page_link(
                "data.py",
                label=_("Look at the loads, or undo one"),
                icon=":material/undo:",
                query_params={"files": "1"},
            )
            st.button(_("Import more"), key="import_more", icon=":material/upload_file:", on_click=drop.anew)
    if did is not None:
        currency = resources.kept(company_of).base_currency or ""
        import_preview.totals(did.before, did.after, currency, done=True)


def _sentence(batch: Batch) -> str:
    kind = import_words.kind(batch.kind)
    all_new = 0 < batch.rows_loaded == batch.rows_new
    said = (
        _("**{kind}**: {rows} loaded, all of them new.", kind=kind, rows=number(batch.rows_loaded))
        if all_new
        else _changed(kind, batch)
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


def _changed(kind: str, batch: Batch) -> str:
    return _(
        "**{kind}**: {rows} loaded, {new} new, {changed} changed, {same} as they were.",
        kind=kind,
        rows=number(batch.rows_loaded),
        new=number(batch.rows_new),
        changed=number(batch.rows_changed),
        same=number(batch.rows_unchanged),
    )
