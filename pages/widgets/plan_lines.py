"""Records of a plan one below the other: each field saves by itself, one more is added by typing its name."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import polars as pl
import streamlit as st

from kam_core.plans.kinds import LISTED
from kam_core.records import queries, records
from kam_core.records.model import Kind, Value, Wanted
from kam_core.store.database import Database
from kam_core.store.request import Request
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import autosave, mark, saving
from pages.widgets.autosave_place import Place


def rows(kind: Kind, account_id: str) -> pl.DataFrame:
    """The records of an account that are not put away, oldest first."""
    return resources.kept_with_plans(_of_account, kind.name, account_id)


def card(
    kind: Kind,
    row: Mapping[str, Any],
    lines: Sequence[Sequence[str]],
    *,
    offered: Mapping[str, Mapping[str, str]] | None = None,
    locked: bool = False,
) -> None:
    """One record: its fields, a row of them for each of `lines`, and what puts it away."""
    with st.container(border=True, gap="small"):
        for names in lines:
            with st.grid(len(names), min_column_width=150 if len(names) > 1 else "auto", gap="small"):
                for name in names:
                    autosave.field(kind, row, name, offered=(offered or {}).get(name), locked=locked)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            if row["illustrative"]:
                mark.illustrative()
            if not locked:
                _put_away(kind, str(row[kind.key]))


def adder(kind: Kind, account_id: str, name: str, label: str, given: Mapping[str, Value]) -> None:
    """A box whose text makes a record, with `given` in its other fields."""
    autosave.show(
        Place(
            key=f"{kind.name}:new:{account_id}:{name}",
            field=kind.field(name),
            label=label,
            account_id=account_id,
            now=None,
            read=_nothing,
            save=partial(_add, kind, account_id, (name, given)),
        )
    )


def put_away(kind: Kind, account_id: str) -> None:
    """What was put away, with what brings it back."""
    away = resources.kept_with_plans(_archived, kind.name, account_id)
    if away.is_empty():
        return
    folded = st.expander(_("Put away: {n}", n=away.height), key=f"{kind.name}_away", on_change="rerun")
    if not folded.open:
        return
    first = next(one.name for one in kind.fields if one.required and one.refers is None)
    with folded:
        for row in away.iter_rows(named=True):
            record_id = str(row[kind.key])
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.text(str(row[first]), width="content")
                if st.button(_("Bring back"), key=f"{record_id}_back", type="tertiary", icon=":material/undo:"):
                    saving.save(partial(_bring_back, kind, record_id), done=_("It is back"))


def _put_away(kind: Kind, record_id: str) -> None:
    if st.button(_("Put away"), key=f"{record_id}_away", type="tertiary", icon=":material/archive:"):
        saving.save(partial(_archive, kind, record_id), done=_("Put away; it can be brought back below"))


def _add(kind: Kind, account_id: str, made: tuple[str, Mapping[str, Value]], request: Request, wanted: Wanted) -> None:
    name, given = made
    records.add(resources.store(), request, kind, account_id, {**given, name: wanted.value})


def _archive(kind: Kind, record_id: str, request: Request) -> None:
    records.archive(resources.store(), request, kind, record_id)


def _bring_back(kind: Kind, record_id: str, request: Request) -> None:
    records.bring_back(resources.store(), request, kind, record_id)


def _of_account(database: Database, kind: str, account_id: str) -> pl.DataFrame:
    return queries.of_account(database, LISTED[kind], account_id)


def _archived(database: Database, kind: str, account_id: str) -> pl.DataFrame:
    return queries.archived(database, LISTED[kind], account_id)


def _nothing() -> Value:
    return None
