"""Whose admissions to the list are looked at, and what is missing where nothing can be."""

from dataclasses import dataclass
from datetime import date

import polars as pl
import streamlit as st

from kam_core.accounts.model import Filters
from kam_core.programme import windows
from kam_core.programme.comparison import Comparison, Year, compared
from kam_core.store.database import Database
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import empty, filtered, mark, query
from pages.widgets.filtered import Shown


@dataclass(frozen=True, slots=True)
class Known:
    """Which accounts, on which day, with orders closed through when; its `repr` is short and tells it from others."""

    filters: Filters
    day: date
    closed_through: date

    @property
    def shown(self) -> Shown:
        """The same without when orders are closed."""
        return Shown(self.filters, self.day)


def choose() -> Shown:
    """What the address names; what is chosen here is written into it."""
    return filtered.choose()


def ready(shown: Shown) -> Known | None:
    """What can be looked at; null, and said so, where nobody was ever on the list, or nothing was ordered."""
    closed_through = resources.moments().closed_through
    if closed_through is None:
        empty.no_order_lines()
        return None
    known = Known(shown.filters, shown.day, closed_through)
    every = resources.kept(admitted, known)
    if every.is_empty():
        _nobody(shown)
        return None
    if every["illustrative"].any():
        st.warning(
            _(
                "The list of key accounts was made up for the demo: what follows shows the "
                "method only, not that a programme paid."
            ),
            icon=":material/science:",
        )
    return known


def heading(words: str, about: str, statement: str, *, illustrative: bool) -> None:
    """A header with what it rests on and its statement, marked where a membership behind it was made up."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(words, help=about, width="content")
        if illustrative:
            mark.illustrative()
        query.show(statement, "programme")


def comparison(database: Database, known: Known, year: Year) -> Comparison:
    """Those that were admitted, beside their controls."""
    population = filtered.limited(database, known.shown)
    return compared(database, population, known.day, known.closed_through, year)


def admitted(database: Database, known: Known) -> pl.DataFrame:
    """Who of them was ever on the list, as `windows.admissions` returns them."""
    return windows.admissions(database, filtered.limited(database, known.shown), known.day)


def _nobody(shown: Shown) -> None:
    if shown.is_all:
        empty.show(
            _("Nobody was ever on the list of key accounts."),
            _("Admit accounts first: what they bought before is kept, and a year later their growth can be compared."),
            screen="selection.py",
            label=_("Selection"),
        )
    else:
        empty.show(_("No account that was ever key fits these filters."), _("Take a filter away above."))
