"""What a record was before: each change in words, and the way back to it as a new version."""

from collections.abc import Mapping
from functools import partial
from typing import Any, cast

import polars as pl
import streamlit as st

from kam_core.plans.trail import KINDS
from kam_core.records import queries, records
from kam_core.records.model import Kind, Value
from kam_core.records.texts import written
from kam_core.store.database import Database
from kam_core.store.request import Request
from kam_core.text.plain import plain
from kam_core.text.words import _
from pages.session import resources, state
from pages.session.boundary import said
from pages.widgets import record_words, saving

_MOST = 20
_LONGEST = 200
Row = Mapping[str, Any]


def button(kind: Kind, row: Row) -> None:
    """What unfolds and folds the history of a record."""
    key = _key(kind, row)
    st.button(
        _("History"),
        key=f"{key}_fold",
        type="tertiary",
        icon=":material/expand_less:" if state.widget(key) else ":material/history:",
        on_click=state.set_widget,
        args=(key, not state.widget(key)),
    )


def show(kind: Kind, row: Row) -> None:
    """The changes, newest first, where they are unfolded."""
    if not state.widget(_key(kind, row)):
        return
    record_id = str(row[kind.key])
    changes = resources.kept_with_plans(_trail, kind.name, record_id)
    if changes.is_empty():
        st.caption(_("Nobody changed it here yet."))
    for change in changes.head(_MOST).iter_rows(named=True):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(_told(kind, str(row["account_id"]), change), width="content")
            back(kind, row, change)
    if changes.height > _MOST:
        st.caption(_("Older changes are under History."))


def back(kind: Kind, row: Row, change: Row) -> bool:
    """The way back to what a field was made by a change; false where it is that now, or is no field."""
    field, sequence = change["field"], int(change["sequence"])
    if field not in {one.name for one in kind.fields} or change["new_value"] == written(row[field]):
        return False
    key = f"back_{sequence}"
    # What stood there when the button was shown, not when it was pressed: somebody may have saved in between.
    st.button(
        _("Back to this version"),
        key=key,
        type="tertiary",
        icon=":material/undo:",
        on_click=state.set_widget,
        args=(f"{key}_seen", (row[field],)),
    )
    seen = cast("tuple[Value] | None", state.widget(f"{key}_seen"))
    if seen:
        state.forget(f"{key}_seen")
        saving.save(partial(_back_to, kind, str(row[kind.key]), sequence, seen[0]), done=_("It is as it was"))
    return True


def _told(kind: Kind, account_id: str, change: Row) -> str:
    who, when = plain(change["who"]), said(change["changed_at"])
    match change["action"]:
        case "archive":
            return _("Put away ({who}, {when})", who=who, when=when)
        case "bring_back":
            return _("Brought back ({who}, {when})", who=who, when=when)
    if change["field"] not in {one.name for one in kind.fields}:
        return _("Made ({who}, {when})", who=who, when=when)
    one = kind.field(change["field"])
    value = record_words.said(record_words.names(account_id), one, change["new_value"]) or _("nothing")
    shown = plain(value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…")
    return _("{field}: **{value}** ({who}, {when})", field=_(one.label), value=shown, who=who, when=when)


def _back_to(kind: Kind, record_id: str, sequence: int, seen: Value, request: Request) -> None:
    records.back_to(resources.store(), request, kind, record_id, sequence, seen=seen)


def _trail(database: Database, kind: str, record_id: str) -> pl.DataFrame:
    return queries.trail(database, KINDS[kind], record_id)


def _key(kind: Kind, row: Row) -> str:
    return f"{kind.name}_{row[kind.key]}_past"
