"""Accounts that could be key beside those that are, in the same order, so that they can be compared."""

import zlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import polars as pl
import streamlit as st

from kam_core.accounts.model import MEMBER_KINDS, Filters, Kind
from kam_core.scoring import criteria, portfolio
from kam_core.store.database import Database
from kam_core.text.numbers import number
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import download, mark, pickers, positions_table, table
from pages.widgets.table import Column

_SCORES = ("attractiveness", "strength")


def candidates(day: date, currency: str, find: Callable[[], None]) -> str | None:
    """Who is proposed and not on the list, with a way to `find` others; returns the id of the chosen one, or null."""
    rows = resources.kept(_candidates, day)
    _head(_("Candidates"), about=_how())
    find()
    if rows.is_empty():
        st.caption(_("Nobody is proposed who is not on the list. Any account can be admitted: find it by its name."))
        return None
    columns = _columns(currency, Column("proposal", _("Proposed as"), words=pickers.kind_words()))
    chosen = _list(rows, columns, key="candidates", title=_("Candidates"))
    st.caption(_("Those proposed as existing first, then by attractiveness, then by strength."))
    return chosen


def members(day: date, currency: str) -> str | None:
    """Who is on the list, or of them those that may not belong; returns the id of the chosen one, or null."""
    rows = resources.kept(_members, day)
    cut = resources.kept(_cut, day)
    weak = rows.filter(pl.col("attractiveness") < cut)
    _head(_("Key accounts"), about=None)
    if rows.is_empty():
        st.caption(_("Nobody is on the list yet. Choose a candidate, or find an account, to admit the first."))
        return None
    offered = {
        "all": _("All · {n}", n=number(rows.height)),
        "weak": _("May not belong · {n}", n=number(weak.height)),
    }
    columns = _columns(currency, Column("kind", _("Kind"), words=pickers.kind_words()))
    if pickers.one("key", _("Which key accounts"), offered) == "all":
        chosen = _list(rows, columns, key="members", title=_("Key accounts"))
        st.caption(_("By attractiveness, then by strength."))
        return chosen
    chosen = _list(weak, columns, key="weak", title=_("Key accounts that may not belong"))
    st.caption(
        _(
            "Their answers put them below the cut of attractiveness, {cut}: status or streamline. Better seen early: "
            "answer again, or let them go.",
            cut=number(cut),
        )
    )
    return chosen


def _head(title: str, *, about: str | None) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(title, help=about, width="content")
        if resources.kept(portfolio.is_illustrative):
            mark.illustrative()


def _columns(currency: str, kind: Column) -> list[Column]:
    """The columns of a position, with names that fit half a screen."""
    known = {column.name: column for column in positions_table.columns(currency)}
    return [
        replace(known["account_name"], pinned=True),
        replace(known["attractiveness"], label=_("Attractive")),
        known["strength"],
        known["quadrant"],
        kind,
        replace(
            known["revenue"],
            label=_("Revenue ({currency})", currency=currency),
            help=_("Of the last twelve closed months."),
        ),
        replace(
            known["potential"],
            label=_("Potential ({currency})", currency=currency),
            help=_("In the next three years."),
        ),
        known["coverage"],
        known["class_stability"],
        known["owner_name"],
    ]


def _list(rows: pl.DataFrame, columns: Sequence[Column], *, key: str, title: str) -> str | None:
    pages = -(-rows.height // table.PAGE_ROWS)
    page = min(st.pagination(pages, key=f"{key}_page"), pages) if pages > 1 else 1
    shown = rows.slice((page - 1) * table.PAGE_ROWS, table.PAGE_ROWS)
    # A selection is a row number: where the rows are others, it begins anew instead of pointing at a stranger.
    rows_are = zlib.crc32("\n".join(shown["account_id"]).encode())
    chosen = table.show(shown, columns, key=f"{key}_{rows_are}", says=title, chosen_by="account_id")
    download.buttons(lambda: rows, title=title, key=key)
    return chosen


def _how() -> str:
    return _(
        "Proposed are accounts with an attractiveness of 50 or more: as existing, if their revenue is among as many of "
        "the largest as the ceiling allows; as emerging, if their growth potential is in the top band."
    )


def _candidates(database: Database, day: date) -> pl.DataFrame:
    found = portfolio.positions(database, Filters(kinds=(Kind.CANDIDATE,)), day, day)
    return _ranked(found, pl.col("proposal") != Kind.EXISTING.value)


def _members(database: Database, day: date) -> pl.DataFrame:
    return _ranked(portfolio.positions(database, Filters(kinds=MEMBER_KINDS), day, day))


def _ranked(found: pl.DataFrame, *first: pl.Expr) -> pl.DataFrame:
    order = [*first, *(-pl.col(score) for score in _SCORES), pl.col("account_id")]
    return found.sort(order, nulls_last=True).drop("then_attractiveness", "then_strength")


def _cut(database: Database, day: date) -> float:
    return criteria.in_force(database, day).cuts.attractiveness
