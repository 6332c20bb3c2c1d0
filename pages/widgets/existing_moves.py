"""Which accounts rise and fall most, and the product families that explain it."""

import polars as pl
import streamlit as st

from kam_core.charts import changes as chart
from kam_core.kpis import bridge
from kam_core.kpis.bridge import Move
from kam_core.store.database import Database
from kam_core.text.numbers import signed_short_money
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import existing_account, existing_bridge, existing_list, existing_view, pickers, picture, query
from pages.widgets.existing_view import Shown
from pages.widgets.table import Column

_MOST = 10


def show(shown: Shown, currency: str) -> None:
    """The ten that rise and the ten that fall most, with their reasons; the chosen one opens."""
    if not existing_view.reaches_back(shown):
        return
    as_table = pickers.switch("table", _("As tables"))
    left, right = st.columns(2, gap="medium")
    with left:
        rises = _side(shown, currency, rising=True, as_table=as_table)
    with right:
        falls = _side(shown, currency, rising=False, as_table=as_table)
    account_id = existing_list.latest(rises, falls)
    if account_id is not None:
        existing_account.show(account_id, shown, currency)
    else:
        st.caption(_("Choose an account to see its families and its order lines. New accounts are not among them."))


def _side(shown: Shown, currency: str, *, rising: bool, as_table: bool) -> str | None:
    rows = resources.kept(_moved, shown, rising=rising)
    title = _finding(rows, currency, rising=rising)
    key = "rising" if rising else "falling"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(title, help=_about(), width="stretch")
        query.show("account_families")
    if rows.is_empty():
        return None
    named = rows.with_columns(pl.Series("why", _reasons(rows, currency), dtype=pl.String))
    if as_table:
        columns = [*existing_bridge.columns(currency)[:5], Column("why", _("Because of"))]
        return existing_list.table_of(named, columns, key=key, title=title)
    figure = chart.changes(
        named.select(pl.col("account_id").alias("id"), pl.col("account_name").alias("name"), "why", "change"),
        axis=_("Change of revenue"),
        says=_("{name}: {change}. {why}"),
        money=lambda amount: signed_short_money(amount, currency),
        mode=picture.mode(),
    )
    return picture.show(figure, says=title, key=key, choose=True)


def _finding(rows: pl.DataFrame, currency: str, *, rising: bool) -> str:
    if rows.is_empty():
        return _("Nobody rises") if rising else _("Nobody falls")
    total = signed_short_money(rows["change"].sum(), currency)
    if rising:
        return _("Those that rise most: {total} together", total=total)
    return _("Those that fall most: {total} together", total=total)


def _about() -> str:
    return _(
        "Accounts that bought in the same months a year before, by the change of their revenue. Families are named "
        "that moved the way the account did, most first."
    )


def _reasons(rows: pl.DataFrame, currency: str) -> list[str]:
    """Which families explain each account: "Road Bikes +$120K, Helmets +$3K"."""
    return [
        ", ".join(
            _("{family} {change}", family=one["family"], change=signed_short_money(one["change"], currency))
            for one in families
        )
        for families in rows["families"].to_list()
    ]


def _moved(database: Database, shown: Shown, *, rising: bool) -> pl.DataFrame:
    """The accounts that moved most one way, with `families`: lists of family and change."""
    moves = (Move.EXPANSION,) if rising else (Move.CONTRACTION, Move.CHURN)
    most = existing_bridge.accounts(database, shown).filter(pl.col("move").is_in([one.value for one in moves]))
    few = most.head(_MOST)
    explained = bridge.explained(database, few, shown.period)
    lists = explained.group_by("account_id", maintain_order=True).agg(pl.struct("family", "change").alias("families"))
    return few.join(lists, on="account_id", how="left", maintain_order="left").with_columns(
        pl.col("families").fill_null([])
    )
