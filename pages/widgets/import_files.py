"""The files of an import: drop them, see each in a line, choose the one to look at."""

from collections.abc import Sequence
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from kam_core.errors import KamError
from kam_core.text.numbers import number
from kam_core.text.plain import marked, plain
from kam_core.text.words import _, ngettext
from pages.session import link, readings, state, uploads
from pages.session.boundary import explained
from pages.session.drop import anew, said
from pages.session.uploads import Upload
from pages.widgets import import_open, import_steps, import_words, pages_of

NAME = "file"
_PAGE = 8
_PICK = "import_pick"


def drop() -> None:
    """Take what is dropped, and show it first; the browser's copy is let go at once."""
    desk = uploads.desk()
    dropped = st.file_uploader(
        _("Drop one or many files: CSV, TSV, TXT, XLSX, XLS, ODS, Parquet, JSON lines, also as .gz or in a .zip"),
        accept_multiple_files=True,
        key=f"import_drop_{desk.round}",
        label_visibility="visible" if not desk.files else "collapsed",
    )
    if dropped:
        with explained():
            _begin_anew_after_a_load()
            taken = desk.take(dropped)
            link.choose(NAME, [taken[0].upload_id])
            link.choose(import_steps.NAME, ())
            st.rerun()


def read_all() -> list[Upload]:
    """All files of this visit in the order in which they came, each read by now; what fails is told with its file."""
    there = list(uploads.desk().files.values())
    unread = [upload for upload in there if not readings.is_read(upload)]
    if unread:
        bar = st.progress(0.0)
        for upload in unread:
            bar.progress(0.0, _("Reading {file} …", file=plain(upload.name)))
            try:
                readings.reading(upload, partial(_tell, bar))
            except KamError:
                # It is told where the file is shown.
                continue
        bar.empty()
    return there


def _begin_anew_after_a_load() -> None:
    """What is loaded is done with: another file is another import."""
    if said().loaded is not None:
        anew()


def _tell(bar: DeltaGenerator, step: str, share: float) -> None:
    bar.progress(min(1.0, max(0.0, share)), plain(step))


def choose(there: Sequence[Upload]) -> Upload:
    """The list, where there is more than one; returns the file to look at."""
    chosen = next(iter(link.chosen(NAME, [one.upload_id for one in there])), there[0].upload_id)
    first = pages_of.first_row(len(there), _PAGE, key="import_files_page", says=_("Files"))
    with st.container(gap="xsmall", key="import_files"):
        for upload in there[first : first + _PAGE]:
            _line(upload, is_chosen=upload.upload_id == chosen, is_alone=len(there) == 1)
    return next(one for one in there if one.upload_id == chosen)


def pick(there: Sequence[Upload]) -> Upload:
    """One of the files, in a line; returns it."""
    names = {one.upload_id: one.name for one in there}
    if len(there) == 1:
        st.header(plain(there[0].name))
        return there[0]
    chosen = next(iter(link.chosen(NAME, names)), there[0].upload_id)
    state.set_widget(_PICK, chosen)
    st.selectbox(
        _("File"), list(names), format_func=lambda one: marked(names.get(one, "")), key=_PICK, on_change=_picked
    )
    return next(one for one in there if one.upload_id == chosen)


def _picked() -> None:
    link.choose(NAME, [str(state.widget(_PICK))])


def _line(upload: Upload, *, is_chosen: bool, is_alone: bool) -> None:
    with st.container(border=True, gap=None):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"**{plain(upload.name)}**", width="stretch")
            # Beside a long name on a phone there is room for none of them: they go to the next line together.
            with st.container(horizontal=True, vertical_alignment="center", gap="small", width="content"):
                _buttons(upload, is_chosen=is_chosen, is_alone=is_alone)
        st.caption(_said_of(upload))


def _buttons(upload: Upload, *, is_chosen: bool, is_alone: bool) -> None:
    if is_chosen and not is_alone:
        st.badge(_("Shown below"), color="gray")
    elif not is_chosen:
        st.button(
            _("Look at it"),
            key=f"import_look_{upload.upload_id}",
            on_click=link.choose,
            args=(NAME, [upload.upload_id]),
        )
    st.button(
        _("Take out"),
        key=f"import_out_{upload.upload_id}",
        icon=":material/close:",
        type="tertiary",
        help=_("Take {file} out of this import", file=plain(upload.name)),
        on_click=partial(_take_out, upload.upload_id),
    )


def _said_of(upload: Upload) -> str:
    try:
        reading, proposal = readings.reading(upload), readings.proposal(upload)
    except KamError as fault:
        return plain(str(fault))
    rows = ngettext("{rows} row", "{rows} rows", reading.row_count, rows=number(reading.row_count))
    kind, source = import_words.kind(proposal.kind), plain(import_words.source(proposal.source))
    still = _still_open(upload)
    if still is None:
        return _("{kind} · {source} · {rows}", kind=kind, source=source, rows=rows)
    return _("{kind} · {source} · {rows} · {open}", kind=kind, source=source, rows=rows, open=still)


def _still_open(upload: Upload) -> str | None:
    """What is left to decide; null where nothing is known of, while the values were not read."""
    waiting = len(import_open.of(upload)) + import_open.unanswered(upload)
    if waiting:
        return ngettext("{n} thing to decide", "{n} things to decide", waiting)
    return _("nothing open") if readings.is_prepared(upload) else None


def _take_out(upload_id: str) -> None:
    uploads.desk().drop(upload_id)
    state.forget("import_files_page")
