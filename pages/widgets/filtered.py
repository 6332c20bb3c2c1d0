"""Which accounts a screen shows, where nothing is compared with an earlier day."""

from dataclasses import dataclass
from datetime import date

import polars as pl
import streamlit as st

from kam_core.accounts.model import Filters
from kam_core.scoring import portfolio
from kam_core.store.database import Database
from pages.session import resources
from pages.widgets import empty, pickers, view


@dataclass(frozen=True, slots=True)
class Shown:
    """Which accounts, on which day; its `repr` is short and tells it from any other."""

    filters: Filters
    day: date

    @property
    def is_all(self) -> bool:
        """Whether nothing limits it."""
        return self.filters == view.EVERYBODY


def choose() -> Shown:
    """What the address names; what is chosen here is written into it."""
    dates = resources.moments()
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        filters = pickers.filters()
        pickers.mine()
    resources.scored(dates.today, dates.year_before)
    return Shown(filters, dates.today)


def population(database: Database, shown: Shown) -> pl.DataFrame:
    """The accounts that are shown: one column, `account_id`."""
    return portfolio.population(database, shown.filters, shown.day)


def limited(database: Database, shown: Shown) -> pl.DataFrame | None:
    """The same; null for all accounts."""
    return None if shown.is_all else population(database, shown)


def fits(shown: Shown) -> bool:
    """Whether any account fits the filters; says what to do where none does."""
    if not resources.kept(population, shown).is_empty():
        return True
    empty.nothing_fits()
    return False
