"""What the portfolio shows: limited to what, on which day, against which earlier day."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from kam_core.accounts.model import Filters
from kam_core.period import add_months, first_of_month, month_end
from kam_core.scoring import portfolio
from kam_core.store.database import Database
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import empty, pickers

EARLIEST = date(1990, 1, 1)
EVERYBODY = Filters()


@dataclass(frozen=True, slots=True)
class View:
    """One view of the portfolio; its `repr` is short and tells it from any other."""

    filters: Filters
    day: date
    compared_with: date


def choose() -> View:
    """The view that the address names; what is chosen here is written into it."""
    dates = resources.moments()
    filters = pickers.filters()
    compared_with = pickers.day(
        "since",
        _("Compared with"),
        a_year_before(dates.closed_through or dates.today),
        first=EARLIEST,
        last=dates.today,
    )
    view = View(filters, dates.today, compared_with)
    resources.scored(view.day, view.compared_with)
    return view


def a_year_before(closed_through: date) -> date:
    """The month end a year earlier."""
    return month_end(add_months(first_of_month(closed_through), -12))


def population(database: Database, view: View) -> pl.DataFrame:
    """The accounts of a view."""
    return portfolio.population(database, view.filters, view.day)


def say_empty(shown: View) -> None:
    """Say why there is nothing to show."""
    if shown.filters == EVERYBODY:
        empty.show(
            _("No accounts yet."),
            _("Load a file with your accounts and one with their orders."),
            screen="data.py",
            label=_("How to load"),
        )
    else:
        empty.show(_("No account fits these filters."), _("Take a filter away above."))
