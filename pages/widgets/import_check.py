"""What does not fit: accounts that may be the same, names that nobody has, rows left out, values left empty."""

from collections.abc import Sequence

import streamlit as st

from kam_core.errors import KamError
from kam_core.imports.planning import Plan
from kam_core.text.numbers import number
from kam_core.text.plain import plain
from kam_core.text.words import _
from pages.session import drop, readings
from pages.session.boundary import explained, said
from pages.session.uploads import Upload
from pages.widgets import import_files, import_left_out, import_names, import_same


def plan(there: Sequence[Upload]) -> Plan | None:
    """The plan of all files that can be loaded; says which cannot, and why. Null where none can."""
    ready = []
    for upload in there:
        with st.spinner(_("Checking {file} …", file=plain(upload.name))):
            fault = drop.fault(upload)
        if fault is None:
            ready.append(upload)
        else:
            _not_ready(upload, fault)
    if not ready:
        return None
    with st.spinner(_("Looking for what the files call …")):
        return drop.plan(ready)


def _not_ready(upload: Upload, fault: KamError) -> None:
    why = _(fault.message, **{place: said(value) for place, value in fault.places.items()})
    st.warning(
        _("**{file}** is not among what is loaded. {why}", file=plain(upload.name), why=plain(why)),
        icon=":material/block:",
    )


def show(there: Sequence[Upload]) -> None:
    """What the files say together, then one of them row by row."""
    with explained():
        found = plan(there)
        if found is None:
            return
        import_same.show(found)
        import_names.show(found)
        st.header(_("Row by row"))
        _rows(import_files.pick(there), found)


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
