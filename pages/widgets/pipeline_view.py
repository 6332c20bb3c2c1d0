"""Whose deals and contracts are shown."""

from dataclasses import dataclass
from datetime import date

import polars as pl
import streamlit as st

from kam_core.accounts.model import Filters
from kam_core.ingest import loads
from kam_core.kpis.facts import window_end
from kam_core.scoring import portfolio
from kam_core.store.database import Database
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import empty, mark, pickers

_KINDS = frozenset(("opportunities", "contracts"))
_EVERYBODY = Filters()


@dataclass(frozen=True, slots=True)
class Shown:
    """Which accounts, on which day; its `repr` is short and tells it from any other."""

    filters: Filters
    day: date

    @property
    def is_all(self) -> bool:
        """Whether nothing limits it: then deals without an account count too."""
        return self.filters == _EVERYBODY


def choose() -> Shown:
    """What the address names; what is chosen here is written into it."""
    dates = resources.moments()
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        filters = pickers.filters()
        pickers.mine()
    resources.scored(dates.today, dates.year_before)
    return Shown(filters, dates.today)


def population(database: Database, shown: Shown) -> pl.DataFrame:
    """The accounts that are shown."""
    return portfolio.population(database, shown.filters, shown.day)


def limited(database: Database, shown: Shown) -> pl.DataFrame | None:
    """The same; null for all accounts."""
    return None if shown.is_all else population(database, shown)


def closed() -> date:
    """The month end to which deals count as decided."""
    return window_end(resources.moments(), resources.moments().today)


def has_any() -> bool:
    """Whether any deal or contract is loaded; says what to do where none is."""
    if not _KINDS.isdisjoint(resources.kept(loads.by_kind)["kind"]):
        return True
    empty.show(
        _("No deals and no contracts yet."),
        _("Load a file of opportunities or of contracts."),
        screen="imports.py",
        label=_("Import"),
    )
    return False


def heading(words: str, kind: str) -> None:
    """A header over figures of one kind of file, marked where any of them was made up for the demo."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(words, width="content")
        known = resources.kept(loads.by_kind).filter(kind=kind)
        if known["illustrative_rows"].sum():
            mark.illustrative()


def fits(shown: Shown) -> bool:
    """Whether any account fits the filters; says what to do where none does."""
    if not resources.kept(population, shown).is_empty():
        return True
    empty.show(_("No account fits these filters."), _("Take a filter away above."))
    return False
