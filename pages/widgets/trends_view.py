"""Whose KPIs are shown over time, in which steps, beside what; all of it is in the address."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Concatenate, ParamSpec, TypeVar

import polars as pl
import streamlit as st

from kam_core.accounts import queries
from kam_core.accounts.model import AccountId, Filters
from kam_core.kpis.trend import Step
from kam_core.scoring import portfolio
from kam_core.store.database import Database
from kam_core.text.plain import plain
from kam_core.text.words import _
from pages.session import link, resources
from pages.widgets import empty, pickers, themes_read, view

P = ParamSpec("P")
T = TypeVar("T")

_ACCOUNT = "of"


@dataclass(frozen=True, slots=True)
class Shown:
    """Whose figures: one account's, or those of the accounts that fit; its `repr` is short and tells it from others.

    `themes` limits to the key accounts and candidates for which one of these comes first today; empty limits nothing.
    """

    filters: Filters
    account_id: AccountId | None
    account_name: str
    today: date
    closed_through: date
    step: Step
    themes: tuple[str, ...] = ()

    @property
    def is_everybody(self) -> bool:
        """Whether nothing limits it."""
        return self.account_id is None and self.filters == view.EVERYBODY and not self.themes


def choose() -> Shown | None:
    """What the address names; what is chosen here is written into it. Null, and said so, where there is nothing.

    Raises:
        UnknownAccountError: the address names an account that nobody knows.
    """
    dates = resources.moments()
    named = link.only(_ACCOUNT)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        filters = view.EVERYBODY if named else pickers.filters()
        themes = () if named else pickers.many("theme", _("Theme"), themes_read.words())
        pickers.find_account("trend_account", _choose_account)
        if named:
            st.button(
                _("All accounts"),
                key="trend_all",
                type="tertiary",
                icon=":material/close:",
                on_click=link.choose,
                args=(_ACCOUNT, ()),
            )
    if dates.closed_through is None:
        empty.no_order_lines()
        return None
    account = queries.account(resources.database(), AccountId(named)) if named else None
    if account:
        st.markdown(_("Only {account}", account=plain(account.name)))
    resources.scored(dates.today, dates.year_before)
    step = Step(pickers.one("step", _("Points"), {Step.MONTH: _("Months"), Step.QUARTER: _("Quarters")}))
    shown = Shown(
        filters,
        account.id if account else None,
        account.name if account else "",
        dates.today,
        dates.closed_through,
        step,
        themes,
    )
    return shown if _fits(shown) else None


def _choose_account(account_id: AccountId) -> None:
    link.choose(_ACCOUNT, (account_id,))
    st.rerun()


def _fits(shown: Shown) -> bool:
    accounts = kept(population, shown)
    if accounts is None or not accounts.is_empty():
        return True
    empty.nothing_fits()
    return False


def population(database: Database, shown: Shown) -> pl.DataFrame | None:
    """The accounts that are shown; null for all."""
    if shown.account_id:
        return pl.DataFrame({"account_id": [shown.account_id]})
    if shown.is_everybody:
        return None
    accounts = portfolio.population(database, shown.filters, shown.today)
    if not shown.themes:
        return accounts
    first = resources.kept_with_plans(themes_read.of_all, shown.today)
    return accounts.join(first.filter(pl.col("primary").is_in(shown.themes)), on="account_id", how="semi")


def kept(query: Callable[Concatenate[Database, Shown, P], T], shown: Shown, *args: P.args, **kwargs: P.kwargs) -> T:
    """As `resources.kept`; as `kept_with_plans` where plans say which accounts are shown."""
    if shown.themes:
        return resources.kept_with_plans(query, shown, *args, **kwargs)
    return resources.kept(query, shown, *args, **kwargs)
