"""Deals: open by stage, won by type, one by one, and those whose close date was put off."""

from datetime import date

import polars as pl
import streamlit as st

from kam_core.accounts.model import AccountId
from kam_core.charts import pipeline as chart
from kam_core.pipeline import deals
from kam_core.pipeline.deals import By
from kam_core.store.database import Database
from kam_core.text.numbers import day, number, percent, short_money
from kam_core.text.words import _, ngettext
from pages.session import link, resources
from pages.widgets import download, filtered, pickers, picture, pipeline_view, table
from pages.widgets.filtered import Shown
from pages.widgets.table import As, Column

_KIND = "opportunities"
# More marks than this push everything else off the screen.
_DRAWN = 10


def stages(shown: Shown, currency: str) -> None:
    """What is open at which stage."""
    pipeline_view.heading(_("Open deals by stage"), _KIND)
    found = resources.kept(_open, shown)
    if found.is_empty():
        st.caption(_("No deal is open."))
        return
    rows = deals.stages(found)
    figure = chart.stages(
        rows,
        amount=_("Amount"),
        weighted=_("By probability"),
        says=_("{stage}: {deals} deals, {amount}, {weighted} by probability ({probability} on average)"),
        money=lambda amount: short_money(amount, currency),
        mode=picture.mode(),
    )
    says = _("Open deals by stage: {n} deals at {stages} stages", n=number(found.height), stages=number(rows.height))
    picture.show(figure, says=says, key="pipeline_stages")
    unpriced = found["amount"].null_count()
    listed = _("As the list of {day} says.", day=day(found.select(pl.col("snapshot_on").max()).item()))
    if unpriced:
        listed += " " + ngettext("{n} deal has no amount.", "{n} deals have no amount.", unpriced)
    st.caption(listed)


def win_rates(shown: Shown, currency: str) -> None:
    """What is won of what is decided, by type of deal or by who sells."""
    pipeline_view.heading(_("Won of what was decided"), _KIND)
    offered: dict[str, str] = {
        By.TYPE: _("Type"),
        By.REGION: _("Seller's region"),
        By.SELLER: _("Seller"),
        By.FAMILY: _("Product family"),
    }
    by = By(pickers.one("won_by", _("By"), offered))
    closed = pipeline_view.closed()
    rows = resources.kept(_rates, shown, closed, by)
    if rows.is_empty():
        st.caption(_("No deal was won or lost in twelve months."))
        return
    best, drawn = rows.row(0, named=True), rows.head(_DRAWN)
    figure = chart.win_rates(
        drawn,
        not_said=_("Not said"),
        rate=_("Deals won of deals decided"),
        says=_("{name}: {won} of {decided} won, {rate}; between {low} and {high} with 95% confidence"),
        mode=picture.mode(),
    )
    title = _("Win rate: {by}", by=offered[by])
    says = _("{title}; of {name}: {rate}", title=title, name=best["name"] or "—", rate=percent(best["rate"], 0))
    picture.show(figure, says=says, key="pipeline_rates")
    st.caption(_("Twelve months to {day}. Lines: where the rate lies with 95% confidence.", day=day(closed)))
    if drawn.height < rows.height:
        st.caption(_("The {n} with the most deals; all {all} are in the table.", n=_DRAWN, all=number(rows.height)))
    with st.expander(_("As a table")):
        table.show(rows, _rate_columns(offered[by], currency), key="pipeline_rate_rows", says=title, whole=True)
        download.buttons(lambda: rows, title=title, key="pipeline_rate_rows")


def show(shown: Shown, currency: str) -> None:
    """Every open deal; choosing one opens its account."""
    _list(resources.kept(_open, shown), currency, title=_("Open deals"), none=_("No deal is open."), key="deals")


def slipped(shown: Shown, currency: str) -> None:
    """Those whose close date moved, the most often first."""
    found = resources.kept(_open, shown).filter((pl.col("postponed") > 0) | pl.col("overdue"))
    none = _("No close date moved from one list to the next, and none is past.")
    order = found.sort("postponed", "days_postponed", descending=True)
    _list(order, currency, title=_("Deals put off"), none=none, key="slipped")


def _list(rows: pl.DataFrame, currency: str, *, title: str, none: str, key: str) -> None:
    if rows.is_empty():
        st.caption(none)
        return
    chosen = table.show(rows, _columns(currency), key=f"pipeline_{key}", says=title, chosen_by="account_id")
    download.buttons(lambda: rows, title=title, key=f"pipeline_{key}")
    if chosen and chosen in set(rows.drop_nulls("account_name")["account_id"]):
        link.open_account(AccountId(chosen))


def _open(database: Database, shown: Shown) -> pl.DataFrame:
    return deals.open_deals(database, filtered.limited(database, shown), shown.day)


def _rates(database: Database, shown: Shown, closed: date, by: By) -> pl.DataFrame:
    return deals.win_rates(database, filtered.limited(database, shown), closed, by)


def _columns(currency: str) -> list[Column]:
    return [
        Column("opportunity_name", _("Deal"), pinned=True),
        Column("account_name", _("Account")),
        Column("stage", _("Stage")),
        Column("amount", _("Amount ({currency})", currency=currency), As.MONEY),
        Column("probability", _("Probability"), As.PERCENT),
        Column("weighted", _("By probability ({currency})", currency=currency), As.MONEY),
        Column("close_on", _("Closes on"), As.DAY),
        Column("overdue", _("Past"), As.YES_NO, _("Whether the close date is past.")),
        Column("postponed", _("Put off"), As.COUNT, _("How often a later list gave a later close date.")),
        Column("days_postponed", _("By days"), As.COUNT),
        Column("opportunity_type", _("Type")),
        Column("owner_name", _("Owner")),
    ]


def _rate_columns(by: str, currency: str) -> list[Column]:
    return [
        Column("name", by),
        Column("won", _("Won"), As.COUNT),
        Column("lost", _("Lost"), As.COUNT),
        Column("rate", _("Win rate"), As.PERCENT),
        Column("low", _("At least"), As.PERCENT, _("With 95% confidence (Wilson's interval).")),
        Column("high", _("At most"), As.PERCENT, _("With 95% confidence (Wilson's interval).")),
        Column("won_amount", _("Won ({currency})", currency=currency), As.MONEY),
        Column("lost_amount", _("Lost ({currency})", currency=currency), As.MONEY),
        Column("rate_by_amount", _("Win rate by amount"), As.PERCENT),
        Column("cycle_days", _("Days to win"), As.COUNT, _("Half of the deals won took longer.")),
    ]
