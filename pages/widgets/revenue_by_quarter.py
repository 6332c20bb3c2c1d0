"""What an account bought by quarter, beside its target."""

from datetime import date

import polars as pl
import streamlit as st

from kam_core.accounts.company import company
from kam_core.accounts.model import AccountId
from kam_core.charts import revenue as chart
from kam_core.period import JANUARY
from kam_core.revenue import queries as revenue
from kam_core.text.numbers import short_money
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import download, mark, picture, table
from pages.widgets.table import As, Column


def read(account_id: AccountId, closed_through: date) -> pl.DataFrame:
    """The quarters of the company's year, as `revenue.by_quarter` returns them."""
    return resources.kept(revenue.by_quarter, account_id, closed_through, _year_start())


def show(account_id: AccountId, closed_through: date, currency: str, *, as_table: bool) -> None:
    """The quarters as bars, or as a table."""
    starts = _year_start()
    title = _("Revenue and margin by quarter") if starts == JANUARY else _("Revenue and margin by fiscal quarter")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(title, width="content")
        if resources.kept(revenue.has_illustrative_targets, account_id):
            mark.illustrative()
    quarters = read(account_id, closed_through)
    if as_table:
        table.show(quarters, _columns(currency), key="quarters", says=title)
    else:
        picture.show(
            chart.by_quarter(
                quarters,
                revenue=_("Revenue"),
                margin=_("Margin"),
                target=_("Target"),
                says=_("{quarter}: revenue {revenue}, margin {margin}, target {target}"),
                money=lambda amount: short_money(amount, currency),
                mode=picture.mode(),
                year_start=starts,
            ),
            says=_("Revenue and margin by quarter, with targets where they are set"),
            key="quarters_picture",
        )
    download.buttons(lambda: quarters, title=title, key="quarters")


def _year_start() -> int:
    return int(resources.kept(company).fiscal_year_start.value or JANUARY)


def _columns(currency: str) -> list[Column]:
    return [
        Column("quarter", _("Quarter from"), As.MONTH),
        Column("revenue", _("Revenue ({currency})", currency=currency), As.MONEY),
        Column("margin", _("Margin ({currency})", currency=currency), As.MONEY),
        Column("target", _("Target ({currency})", currency=currency), As.MONEY),
        Column("orders", _("Orders"), As.COUNT),
        Column("closed", _("Closed"), As.YES_NO, _("Whether all its months are.")),
    ]
