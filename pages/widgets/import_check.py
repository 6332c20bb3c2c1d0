"""What does not fit: accounts that may be the same, names that nobody has, rows left out, values left empty."""

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl
import streamlit as st

from kam_core.errors import ContractError, KamError, UnreadableFileError
from kam_core.imports.planning import Plan
from kam_core.text.numbers import day, number
from kam_core.text.plain import plain
from kam_core.text.words import _, ngettext
from pages.session import drop, readings
from pages.session.boundary import explained, said
from pages.session.uploads import Upload
from pages.widgets import import_files, import_left_out, import_names, import_open, import_same, import_words, table
from pages.widgets.table import As, Column


def plan(there: Sequence[Upload]) -> Plan | None:
    """The plan of all files that can be loaded; says which cannot, and why. Null where none can."""
    ready, faults = [], []
    for upload in there:
        with st.spinner(_("Checking {file} …", file=plain(upload.name))):
            fault = drop.fault(upload)
        if fault is not None:
            faults.append((upload, fault))
        elif before := drop.loaded_before(upload):
            _once_more(upload, before)
        else:
            ready.append(upload)
    _not_ready(faults)
    _unanswered(ready)
    if not ready:
        return None
    with st.spinner(_("Looking for what the files call …")):
        return drop.plan(ready)


def _not_ready(faults: Sequence[tuple[Upload, KamError]]) -> None:
    """Which files are left out and why, and what helps: each file's own name says enough of which it is."""
    if not faults:
        return
    said = ngettext(
        "**{n} file is not among what is loaded:**", "**{n} files are not among what is loaded:**", len(faults)
    )
    lines = "\n".join(f"- **{plain(upload.name)}**: {plain(_why(fault))}" for upload, fault in faults)
    st.warning(f"{said}\n{lines}", icon=":material/block:")
    if not all(isinstance(fault, UnreadableFileError) for _upload, fault in faults):
        st.caption(_("Say more of what is not known yet under Files and Columns, or take it out."))


def _why(fault: KamError) -> str:
    if isinstance(fault, ContractError):
        return "; ".join(fault.faults)
    why = _(fault.message, **{place: said(value) for place, value in fault.places.items()})
    return f"{why} {_(fault.hint)}" if isinstance(fault, UnreadableFileError) else why


def _unanswered(ready: Sequence[Upload]) -> None:
    """Questions that the values of files leave open: a reading that nobody confirmed is never silent."""
    for upload in ready:
        if waiting := import_open.unanswered(upload):
            st.info(
                ngettext(
                    "**{file}**: {n} question under Columns has no answer yet, and its first one is used.",
                    "**{file}**: {n} questions under Columns have no answer yet, and their first ones are used.",
                    waiting,
                    file=plain(upload.name),
                ),
                icon=":material/help:",
            )


def _once_more(upload: Upload, before: Mapping[str, Any]) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(
            _(
                "**{file}** was loaded before: load {batch}, by {who} on {day}. It is not loaded again.",
                file=plain(upload.name),
                batch=before["batch_id"],
                who=plain(before["loaded_by"]),
                day=day(before["loaded_at"].date()),
            )
        )
        key = f"import_again_all_the_same_{upload.upload_id}"
        st.button(_("Load it again all the same"), key=key, on_click=drop.load_again, args=(upload,))


def show(there: Sequence[Upload]) -> None:
    """What the files say together, then one of them row by row."""
    with explained():
        found = plan(there)
        if found is None:
            return
        for note in found.notes:
            st.markdown(f":material/info: {plain(note)}")
        import_same.show(found)
        import_names.show(found)
        st.header(_("Row by row"))
        _overview(found)
        _rows(import_files.pick(there), found)


def _overview(found: Plan) -> None:
    """One line a file: how many rows there are, stay and go."""
    if len(found.files) == 1:
        return
    columns = [
        Column("file", _("File")),
        Column("kind", _("Kind")),
        Column("rows", _("To load"), As.COUNT),
        Column("left_out", _("Left out"), As.COUNT),
        Column("alone", _("Without an account"), As.COUNT),
    ]
    rows = pl.DataFrame(
        [
            {
                "file": one.file.file_name,
                "kind": import_words.kind(one.file.kind),
                "left_out": one.rejected.height,
                **import_left_out.counted(one.file.rows),
            }
            for one in found.files
        ]
    )
    table.show(rows, columns, key="import_overview", says=_("The files row by row"), whole=True)


def _rows(upload: Upload, found: Plan) -> None:
    planned = next((one for one in found.files if one.file.file_hash == upload.file_hash), None)
    if planned is None:
        st.caption(_("This file cannot be loaded as it is."))
        return
    prepared, reading = readings.prepared(upload), readings.reading(upload)
    out = planned.rejected.height
    st.markdown(
        _(
            "{all} rows in the file = {loaded} to load + {out} left out.",
            all=number(prepared.rows_in),
            loaded=number(prepared.rows_in - out),
            out=number(out),
        )
    )
    import_left_out.without_account(planned.file.rows, key=f"import_lone_{upload.upload_id}")
    key = f"import_out_{upload.upload_id}"
    import_left_out.rows(planned.rejected, reading.names, name=upload.name, key=key)
    import_left_out.doubts(prepared.doubts, prepared.doubt_count, key=f"import_doubts_{upload.upload_id}")
