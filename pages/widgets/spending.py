"""What an account got that an ordinary customer would not, by year."""

import polars as pl
import streamlit as st

from kam_core.plans import choices
from kam_core.plans.investments import against_margin, by_year_and_kind
from kam_core.text.words import _
from pages.widgets import download, table
from pages.widgets.table import As, Column


def show(investments: pl.DataFrame, bought: pl.DataFrame, currency: str) -> None:
    """Money and hours a year, beside what the account left us in it, and by kind; what has no day stands last.

    Args:
        investments: as the list has them.
        bought: as `revenue.by_year` returns it.
        currency: the base currency.
    """
    _against_margin(investments, bought, currency)
    _by_kind(investments, currency)


def _against_margin(investments: pl.DataFrame, bought: pl.DataFrame, currency: str) -> None:
    title = _("Investments against margin")
    columns = [
        Column("year", _("Year"), help=_("Empty: no date was given.")),
        Column("amount", _("Amount ({currency})", currency=currency), As.MONEY),
        Column("hours", _("Hours"), As.DECIMAL),
        Column("margin", _("Margin ({currency})", currency=currency), As.MONEY, help=_("Revenue less cost of goods.")),
        Column("share", _("Amount of margin"), As.PERCENT, help=_("Empty without a margin above zero.")),
    ]
    st.caption(title)
    table.show(against_margin(investments, bought), columns, key="spending_margin", says=title, whole=True)


def _by_kind(investments: pl.DataFrame, currency: str) -> None:
    sums = by_year_and_kind(investments)
    title = _("Investments by year and kind")
    columns = [
        Column("year", _("Year"), help=_("Empty: no date was given.")),
        Column("kind", _("Kind"), words={code: _(label) for code, label in choices.INVESTMENTS.items()}),
        Column("amount", _("Amount ({currency})", currency=currency), As.MONEY),
        Column("hours", _("Hours"), As.DECIMAL),
    ]
    st.caption(title)
    table.show(sums, columns, key="spending", says=title, whole=sums.height < 20)
    download.buttons(lambda: sums, title=title, key="spending")
