"""What an account buys of each product family."""

from datetime import date

import polars as pl
import streamlit as st

from kam_core.accounts.model import AccountId
from kam_core.charts import revenue as chart
from kam_core.revenue import queries as revenue
from kam_core.text.numbers import day as day_words
from kam_core.text.numbers import short_money
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import download, picture, table
from pages.widgets.table import As, Column

_DRAWN = 9


def show(account_id: AccountId, closed_through: date, currency: str, *, as_table: bool) -> None:
    """The largest families as bars, or all as a table."""
    title = _("Product families, 12 months")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(title, width="content")
    families = resources.kept(revenue.by_family, account_id, closed_through)
    drawn = families.filter((pl.col("revenue") != 0) | (pl.col("revenue_before") != 0)).head(_DRAWN)
    if as_table:
        table.show(families, _columns(currency), key="families", says=title)
    elif drawn.is_empty():
        st.caption(_("It bought nothing in the 24 months to {day}.", day=day_words(closed_through)))
    else:
        picture.show(
            chart.by_family(
                drawn,
                now=_("Last 12 months"),
                before=_("12 months before"),
                says=_("{family}: {revenue}, before {before}, margin {margin}"),
                money=lambda amount: short_money(amount, currency),
                mode=picture.mode(),
            ),
            says=_("Revenue of the largest product families, and where they were a year ago"),
            key="families_picture",
        )
    with st.container(horizontal=True, vertical_alignment="center"):
        if not as_table and families.height > drawn.height > 0:
            st.caption(_("The {drawn} largest of {all}.", drawn=drawn.height, all=families.height), width="stretch")
        download.buttons(lambda: families, title=title, key="families")


def _columns(currency: str) -> list[Column]:
    return [
        Column("family", _("Family")),
        Column("revenue", _("12 months ({currency})", currency=currency), As.MONEY),
        Column("revenue_before", _("Before ({currency})", currency=currency), As.MONEY),
        Column("change", _("Change"), As.PERCENT),
        Column("margin", _("Margin ({currency})", currency=currency), As.MONEY),
        Column("last_order_date", _("Last order"), As.DAY),
    ]
