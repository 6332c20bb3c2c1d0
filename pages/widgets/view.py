"""What the portfolio shows: limited to what, on which day, against which earlier day."""

from dataclasses import dataclass, replace
from datetime import date

import polars as pl
import streamlit as st

from kam_core.accounts.model import Filters, Kind
from kam_core.scoring import measures, portfolio
from kam_core.store.database import Database
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import empty, pickers

EARLIEST = date(1990, 1, 1)
EVERYBODY = Filters()
_ON_THE_LIST = (Kind.EXISTING, Kind.EMERGING, Kind.CANDIDATE)


@dataclass(frozen=True, slots=True)
class View:
    """One view of the portfolio; its `repr` is short and tells it from any other.

    `drawn` limits the matrix and its table further than `filters` limits the figures: to key accounts and candidates,
    unless somebody asks for all accounts or for a kind.
    """

    filters: Filters
    drawn: Filters
    day: date
    compared_with: date


def choose() -> View:
    """The view that the address names; what is chosen here is written into it."""
    dates = resources.moments()
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        filters = pickers.filters()
        compared_with = pickers.day(
            "since",
            _("Compared with"),
            dates.year_before,
            first=EARLIEST,
            last=dates.today,
        )
        pickers.mine()
        everybody = pickers.switch("all", _("All accounts"), about=_("Not only key accounts and candidates."))
    resources.scored(dates.today, compared_with)
    listed = View(filters, replace(filters, kinds=_ON_THE_LIST), dates.today, compared_with)
    # Where nobody is on the list or proposed for it, all are worth a look.
    if everybody or filters.kinds or resources.kept(drawn, listed).is_empty():
        return replace(listed, drawn=filters)
    return listed


def population(database: Database, shown: View) -> pl.DataFrame:
    """The accounts that the figures of a view are about."""
    return portfolio.population(database, shown.filters, shown.day)


def drawn(database: Database, shown: View) -> pl.DataFrame:
    """The accounts that its matrix draws and its table lists."""
    return portfolio.population(database, shown.drawn, shown.day)


def positions(database: Database, shown: View) -> pl.DataFrame:
    """Where the accounts that are drawn stand, and stood."""
    return portfolio.positions(database, shown.drawn, shown.day, shown.compared_with)


def has_accounts() -> bool:
    """Whether there is any account to look at; says what to do where there is none."""
    if not resources.kept(measures.everybody).is_empty():
        return True
    empty.show(
        _("No accounts yet."),
        _("Load a file with your accounts and one with their orders."),
        screen="data.py",
        label=_("How to load"),
    )
    return False


def fits(shown: View) -> bool:
    """Whether any account fits the filters; says what to do where none does."""
    if not resources.kept(population, shown).is_empty():
        return True
    empty.nothing_fits()
    return False
