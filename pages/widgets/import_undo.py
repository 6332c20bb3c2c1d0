"""Take a load back: what goes with it, what stands in the way, and one press that does it."""

from collections.abc import Mapping
from typing import Any

import polars as pl
import streamlit as st

from kam_core.errors import KamError
from kam_core.imports import undo as undoing
from kam_core.text.invisible import marked
from kam_core.text.numbers import number
from kam_core.text.plain import plain
from kam_core.text.words import _, ngettext
from pages.session import boundary, resources
from pages.widgets import import_who, import_words, who

_CHOSEN = "undo_load"
Row = Mapping[str, Any]


def show(files: pl.DataFrame) -> None:
    """Choose one of the loads; says what of it goes, or what depends on it."""
    there = files.filter(pl.col("undone_at").is_null())
    if there.is_empty():
        return
    rows = {int(row["batch_id"]): row for row in there.iter_rows(named=True)}
    st.header(_("Take a load back"))
    chosen = st.selectbox(
        _("Load"),
        list(rows),
        index=None,
        format_func=lambda one: _option(rows[one]) if one in rows else "",
        key=_CHOSEN,
        placeholder=_("Choose a load"),
    )
    if chosen in rows:
        _look(rows[chosen], there)


def _option(row: Row) -> str:
    return _(
        "{batch}: {file}, {rows} {kind}",
        batch=row["batch_id"],
        file=marked(row["file_name"]),
        rows=number(row["rows_loaded"]),
        kind=import_words.kind(row["kind"]).lower(),
    )


def _look(row: Row, there: pl.DataFrame) -> None:
    store = resources.store()
    together = there.filter(pl.col("drop_id") == row["drop_id"]) if row["drop_id"] else there.clear()
    with st.container(border=True):
        reasons = undoing.reasons_against(store, row["batch_id"])
        if reasons:
            st.markdown(_("**It cannot be undone yet.**"))
            st.markdown("\n".join(f"- {plain(reason)}" for reason in reasons))
        else:
            st.markdown(plain(_goes(row)))
        with st.container(horizontal=True):
            if not reasons and st.button(
                _("Undo load {batch}", batch=row["batch_id"]), type="primary", icon=":material/undo:", key="undo_one"
            ):
                _confirm(row, together.clear())
            if together.height > 1 and st.button(
                ngettext("Undo the import of {n} file", "Undo the import of all {n} files", together.height),
                icon=":material/undo:",
                key="undo_drop",
            ):
                _confirm(row, together)


def _goes(row: Row) -> str:
    said = _("{rows} rows of {file} go.", rows=number(row["rows_loaded"]), file=row["file_name"])
    back = (row["rows_changed"] or 0) + (row["rows_removed"] or 0)
    if back:
        came = ngettext("{n} record is again as it was.", "{n} records are again as they were.", back)
        said = _("{said} {came}", said=said, came=came)
    return said


def _confirm(row: Row, together: pl.DataFrame) -> None:
    if import_who.name() is None:
        # One dialog cannot open another: who it is first, then the press again.
        who.ask(st.rerun)
        return
    st.dialog(_("Undo this load?"), icon=":material/undo:")(_confirmed)(row, together)


def _confirmed(row: Row, together: pl.DataFrame) -> None:
    gone = together.iter_rows(named=True) if together.height else [row]
    # One list, so that its lines stand together.
    st.markdown("\n".join(f"- {plain(_goes(one))}" for one in gone))
    st.caption(_("What people edited stays where it does not depend on these rows. The load stays listed as undone."))
    import_who.ask()
    if not st.button(_("Undo it"), type="primary", key="undo_yes"):
        return
    bar = st.progress(0.0)
    try:
        _undo(row, together, import_who.name() or "", bar.progress)
    except KamError as fault:
        boundary.show(fault)
        return
    st.toast(_("The load was undone"), icon=":material/check:")
    st.rerun()


def _undo(row: Row, together: pl.DataFrame, name: str, progress: Any) -> None:
    def tell(step: str, share: float) -> None:
        progress(min(1.0, max(0.0, share)), plain(step))

    if together.height:
        undoing.undo_drop(resources.store(), row["drop_id"], name, tell)
    else:
        undoing.undo(resources.store(), row["batch_id"], name, tell)
