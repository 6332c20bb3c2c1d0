"""One cell: what was bought when, what could be, what people know of it, and what it becomes."""

from functools import partial
from typing import Any

import polars as pl
import streamlit as st

from kam_core.plans import cells as decisions
from kam_core.plans.cell_kinds import CELL
from kam_core.records.model import Value, Wanted
from kam_core.store.request import Request
from kam_core.text.numbers import day, money
from kam_core.text.plain import plain
from kam_core.text.words import _
from kam_core.whitespace import cells
from kam_core.whitespace.model import State
from pages.session import resources
from pages.widgets import (
    autosave,
    chosen,
    mark,
    record_past,
    table,
    typed,
    white_space_become,
    white_space_view,
    white_space_words,
)
from pages.widgets.autosave_place import Place
from pages.widgets.table import As, Column
from pages.widgets.white_space_view import Page, Shown

# What the chosen cell is called in the address.
NAME = "cell"
_LINES = (("awareness", "rival"), ("note",), ("applicable", "reason"))
Row = dict[str, Any]


def show(shown: Shown, page: Page, cell: str | None, currency: str) -> None:
    """The chosen cell, or how to choose one."""
    if cell is None:
        st.caption(_("Choose a cell to see what is behind it, and to make something of it."))
        return
    found = resources.kept_with_plans(white_space_view.of_page, shown, page.first_row).filter(pl.col("cell") == cell)
    if found.is_empty():
        st.caption(_("The chosen cell is not among the accounts of this page."))
        return
    row = found.row(0, named=True)
    with st.container(border=True, gap="small"):
        _head(row)
        _facts(row, shown, currency)
        said = resources.kept_with_plans(decisions.cell, row["account_id"], row["family"])
        _said(row, said)
        white_space_become.show(row, said, currency)
        if said[CELL.key]:
            record_past.button(CELL, said)
            record_past.show(CELL, said)


def _head(row: Row) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.header(_("{family} at {account}", family=plain(row["family"]), account=plain(row["account_name"])))
        if row["illustrative"]:
            mark.illustrative()
        st.button(
            _("Close"),
            key="white_space_close",
            type="tertiary",
            icon=":material/close:",
            on_click=chosen.clear,
            args=(NAME,),
        )


def _facts(row: Row, shown: Shown, currency: str) -> None:
    st.markdown(plain(_bought(row, shown, currency)))
    if row["state"] != State.NOT_APPLICABLE:
        st.markdown(plain(white_space_words.potential(row, currency)))
    quarters = resources.kept(cells.by_quarter, row["account_id"], row["family"])
    if quarters.height:
        columns = [
            Column("quarter", _("Quarter from"), As.DAY),
            Column("revenue", _("Revenue ({currency})", currency=currency), As.EXACT_MONEY),
            Column("margin", _("Margin ({currency})", currency=currency), As.EXACT_MONEY),
            Column("last_order_date", _("Last order"), As.DAY),
        ]
        table.show(quarters, columns, key="white_space_quarters", says=_("What was bought in each quarter"))


def _bought(row: Row, shown: Shown, currency: str) -> str:
    until = day(shown.closed)
    match row["state"]:
        case State.BOUGHT:
            amount = money(row["revenue"], currency)
            return _("Bought for {amount} in the twelve months to {day}.", amount=amount, day=until)
        case State.LAPSED:
            last = day(row["last_order_date"])
            return _("Lapsed: last ordered on {last}, nothing in the twelve months to {day}.", last=last, day=until)
        case State.NOT_APPLICABLE:
            return _("Does not apply: it is left out of what they could buy.")
    return _("Never bought, as far as our data reach.")


def _said(row: Row, said: dict[str, Value]) -> None:
    """What people know and decided; each field saves by itself."""
    for names in _LINES:
        with st.grid(len(names), min_column_width=230 if len(names) > 1 else "auto", gap="small"):
            for name in names:
                account_id, family = row["account_id"], row["family"]
                autosave.show(
                    Place(
                        key=_key(account_id, family, name),
                        field=CELL.field(name),
                        label=_(CELL.field(name).label),
                        account_id=account_id,
                        now=said[name],
                        read=partial(_read, account_id, family, name),
                        save=partial(_save, account_id, family, name),
                    )
                )


def _read(account_id: str, family: str, name: str) -> Value:
    return decisions.cell(resources.store().database, account_id, family)[name]


def _save(account_id: str, family: str, name: str, request: Request, wanted: Wanted) -> None:
    """Save one field; a reason also what waits for it: that the family does not apply."""
    changed, key = {name: wanted}, _key(account_id, family, "applicable")
    waiting = typed.of(key) if name == "reason" else None
    if waiting and waiting.fault:
        changed["applicable"] = Wanted(waiting.text or None, waiting.seen)
    decisions.decide(resources.store(), request, account_id, family, changed)
    if "applicable" in changed and name == "reason":
        typed.forget(key)


def _key(account_id: str, family: str, name: str) -> str:
    return f"{CELL.name}:{account_id}:{family}:{name}"
