"""Which existing customers are shown, over which months; all of it is in the address."""

from dataclasses import dataclass
from datetime import date

import polars as pl
import streamlit as st

from kam_core.accounts.model import Filters
from kam_core.kpis import bridge, catalogue
from kam_core.kpis import portfolio as kpis_of
from kam_core.kpis.model import KpiValue
from kam_core.period import Period, add_months, last_closed_quarter_end, trailing_year
from kam_core.scoring import portfolio
from kam_core.store.database import Database
from kam_core.text.numbers import day, month
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import empty, kpi_strip, pickers, view

_CARDS = (
    "nrr",
    "grr",
    "grr_by_family",
    "cross_sold",
    "logo_retention",
    "silent_accounts",
    "loss_accounts",
    "profit_lost",
)


@dataclass(frozen=True, slots=True)
class Shown:
    """Whose figures, on which day, and the months that are compared with the same a year before.

    Its `repr` is short and tells it from any other.
    """

    filters: Filters
    today: date
    closed_through: date
    period: Period


def choose() -> Shown | None:
    """What the address names; what is chosen here is written into it. Null, and said so, where there is nothing."""
    dates = resources.moments()
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        filters = pickers.filters()
        pickers.mine()
    if dates.closed_through is None:
        empty.no_order_lines()
        return None
    resources.scored(dates.today, dates.year_before)
    shown = Shown(filters, dates.today, dates.closed_through, _period(dates.closed_through))
    if filters != view.EVERYBODY and resources.kept(_limited, shown).is_empty():
        empty.nothing_fits()
        return None
    return shown


def _period(closed_through: date) -> Period:
    """The last twelve closed months, or the last closed quarter."""
    quarter_end = last_closed_quarter_end(closed_through)
    periods = {
        "year": trailing_year(closed_through),
        "quarter": Period(add_months(quarter_end, -2), add_months(quarter_end, 1)),
    }
    offered = {"year": _("Last 12 months"), "quarter": _("Last closed quarter")}
    return periods[pickers.one("period", _("Period"), offered)]


def months(period: Period) -> str:
    """Which months a period is: "Dec 2012 to Nov 2013"."""
    return _("{first} to {last}", first=month(period.first), last=month(add_months(period.until, -1)))


def population(database: Database, shown: Shown) -> pl.DataFrame | None:
    """The accounts that are shown; null for all."""
    return None if shown.filters == view.EVERYBODY else _limited(database, shown)


def _limited(database: Database, shown: Shown) -> pl.DataFrame:
    return portfolio.population(database, shown.filters, shown.today)


def reaches_back(shown: Shown) -> bool:
    """Whether there is a year before to compare with; says what is missing where there is none."""
    if resources.kept(bridge.reaches_back, shown.period):
        return True
    before = shown.period.back(12)
    empty.show(
        _("There is no year before to compare with."),
        _("It would take the orders from {day} on: load an older file of order lines.", day=day(before.first)),
        screen="imports.py",
        label=_("Load a file"),
    )
    return False


def kpis(shown: Shown, currency: str) -> None:
    """One card a KPI, over twelve months whatever the period is."""
    kpi_strip.show(resources.kept(values, shown, _CARDS), currency)


def values(database: Database, shown: Shown, codes: tuple[str, ...]) -> list[KpiValue]:
    """Some KPIs of the accounts that are shown."""
    return kpis_of.strip(database, population(database, shown), shown.today, catalogue.chosen(*codes))
