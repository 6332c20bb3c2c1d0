"""Contracts that end: month by month, and one by one with what they lack."""

import polars as pl
import streamlit as st

from kam_core.accounts.model import AccountId
from kam_core.charts import pipeline as chart
from kam_core.pipeline import contracts
from kam_core.pipeline.contracts import Lacks
from kam_core.store.database import Database
from kam_core.text.numbers import number, short_money
from kam_core.text.words import _, ngettext
from pages.session import link, resources
from pages.widgets import download, filtered, picture, pipeline_view, table
from pages.widgets.filtered import Shown
from pages.widgets.table import As, Column

_MONTHS = 12


def calendar(shown: Shown, currency: str) -> None:
    """The value that is decided on in each of the next months."""
    pipeline_view.heading(_("Contracts to be decided on, by month"), "contracts")
    found = resources.kept_with_plans(_renewals, shown)
    if found.is_empty():
        st.caption(_("No contract ends from today on."))
        return
    figure = chart.renewals(
        contracts.by_month(found, shown.day, _MONTHS),
        words={"seen": _("Owner and plan"), "unseen": _("Without owner or plan")},
        says=_("{month}: {contracts} contracts, {value}; {unseen} of it without owner or plan"),
        money=lambda amount: short_money(amount, currency),
        mode=picture.mode(),
    )
    picture.show(figure, says=_finding(found), key="pipeline_renewals")
    st.caption(f"{_finding(found)} {_('By the notice day; by the end where notice is past or unknown.')}")


def _finding(found: pl.DataFrame) -> str:
    lacking = found["lacks"].count()
    ahead = ngettext(
        "{n} contract ends and is not renewed yet.", "{n} contracts end and are not renewed yet.", found.height
    )
    if not lacking:
        return ahead
    nobody = ngettext("{n} of them has no owner or no plan.", "{n} of them have no owner or no plan.", lacking)
    return f"{ahead} {nobody}"


def show(shown: Shown, currency: str) -> None:
    """Every contract that ends; choosing one opens its account."""
    rows, title = resources.kept_with_plans(_renewals, shown), _("Contracts that end")
    if rows.is_empty():
        st.caption(_("No contract ends from today on."))
        return
    lacking = {
        Lacks.OWNER.value: _("An owner"),
        Lacks.PLAN.value: _("A plan"),
        Lacks.BOTH.value: _("An owner and a plan"),
    }
    columns = [
        Column("account_name", _("Account"), pinned=True),
        Column("contract_id", _("Contract")),
        Column("value", _("Value ({currency})", currency=currency), As.MONEY),
        Column("decided_by", _("Decided by"), As.DAY, _("The notice day; the end where notice is past or unknown.")),
        Column("notice_on", _("Notice"), As.DAY),
        Column("notice_over", _("Notice is past"), As.YES_NO),
        Column("end_on", _("End"), As.DAY),
        Column("owner_name", _("Manager")),
        Column("lacks", _("Lacks"), words=lacking),
    ]
    says = _("{n} contracts that end", n=number(rows.height))
    chosen = table.show(rows, columns, key="pipeline_contracts", says=says, chosen_by="account_id")
    download.buttons(lambda: rows, title=title, key="pipeline_contracts")
    if chosen:
        link.open_account(AccountId(chosen))


def _renewals(database: Database, shown: Shown) -> pl.DataFrame:
    return contracts.renewals(database, filtered.population(database, shown), shown.day)
