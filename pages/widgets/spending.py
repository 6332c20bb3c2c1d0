"""What an account got that an ordinary customer would not, by year."""

import polars as pl
import streamlit as st

from kam_core.plans import choices
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
    sums = by_year(investments)
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


def against_margin(investments: pl.DataFrame, bought: pl.DataFrame) -> pl.DataFrame:
    """Sums of `amount` and `hours` by `year` (text), with `margin` and the `share` of it that `amount` is.

    `share` is null where the margin is unknown or not above zero: a share of a loss says nothing.
    """
    sums = _sums(investments, ["year"]).join(bought.select("year", "margin"), on="year", how="left")
    share = pl.when(pl.col("margin") > 0).then(pl.col("amount").cast(pl.Float64) / pl.col("margin").cast(pl.Float64))
    return sums.with_columns(share=share).sort("year", descending=True, nulls_last=True)


def by_year(investments: pl.DataFrame) -> pl.DataFrame:
    """Sums of `amount` and `hours` by `year` (text) and `kind`, the newest first; null where nobody gave any."""
    return _sums(investments, ["year", "kind"]).sort("year", "kind", descending=[True, False], nulls_last=True)


def _sums(investments: pl.DataFrame, by: list[str]) -> pl.DataFrame:
    known = investments.with_columns(pl.col("spent_on").dt.year().cast(pl.String).alias("year"))
    return known.group_by(by).agg(
        pl.when(pl.col(name).count() > 0).then(pl.col(name).sum()).alias(name) for name in ("amount", "hours")
    )
