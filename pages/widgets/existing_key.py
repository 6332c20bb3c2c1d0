"""Key accounts beside all others: does what we do for them show?"""

from dataclasses import dataclass, replace

import polars as pl
import streamlit as st

from kam_core.accounts import membership
from kam_core.accounts.model import MEMBER_KINDS
from kam_core.kpis import catalogue
from kam_core.kpis import portfolio as kpis_of
from kam_core.kpis.model import KpiValue, Unit
from kam_core.kpis.wording import shown as written
from kam_core.kpis.wording import shown_change
from kam_core.scoring import portfolio
from kam_core.store.database import Database
from kam_core.text.numbers import number
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import download, mark, table
from pages.widgets.existing_view import Shown
from pages.widgets.table import Column

_COMPARED = (
    "rev_ttm",
    "active_accounts",
    "rev_yoy",
    "nrr",
    "grr",
    "grr_by_family",
    "cross_sold",
    "logo_retention",
    "gross_margin_ratio",
    "loss_accounts",
    "silent_accounts",
    "effective_accounts",
)


@dataclass(frozen=True, slots=True)
class Side:
    """The KPIs of one of both groups, and how many accounts are in it."""

    accounts: int
    values: tuple[KpiValue, ...]
    illustrative: bool


def show(shown: Shown, currency: str) -> None:
    """The same KPIs of both, and on how many accounts they rest."""
    key, others = resources.kept(_both, shown)
    if not key.accounts or not others.accounts:
        st.caption(_("There are no key accounts here, or no others, to compare."))
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(_finding(key, others), help=_about(), width="content")
        if key.illustrative:
            mark.illustrative()
    rows = _rows(key, others, currency)
    columns = [
        Column("name", _("KPI"), pinned=True),
        Column("key", _("Key accounts · {n}", n=number(key.accounts))),
        Column("key_change", _("Change in a year")),
        Column("others", _("Others · {n}", n=number(others.accounts))),
        Column("others_change", _("Their change")),
        Column("formula", _("Formula")),
    ]
    table.show(rows, columns, key="key_and_others", says=_("Key accounts beside others"), whole=True)
    download.buttons(lambda: rows, title=_("Key accounts beside others"), key="key_and_others")
    st.caption(_("A difference is no proof: key accounts were chosen because they were large or growing already."))


def _finding(key: Side, others: Side) -> str:
    ours, theirs = (_by_code(side)["nrr"].value for side in (key, others))
    if ours is None or theirs is None:
        return _("Key accounts beside others")
    return _(
        "Key accounts keep {ours} of their revenue, others {theirs}",
        ours=written(ours, Unit.RATIO, ""),
        theirs=written(theirs, Unit.RATIO, ""),
    )


def _about() -> str:
    return _("Key accounts are those on the list today, with all of their years. All figures are of trailing years.")


def _rows(key: Side, others: Side, currency: str) -> pl.DataFrame:
    rows = [
        {
            "name": _(mine.kpi.name),
            "key": written(mine.value, mine.kpi.unit, currency),
            "key_change": shown_change(mine, currency),
            "others": written(theirs.value, theirs.kpi.unit, currency),
            "others_change": shown_change(theirs, currency),
            "formula": _(mine.kpi.formula),
        }
        for mine, theirs in zip(key.values, others.values, strict=True)
    ]
    return pl.DataFrame(rows)


def _by_code(side: Side) -> dict[str, KpiValue]:
    return {value.kpi.code: value for value in side.values}


def _both(database: Database, shown: Shown) -> tuple[Side, Side]:
    listed = portfolio.population(database, replace(shown.filters, kinds=MEMBER_KINDS), shown.today)
    everybody = portfolio.population(database, shown.filters, shown.today)
    key = everybody.join(listed, on="account_id", how="semi")
    others = everybody.join(listed, on="account_id", how="anti")
    illustrative = bool(membership.members(database, shown.today)["illustrative"].any())
    return _side(database, key, shown, illustrative=illustrative), _side(
        database, others, shown, illustrative=illustrative
    )


def _side(database: Database, accounts: pl.DataFrame, shown: Shown, *, illustrative: bool) -> Side:
    values = kpis_of.strip(database, accounts, shown.today, catalogue.chosen(*_COMPARED))
    return Side(accounts.height, tuple(values), illustrative)
