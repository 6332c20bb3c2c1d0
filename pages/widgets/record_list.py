"""Records of one kind as a table: one can be added, and the chosen one is changed below it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as filled
from functools import partial
from typing import Any

import polars as pl
import streamlit as st

from kam_core.records import records
from kam_core.records.model import Kind, Value
from kam_core.store.request import Request
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import chosen, download, mark, plan_lines, record_edit, record_form, table
from pages.widgets.record_form import Form
from pages.widgets.table import Column

_FEW = 20
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Sheet:
    """How records of a kind are listed and edited.

    `asked` are the fields of the form for a new one, `lines` those of the chosen one, row by row. `add` unfolds the
    form, `added` is said then, `nothing` is said where there are none. `quick` puts buttons beside the chosen one.
    """

    kind: Kind
    columns: tuple[Column, ...]
    asked: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]
    add: str
    added: str
    nothing: str
    given: Mapping[str, Value] = filled(default_factory=dict)
    offered: Mapping[str, Mapping[str, str]] = filled(default_factory=dict)
    quick: Callable[[Row], None] | None = None


def show(sheet: Sheet, account_id: str, rows: pl.DataFrame) -> None:
    """The form, the table, what was put away, and the chosen record."""
    add(sheet, account_id)
    edit(sheet, account_id, rows, listed(sheet, rows))


def add(sheet: Sheet, account_id: str) -> None:
    """The form of a new record."""
    kind = sheet.kind
    record_form.show(
        Form(
            key=f"{kind.name}:form:{account_id}",
            account_id=account_id,
            fields=tuple(kind.field(name) for name in sheet.asked),
            label=sheet.add,
            done=sheet.added,
            save=partial(_add, kind, account_id),
            given=sheet.given,
            offered=sheet.offered,
        )
    )


def listed(sheet: Sheet, rows: pl.DataFrame) -> str | None:
    """The table; returns the id of the chosen record."""
    if rows.is_empty():
        st.caption(sheet.nothing)
        return None
    if rows["illustrative"].any():
        mark.illustrative()
    title, key = _(sheet.kind.many), f"{sheet.kind.name}_table"
    picked = table.show(rows, sheet.columns, key=key, says=title, chosen_by=sheet.kind.key, whole=rows.height < _FEW)
    download.buttons(lambda: rows.select(column.name for column in sheet.columns), title=title, key=key)
    return picked


def edit(sheet: Sheet, account_id: str, rows: pl.DataFrame, *picked: str | None) -> None:
    """The record chosen last in any of the tables and pictures, or by a link; below it what was put away."""
    record_id = chosen.latest(sheet.kind.name, *picked)
    row = next(iter(rows.filter(pl.col(sheet.kind.key) == (record_id or "")).iter_rows(named=True)), None)
    if row:
        record_edit.show(sheet.kind, row, sheet.lines, offered=sheet.offered, quick=sheet.quick)
    elif record_id is None and rows.height:
        st.caption(_("Choose a row to change it."))
    record_edit.undo(sheet.kind)
    plan_lines.put_away(sheet.kind, account_id)


def _add(kind: Kind, account_id: str, request: Request, values: Mapping[str, Value]) -> None:
    records.add(resources.store(), request, kind, account_id, values)
