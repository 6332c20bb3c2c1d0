"""The whale curve: on whom profit hangs, and who gives it back."""

import polars as pl
import streamlit as st

from kam_core.charts import whale as chart
from kam_core.kpis import profits
from kam_core.store.database import Database
from kam_core.text.numbers import number, percent, short_money
from kam_core.text.words import _, ngettext
from pages.session import resources
from pages.widgets import existing_account, existing_list, existing_view, picture, query
from pages.widgets.existing_view import Shown
from pages.widgets.table import As, Column

# A line of more points looks the same.
_POINTS = 300


def show(shown: Shown, currency: str) -> None:
    """The curve with its peak, what is left out of it, and the accounts from either end."""
    rows = resources.kept(_curve, shown)
    known = rows.filter(pl.col("rank").is_not_null())
    if known.is_empty():
        _missing(rows, shown)
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(_finding(known, currency), help=_about(shown), width="stretch")
        query.show("account_profits")
    _picture(known, currency)
    _left_out(rows, known, currency)
    account_id = existing_list.show(rows, _columns(currency), key="profit", title=_("Accounts by gross margin"))
    if account_id is not None:
        existing_account.show(account_id, shown, currency)


def _missing(rows: pl.DataFrame, shown: Shown) -> None:
    months = existing_view.months(shown.period)
    if rows.is_empty():
        st.caption(_("None of these accounts bought anything in {months}.", months=months))
    else:
        st.caption(
            _(
                "What the goods cost that these accounts bought in {months} is not known. Load order lines with a "
                "column for cost, or products with theirs.",
                months=months,
            )
        )


def _finding(known: pl.DataFrame, currency: str) -> str:
    peak, end = max(known["cumulative"]), known["cumulative"][-1]
    losers = known.filter(pl.col("profit") < 0).height
    if not losers:
        return _("All accounts of known cost earn something: {total} together", total=short_money(end, currency))
    earners = known.filter(pl.col("profit") > 0).height
    if not earners:
        return _("No account of known cost earns anything: {total} together", total=short_money(end, currency))
    return _(
        "{earners} earn {peak}; with {losers} at a loss, {end} is left",
        earners=ngettext("{n} account", "{n} accounts", earners),
        peak=short_money(peak, currency),
        losers=ngettext("{n} account", "{n} accounts", losers),
        end=short_money(end, currency),
    )


def _about(shown: Shown) -> str:
    return _(
        "Gross margin of {months}, added up from the account that leaves most to the one that takes most. It falls "
        "where accounts cost more than they bring. Cost to serve is not in it.",
        months=existing_view.months(shown.period),
    )


def _picture(known: pl.DataFrame, currency: str) -> None:
    peak_at = known["cumulative"].arg_max() or 0
    every = max(1, known.height // _POINTS)
    drawn = known.with_row_index("at").filter(
        (pl.col("at") % every == 0) | (pl.col("at") == peak_at) | (pl.col("at") == known.height - 1)
    )
    peak, end = known["cumulative"][peak_at], known["cumulative"][-1]
    figure = chart.whale(
        drawn.select("rank", pl.col("account_name").alias("name"), "cumulative"),
        across=_("Accounts, the most profitable first"),
        axis=_("Gross margin so far"),
        at_peak=_("{amount} after {n}", amount=short_money(peak, currency), n=number(peak_at + 1)),
        at_end=_("{amount} after all {n}", amount=short_money(end, currency), n=number(known.height)),
        says=_("{rank}. {name}: {amount} so far"),
        money=lambda amount: short_money(amount, currency),
        mode=picture.mode(),
    )
    picture.show(figure, says=_finding(known, currency), key="whale")


def _left_out(rows: pl.DataFrame, known: pl.DataFrame, currency: str) -> None:
    """How many accounts have no place on the curve, and how much of the revenue is theirs."""
    unknown = rows.filter(pl.col("rank").is_null())
    if unknown.is_empty():
        st.caption(_("The cost of all {n} accounts is known.", n=number(known.height)))
        return
    theirs, everything = float(unknown["revenue"].sum()), float(rows["revenue"].sum())
    st.caption(
        _(
            "{unknown} with unknown cost left out: {revenue}, {share} of the revenue.",
            unknown=ngettext("{n} account", "{n} accounts", unknown.height),
            revenue=short_money(theirs, currency),
            share=percent(theirs / everything if everything > 0 else None),
        )
    )


def _columns(currency: str) -> list[Column]:
    return [
        Column("rank", _("Place"), As.COUNT),
        Column("account_name", _("Account"), pinned=True),
        Column("revenue", _("Revenue ({currency})", currency=currency), As.MONEY),
        Column("profit", _("Gross margin ({currency})", currency=currency), As.MONEY),
        Column("cumulative", _("So far ({currency})", currency=currency), As.MONEY),
    ]


def _curve(database: Database, shown: Shown) -> pl.DataFrame:
    return profits.curve(database, existing_view.population(database, shown), shown.period)
