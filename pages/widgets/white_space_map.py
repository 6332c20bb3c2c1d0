"""Accounts by product families as a heat map, and the same as a table."""

import polars as pl
import streamlit as st

from kam_core.charts.white_space import Words, white_space
from kam_core.text.numbers import day, number, short_money
from kam_core.text.plain import plain
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import download, mark, pages_of, picture, table, white_space_view, white_space_words
from pages.widgets.table import As, Column
from pages.widgets.white_space_view import FAMILIES, Page, Shown


def show(shown: Shown, page: Page, currency: str, *, as_table: bool) -> str | None:
    """The cells of a page of accounts; returns the one that was picked, as `cell` names it."""
    cells = resources.kept_with_plans(white_space_view.of_page, shown, page.first_row)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(_finding(cells, shown, currency), width="stretch")
        if cells["illustrative"].any():
            mark.illustrative()
    if as_table:
        return _table(cells, currency)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        drawn = _columns_of_page(cells)
    accounts = number(drawn["account_id"].n_unique())
    says = _(
        "What {accounts} accounts buy of {families} product families, and what they could buy",
        accounts=accounts,
        families=number(drawn["family"].n_unique()),
    )
    words = Words(
        signs=white_space_words.signs(),
        states=white_space_words.states(),
        says=_("{account}, {family}: {state}. Twelve months {revenue}, comparable accounts {potential}, room {gap}"),
    )
    figure = white_space(drawn, words=words, money=lambda amount: short_money(amount, currency), mode=picture.mode())
    return picture.show(figure, says=says, key="white_space_map", choose=True)


def _columns_of_page(cells: pl.DataFrame) -> pl.DataFrame:
    """As many families as fit beside each other, spread evenly over the pages."""
    families = cells["family"].unique(maintain_order=True)
    pages = -(-families.len() // FAMILIES)
    size = -(-families.len() // pages)
    first = pages_of.first_row(families.len(), size, key="white_space_families", says=_("families, by revenue"))
    return cells.filter(pl.col("family").is_in(families.slice(first, size).implode()))


def _finding(cells: pl.DataFrame, shown: Shown, currency: str) -> str:
    said = _("Twelve months to {day}.", day=day(shown.closed))
    most = cells.filter(pl.col("gap") > 0).sort("gap", descending=True).head(1)
    if most.is_empty():
        return said
    row = most.row(0, named=True)
    found = _(
        "The most room on this page: {family} at {account}, {gap} a year.",
        family=plain(row["family"]),
        account=plain(row["account_name"]),
        gap=plain(short_money(row["gap"], currency)),
    )
    return _("{found} {said}", found=found, said=said)


def _table(cells: pl.DataFrame, currency: str) -> str | None:
    rows = cells.sort("gap", descending=True, nulls_last=True, maintain_order=True)
    title = _("White space")
    picked = table.show(rows, _columns(currency), key="white_space_table", says=title, chosen_by="cell")
    names = [column.name for column in _columns(currency)]
    download.buttons(lambda: rows.select("account_id", *names, "reason", "note"), title=title, key="white_space_table")
    return picked


def _columns(currency: str) -> list[Column]:
    return [
        Column("account_name", _("Account")),
        Column("family", _("Product family")),
        Column("state", _("State"), words=white_space_words.states()),
        Column("gap", _("Room ({currency})", currency=currency), As.MONEY, _("Potential less what they buy.")),
        Column("revenue", _("12 months ({currency})", currency=currency), As.MONEY),
        Column(
            "potential",
            _("Potential ({currency})", currency=currency),
            As.MONEY,
            _("The median of what comparable accounts buy in a year."),
        ),
        Column("method", _("Compared with"), words=white_space_words.methods()),
        Column("n", _("Buyers compared"), As.COUNT),
        Column("last_order_date", _("Last order"), As.DAY),
        Column("rival", _("Who sells it to them")),
        Column("awareness", _("What they know"), words=white_space_words.awareness()),
    ]
