"""One record: its fields, which save by themselves, what puts it away, and what it was before."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, cast

import streamlit as st

from kam_core.records import records
from kam_core.records.model import Kind
from kam_core.store.request import Request
from kam_core.text.plain import plain
from kam_core.text.words import _
from pages.session import resources, state
from pages.widgets import autosave, chosen, mark, record_notes, record_past, saving

_DONE = frozenset(("done", "dropped", "answered", "closed", "reached"))
Row = Mapping[str, Any]


def show(
    kind: Kind,
    row: Row,
    lines: Sequence[Sequence[str]],
    *,
    offered: Mapping[str, Mapping[str, str]],
    quick: Callable[[Row], None] | None,
) -> None:
    """The record, with a row of fields for each of `lines`."""
    with st.container(border=True, gap="small"):
        _head(kind, row, quick)
        for names in lines:
            with st.grid(len(names), min_column_width=190 if len(names) > 1 else "auto", gap="small"):
                for name in names:
                    with st.container(gap="xxsmall"):
                        autosave.field(kind, row, name, offered=offered.get(name))
                        is_done = row.get("status") in _DONE
                        record_notes.show(kind.field(name), row[name], str(row["account_id"]), is_done=is_done)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            record_past.button(kind, row)
            if st.button(_("Put away"), key=f"{row[kind.key]}_away", type="tertiary", icon=":material/archive:"):
                saving.save(partial(_archive, kind, str(row[kind.key]), _title(kind, row)), done=_("Put away"))
        record_past.show(kind, row)


def undo(kind: Kind) -> None:
    """The way back for what was put away a moment ago."""
    away = cast("tuple[str, str] | None", state.widget(_undo(kind)))
    if away is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(_("Put away: {title}", title=plain(away[1])), width="content")
        if st.button(_("Undo"), key=f"{kind.name}_undo_it", type="tertiary", icon=":material/undo:"):
            saving.save(partial(_bring_back, kind, away[0]), done=_("It is back"))


def pressed(label: str, *, key: str, row: Row, icon: str) -> Row | None:
    """A button; the row as it stood on the screen when somebody pressed it, else null."""
    asked = f"{key}_asked"
    st.button(label, key=key, icon=icon, on_click=state.set_widget, args=(asked, row))
    seen = state.widget(asked)
    state.forget(asked)
    return cast("Row | None", seen)


def _head(kind: Kind, row: Row, quick: Callable[[Row], None] | None) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**{plain(_title(kind, row))}**", width="stretch")
        if row["illustrative"]:
            mark.illustrative()
        if quick:
            quick(row)
        st.button(
            _("Close"),
            key=f"{kind.name}_close",
            type="tertiary",
            icon=":material/close:",
            on_click=chosen.clear,
            args=(kind.name,),
        )


def _title(kind: Kind, row: Row) -> str:
    return str(row[next(one.name for one in kind.fields if one.required and one.refers is None)])


def _archive(kind: Kind, record_id: str, title: str, request: Request) -> None:
    records.archive(resources.store(), request, kind, record_id)
    state.set_widget(_undo(kind), (record_id, title))


def _bring_back(kind: Kind, record_id: str, request: Request) -> None:
    records.bring_back(resources.store(), request, kind, record_id)
    state.forget(_undo(kind))


def _undo(kind: Kind) -> str:
    return f"{kind.name}_undo"
