"""The key accounts side by side: each with its revenue by quarter on one page."""

import polars as pl
import streamlit as st

from kam_core.accounts import membership
from kam_core.accounts.model import MEMBER_KINDS, AccountId, Filters
from kam_core.kpis import multiples
from kam_core.period import last_closed_quarter_end
from kam_core.scoring import portfolio
from kam_core.store.database import Database
from kam_core.text.numbers import day, short_money, signed_percent
from kam_core.text.plain import plain
from kam_core.text.words import _
from pages.session import link, resources
from pages.widgets import download, mark, pages_of, pickers, table, trends_view
from pages.widgets.table import As, Column
from pages.widgets.trends_view import Shown

_PAGE = 24


def show(shown: Shown, currency: str) -> None:
    """A card an account, the largest first; as many on one page as can be looked at."""
    rows = trends_view.kept(_quarters, shown)
    if rows.is_empty():
        st.caption(
            _("There are no key accounts here. Take a filter away above, or choose them on the selection screen.")
        )
        return
    falling = rows.filter(pl.col("change") < 0).height
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(
            _("{falling} of {all} key accounts buy less than a year before", falling=falling, all=rows.height),
            help=_("Each bar is a closed quarter. The figure is of the last four, its change against the four before."),
            width="content",
        )
        if resources.kept(membership.members, shown.today)["illustrative"].any():
            mark.illustrative()
    if pickers.switch("table", _("As tables")):
        _table(rows, currency)
        return
    first = pages_of.first_row(rows.height, _PAGE, key="multiples_page", says=_("Key accounts"))
    with st.grid(6, min_column_width=150, gap="small"):
        for row in rows.slice(first, _PAGE).to_dicts():
            with st.container(border=True, gap="xxsmall", height="stretch"):
                _card(row["account_id"], row["account_name"], row, currency)
    st.caption(
        _("Quarters to {day}; scales differ from card to card.", day=day(last_closed_quarter_end(shown.closed_through)))
    )


def _card(account_id: str, name: str, row: dict[str, object], currency: str) -> None:
    values = [value for value in row["values"] if value is not None] if isinstance(row["values"], list) else []
    change = row["change"]
    st.metric(
        plain(name),
        short_money(row["revenue"], currency) if isinstance(row["revenue"], float) else None,
        signed_percent(change) if isinstance(change, float) else None,
        chart_data=values if len(values) > 1 else None,
        chart_type="bar",
    )
    if st.button(
        _("Open"), key=f"multiple_{account_id}", type="tertiary", help=_("Open {account}", account=plain(name))
    ):
        link.open_account(AccountId(account_id))


def _table(rows: pl.DataFrame, currency: str) -> None:
    title = _("Key accounts by quarter")
    columns = [
        Column("account_name", _("Account"), pinned=True),
        Column("revenue", _("Last 4 quarters ({currency})", currency=currency), As.MONEY),
        Column("before", _("4 before ({currency})", currency=currency), As.MONEY),
        Column("change", _("Change"), As.PERCENT),
    ]
    table.show(rows, columns, key="multiples", says=title)
    long = rows.select("account_id", "account_name", pl.col("quarters").alias("quarter"), "values")
    download.buttons(lambda: long.explode("quarter", "values"), title=title, key="multiples")


def _quarters(database: Database, shown: Shown) -> pl.DataFrame:
    listed = portfolio.population(database, Filters(kinds=MEMBER_KINDS), shown.today)
    ours = trends_view.population(database, shown)
    accounts = listed if ours is None else listed.join(ours, on="account_id", how="semi")
    return multiples.quarters(database, accounts, shown.closed_through)
