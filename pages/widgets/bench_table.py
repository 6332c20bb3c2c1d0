"""One table of the workbench in a line, and all that can be done with it behind it."""

import polars as pl
import streamlit as st

from kam_core.text.invisible import marked
from kam_core.text.numbers import number
from kam_core.text.plain import plain
from kam_core.text.words import _, ngettext
from kam_core.values.model import ValueType
from kam_core.workbench import datasets
from kam_core.workbench.question import Source
from pages.session import bench, bench_tables, resources, state
from pages.session.bench_tables import Entry
from pages.widgets import bench_words, import_guesses, import_left_out, import_open, mark, saving

_NOTES = 4


def line(entry: Entry) -> None:
    """What it is called, how many rows and columns it has, and what was said of it."""
    with st.container(border=True, gap=None):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(_title(entry), width="stretch")
            if entry.shape is not None and entry.shape.is_illustrative:
                mark.illustrative()
            with st.container(horizontal=True, vertical_alignment="center", gap="small", width="content"):
                _more(entry)
                st.button(
                    _("Take out"),
                    key=f"bench_out_{entry.origin}",
                    icon=":material/close:",
                    type="tertiary",
                    help=_("Take {table} out of the workbench", table=plain(entry.title)),
                    on_click=bench_tables.drop,
                    args=(entry,),
                )
        st.caption(_said(entry))
        if entry.fault is not None:
            st.markdown(f":material/report: {plain(bench_words.fault(entry.fault))}")
            st.caption(_(entry.fault.hint))


def _title(entry: Entry) -> str:
    name = plain(entry.shape.name if entry.shape else entry.title)
    return f"**{name}** :gray[{bench_words.sources()[entry.source]}]"


def _said(entry: Entry) -> str:
    shape = entry.shape
    if shape is None:
        return plain(entry.title)
    rows = ngettext("{rows} row", "{rows} rows", shape.row_count, rows=number(shape.row_count))
    columns = ngettext("{n} column", "{n} columns", len(shape.columns))
    title = _(entry.title) if entry.source is Source.PORTFOLIO else plain(entry.title)
    said = _("{title} · {rows} · {columns}", title=title, rows=rows, columns=columns)
    waiting = _waiting(entry)
    return _("{said} · {open}", said=said, open=waiting) if waiting else said


def _waiting(entry: Entry) -> str:
    """What a person should look at behind "More"; nothing where all is well."""
    if entry.upload is None or entry.shape is None:
        return ""
    out, unsure = bench_tables.reading(entry.upload).rejected_count, len(import_open.unsure(entry.upload))
    said = [ngettext("{rows} row left out", "{rows} rows left out", out, rows=number(out))] if out else []
    said += [ngettext("{n} thing to check", "{n} things to check", unsure)] if unsure else []
    notes = len(entry.shape.notes)
    said += [ngettext("{n} remark", "{n} remarks", notes)] if notes else []
    return " · ".join(said)


def _more(entry: Entry) -> None:
    shape = entry.shape
    if shape is None and entry.upload is None:
        return
    with st.popover(_("More"), icon=":material/more_horiz:", type="tertiary"):
        if shape is not None:
            st.caption(", ".join(plain(column.name) for column in shape.columns[:60]))
        _how_it_was_read(entry)
        if shape is not None and entry.source in (Source.FILE, Source.SAMPLE):
            _match(entry)
            _keep(entry)


def _how_it_was_read(entry: Entry) -> None:
    if entry.upload is None:
        return
    notes = list(entry.shape.notes) if entry.shape else []
    if entry.fault is None:
        reading = bench_tables.reading(entry.upload)
        import_guesses.show(entry.upload, reading)
        notes = [*reading.warnings, *notes]
        if reading.rejected_count:
            left_out = pl.read_parquet(reading.rejected)
            import_left_out.rows(left_out, reading.names, name=entry.title, key=f"bench_left_{entry.origin}")
    for note in notes[:_NOTES]:
        st.markdown(f":material/info: {plain(note)}")
    if len(notes) > _NOTES:
        with st.expander(ngettext("{n} more remark", "{n} more remarks", len(notes) - _NOTES)):
            for note in notes[_NOTES:]:
                st.markdown(plain(note))


def _match(entry: Entry) -> None:
    shape, key = entry.shape, f"bench_match_{entry.origin}"
    if shape is None:
        return
    texts = [one.name for one in shape.columns if one.type in (ValueType.TEXT, ValueType.NUMBER)]
    if entry.matched is not None:
        texts = [one for one in texts if one != entry.matched.column]
    state.set_widget(key, bench.bench().matched.get(entry.origin))
    st.selectbox(
        _("Match with our accounts by"),
        texts,
        index=None,
        format_func=marked,
        key=key,
        placeholder=_("No column"),
        help=_("Ids and names of accounts are found as an import finds them."),
        on_change=_chose_match,
        args=(entry, key),
    )
    if entry.matched is None:
        return
    found = entry.matched
    st.markdown(
        ngettext(
            "{n} name is an account of ours; its id stands in the column {column}.",
            "{n} names are accounts of ours; their ids stand in the column {column}.",
            found.found,
            column=plain(found.column),
        )
    )
    if found.lost:
        names = ", ".join(plain(marked(text)) for text in found.lost_texts)
        st.caption(ngettext("{n} name is none: {names}", "{n} names are none: {names}", found.lost, names=names))


def _chose_match(entry: Entry, key: str) -> None:
    chosen = state.widget(key)
    if isinstance(chosen, str):
        bench.bench().matched[entry.origin] = chosen
    else:
        bench.bench().matched.pop(entry.origin, None)


def _keep(entry: Entry) -> None:
    shape = entry.shape
    if shape is None:
        return
    st.caption(_("The file goes when you close this tab. A dataset stays, for everybody, and is in every backup."))
    if st.button(_("Save as dataset"), icon=":material/inventory_2:", key=f"bench_keep_{entry.origin}"):
        saving.save(
            lambda request: datasets.keep(resources.store(), request, shape),
            done=_("{table} is kept as a dataset.", table=plain(shape.name)),
        )
