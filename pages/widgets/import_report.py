"""One file as a short report: what it is and why, what was guessed, its first rows as they were read."""

import polars as pl
import streamlit as st

from kam_core.crm.catalogue import kinds
from kam_core.crm.propose import SOURCES
from kam_core.reading.model import Reading
from kam_core.text.numbers import number
from kam_core.text.plain import marked, plain
from kam_core.text.words import _, ngettext
from pages.session import readings, state
from pages.session.boundary import explained
from pages.session.uploads import Upload
from pages.widgets import import_guesses, import_words, table
from pages.widgets.table import Column

_ROWS = 8
_COLUMNS = 60
_WARNINGS = 6


def show(upload: Upload) -> None:
    """The report; where the file cannot be read, why, and what can be said of it all the same."""
    st.header(plain(upload.name))
    with explained():
        reading = readings.reading(upload)
        _rows_of(reading)
        _what(upload)
        import_guesses.show(upload, reading)
        _warnings(reading)
        _first_rows(reading)


def _rows_of(reading: Reading) -> None:
    kept = ngettext("{rows} row was read", "{rows} rows were read", reading.row_count, rows=number(reading.row_count))
    if reading.rejected_count:
        out = ngettext(
            "{n} row was left out: Check lists it with its reason.",
            "{n} rows were left out: Check lists each with its reason.",
            reading.rejected_count,
        )
        st.markdown(_("{kept}, {columns} columns. {out}", kept=kept, columns=len(reading.names), out=out))
    else:
        st.markdown(_("{kept}, {columns} columns, none left out.", kept=kept, columns=len(reading.names)))


def _what(upload: Upload) -> None:
    """Kind and source, each with its reason and the others to choose from."""
    proposal = readings.proposal(upload)
    with st.grid(2, min_column_width=280, gap="small"):
        with st.container(border=True, gap="xsmall", height="stretch"):
            _kind(upload, proposal.kind, proposal.others)
            st.caption(plain(proposal.kind_reason))
        with st.container(border=True, gap="xsmall", height="stretch"):
            _source(upload, proposal.source)
            st.caption(plain(proposal.source_reason))


def _kind(upload: Upload, now: str | None, others: tuple[str, ...]) -> None:
    key = f"import_kind_{upload.upload_id}"
    first = [one for one in (now, *others) if one]
    offered = [*first, *(one for one in kinds() if one not in first)]
    state.set_widget(key, now)
    st.selectbox(
        _("What is in it"),
        offered,
        index=None if now is None else 0,
        format_func=import_words.kind,
        key=key,
        placeholder=_("Choose the kind"),
        on_change=_say_kind,
        args=(upload, key),
    )


def _say_kind(upload: Upload, key: str) -> None:
    chosen = state.widget(key)
    if isinstance(chosen, str) and chosen in kinds():
        upload.kind = chosen
        # What was said of columns was said of the fields of the other kind.
        upload.columns.clear()


def _source(upload: Upload, now: str | None) -> None:
    key = f"import_source_{upload.upload_id}"
    state.set_widget(key, now)
    st.selectbox(
        _("Where it comes from"),
        [*SOURCES, import_words.OWN],
        index=None if now is None else 0,
        format_func=import_words.source,
        key=key,
        placeholder=_("Choose the system"),
        on_change=_say_source,
        args=(upload, key),
    )


def _say_source(upload: Upload, key: str) -> None:
    chosen = state.widget(key)
    if isinstance(chosen, str) and chosen in {*SOURCES, import_words.OWN}:
        upload.source = chosen


def _warnings(reading: Reading) -> None:
    shown, more = reading.warnings[:_WARNINGS], reading.warnings[_WARNINGS:]
    for sentence in shown:
        st.markdown(f":material/info: {plain(sentence)}")
    if more:
        with st.expander(ngettext("{n} more remark", "{n} more remarks", len(more))):
            for sentence in more:
                st.markdown(plain(sentence))


def _first_rows(reading: Reading) -> None:
    shown = min(len(reading.names), _COLUMNS)
    head = pl.scan_parquet(reading.rows).select("line", *(f"c{at}" for at in range(shown))).head(_ROWS).collect()
    st.caption(_("The first rows, as they were read"))
    if shown < len(reading.names):
        st.caption(_("The first {n} of {all} columns.", n=shown, all=number(len(reading.names))))
    columns = [Column("line", _("Line"), table.As.COUNT, pinned=True)]
    columns += [Column(f"c{at}", marked(name)) for at, name in enumerate(reading.names[:shown])]
    table.show(head, columns, key="import_head", says=_("The first rows, as they were read"), whole=True)
