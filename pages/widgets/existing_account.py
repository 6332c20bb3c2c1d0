"""One account of the existing customers: the families that explain what became of it, and the way to its orders."""

from decimal import Decimal

import polars as pl
import streamlit as st

from kam_core.accounts import queries
from kam_core.accounts.model import AccountId
from kam_core.charts import revenue as chart
from kam_core.kpis import families
from kam_core.store.database import Database
from kam_core.text.numbers import short_money, signed_short_money
from kam_core.text.plain import plain
from kam_core.text.words import _
from pages.session import link, resources
from pages.session.boundary import explained
from pages.widgets import chosen, existing_view, picture
from pages.widgets.existing_list import NAME
from pages.widgets.existing_view import Shown

_FAMILIES = 8


def show(account_id: AccountId, shown: Shown, currency: str) -> None:
    """The panel of one account, which may come from a link."""
    with explained():
        _head(account_id)
        rows = resources.kept(_families, account_id, shown)
        if rows.is_empty():
            st.caption(_("It bought nothing in these months and in the same a year before."))
        else:
            _moved(rows, shown, currency)
            _picture(rows, currency)
            _order_lines(account_id, rows, currency)
        if st.button(_("Open the account"), type="primary", icon=":material/arrow_forward:", key="existing_open"):
            link.open_account(account_id)


def _head(account_id: AccountId) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        name = st.container()
        # Before the account is read: one that nobody knows can be closed as well.
        st.button(
            _("Close"),
            key="existing_close",
            type="tertiary",
            icon=":material/close:",
            on_click=chosen.clear,
            args=(NAME,),
        )
    name.header(plain(queries.account(resources.database(), account_id).name))


def _moved(rows: pl.DataFrame, shown: Shown, currency: str) -> None:
    before, now = sum(rows["start_revenue"], Decimal(0)), sum(rows["end_revenue"], Decimal(0))
    st.caption(
        _(
            "{before} in {then}, {now} in {months}: {change}.",
            before=short_money(before, currency),
            then=existing_view.months(shown.period.back(12)),
            now=short_money(now, currency),
            months=existing_view.months(shown.period),
            change=signed_short_money(now - before, currency),
        )
    )


def _picture(rows: pl.DataFrame, currency: str) -> None:
    drawn = rows.head(_FAMILIES).rename({"start_revenue": "revenue_before", "end_revenue": "revenue"})
    figure = chart.by_family(
        drawn,
        now=_("Now"),
        before=_("A year before"),
        says=_("{family}: {revenue}, before {before}, margin {margin}"),
        money=lambda amount: short_money(amount, currency),
        mode=picture.mode(),
    )
    picture.show(figure, says=_("The families that changed most, now and a year before"), key="existing_families")


def _order_lines(account_id: AccountId, rows: pl.DataFrame, currency: str) -> None:
    st.caption(_("Open the order lines of a family:"))
    with st.container(horizontal=True, gap="small"):
        for at, row in enumerate(rows.head(_FAMILIES).to_dicts()):
            label = _(
                "{family} {change}",
                family=plain(row["family"]),
                change=plain(signed_short_money(row["change"], currency)),
            )
            if st.button(label, key=f"family_lines_{at}", icon=":material/receipt_long:"):
                link.open_order_lines(account_id, row["family"])


def _families(database: Database, account_id: AccountId, shown: Shown) -> pl.DataFrame:
    return families.of_accounts(database, pl.DataFrame({"account_id": [account_id]}), shown.period)
