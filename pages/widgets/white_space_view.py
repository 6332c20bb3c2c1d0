"""What the white space is shown of: accounts, families and a period; all of it is in the address."""

from dataclasses import dataclass, replace
from datetime import date

import polars as pl
import streamlit as st

from kam_core.accounts.model import MEMBER_KINDS, Filters
from kam_core.kpis.population import Rows
from kam_core.period import Period, trailing_year
from kam_core.scoring import portfolio
from kam_core.store.database import Database
from kam_core.text.words import _
from kam_core.whitespace import cells
from kam_core.whitespace.lines import buyers
from pages.session import resources
from pages.widgets import empty, pages_of, pickers

# At most so many accounts and families stand beside each other.
ACCOUNTS, FAMILIES = 30, 20


@dataclass(frozen=True, slots=True)
class Shown:
    """Whose white space, on which day, of the twelve months to `closed`; its `repr` tells it from any other."""

    filters: Filters
    day: date
    closed: date

    @property
    def period(self) -> Period:
        """The twelve months."""
        return trailing_year(self.closed)


@dataclass(frozen=True, slots=True)
class Page:
    """Which of the accounts, from the largest on, and how many there are on all pages."""

    first_row: int
    total: int


def choose() -> Shown | None:
    """What the address names; what is chosen here is written into it. Null, and said: no month is closed yet."""
    dates = resources.moments()
    closed = dates.closed_on(dates.today)
    if closed is None:
        empty.show(
            _("No month is closed yet."),
            _("Load order lines of at least twelve months."),
            screen="data.py",
            label=_("How to load"),
        )
        return None
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        filters = pickers.filters()
        pickers.mine()
        everybody = pickers.switch("all", _("All accounts"), about=_("Not only key accounts."))
    resources.scored(dates.today, dates.today)
    shown = Shown(filters, dates.today, closed)
    listed = replace(shown, filters=replace(filters, kinds=MEMBER_KINDS))
    # Where nobody is on the list, all are worth a look.
    if everybody or filters.kinds or resources.kept(population, listed).is_empty():
        return shown
    return listed


def fits(shown: Shown) -> bool:
    """Whether there is any account and family to show; says what to do where there is none."""
    if resources.kept(population, shown).is_empty():
        empty.nothing_fits()
        return False
    if resources.kept(families, shown).is_empty():
        empty.show(
            _("Nobody bought anything yet."),
            _("Load products with their families, and order lines."),
            screen="data.py",
            label=_("How to load"),
        )
        return False
    return True


def page(shown: Shown) -> Page:
    """The page of accounts that is looked at."""
    total = resources.kept(population, shown).height
    first = pages_of.first_row(total, ACCOUNTS, key="white_space_accounts", says=_("accounts, by revenue"))
    return Page(first, total)


def population(database: Database, shown: Shown) -> pl.DataFrame:
    """The accounts that are chosen: one column `account_id`."""
    return portfolio.population(database, shown.filters, shown.day)


def buyers_of(database: Database, shown: Shown) -> pl.DataFrame:
    """Those of them that ever ordered, whom the cards count: one column `account_id`."""
    return buyers(database, shown.period.until, Rows.CHOSEN, population(database, shown))


def families(database: Database, shown: Shown) -> pl.DataFrame:
    """What there is to buy, the largest first."""
    return cells.families(database, shown.period)


def accounts_of(database: Database, shown: Shown, first_row: int) -> pl.DataFrame:
    """A page of accounts, the largest first: one column `account_id`."""
    there = cells.accounts(database, population(database, shown), shown.period, rows=ACCOUNTS, skipped=first_row)
    return there.select("account_id")


def of_page(database: Database, shown: Shown, first_row: int) -> pl.DataFrame:
    """The cells of a page of accounts, the largest accounts and families first.

    Returns:
        As `cells.cells`, and `cell`: what names it in an address.
    """
    accounts = accounts_of(database, shown, first_row).with_row_index("account_place")
    places = families(database, shown).select("family").with_row_index("family_place")
    found = cells.cells(database, accounts, shown.period)
    return (
        found.join(accounts, on="account_id")
        .join(places, on="family")
        .sort("account_place", "family_place")
        .with_columns(cell=pl.concat_str("account_id", "family", separator="/"))
    )
