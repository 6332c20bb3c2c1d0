"""The order lines of an account, a page at a time."""

import polars as pl
import streamlit as st

from kam_core.accounts.model import AccountId
from kam_core.revenue import queries as revenue
from kam_core.revenue.queries import LineSort
from kam_core.text.plain import plain
from kam_core.text.words import _
from pages.session import link, resources
from pages.widgets import download, pages_of, table
from pages.widgets.table import PAGE_ROWS, As, Column

# What a sheet holds.
_MOST_ROWS = 1_000_000


def show(account_id: AccountId, currency: str) -> None:
    """One page of lines with the order they stand in, of the family that the address names; all of them as a file."""
    family = _family(account_id)
    here = f"lines_page_{account_id}_{family or ''}"
    sort, falling = _asked(here, currency)
    page = pages_of.chosen(here)
    lines = revenue.order_lines(
        resources.database(), account_id, page=page, page_rows=PAGE_ROWS, sort=sort, descending=falling, family=family
    )
    if lines.rows.is_empty():
        st.caption(_("No order lines.") if page == 0 else _("No more order lines."))
    else:
        columns = _columns_of(lines.rows, currency)
        table.show(lines.rows, columns, key="lines", says=_("Order lines"), whole=lines.rows.height < 20)
    pages_of.arrows(here, first_row=page * PAGE_ROWS, rows=lines.rows.height, has_next=lines.has_next)
    download.buttons(
        lambda: (
            revenue.order_lines(
                resources.store().database,
                account_id,
                page_rows=_MOST_ROWS,
                sort=sort,
                descending=falling,
                family=family,
            ).rows
        ),
        title=_("Order lines"),
        key="lines",
    )


def _family(account_id: AccountId) -> str | None:
    """The family that the lines are limited to, one that the account bought; with a way to see all again."""
    named = link.only(link.FAMILY)
    closed_through = resources.moments().closed_through
    if named is None or closed_through is None:
        return None
    if named not in resources.kept(revenue.by_family, account_id, closed_through)["family"]:
        return None
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(_("Only {family}", family=plain(named)), width="content")
        st.button(
            _("All families"),
            key="lines_all",
            type="tertiary",
            icon=":material/close:",
            on_click=link.choose,
            args=(link.FAMILY, ()),
        )
    return named


def _asked(page_key: str, currency: str) -> tuple[LineSort, bool]:
    labels = {column.name: column.label for column in _columns(currency)}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        sort = st.selectbox(
            _("Sort by"),
            [sort.value for sort in LineSort],
            format_func=lambda name: labels.get(name, name),
            key="lines_sort",
            on_change=pages_of.restart,
            args=(page_key,),
            width=220,
        )
        falling = st.toggle(
            _("Newest or largest first"), value=True, key="lines_falling", on_change=pages_of.restart, args=(page_key,)
        )
    return LineSort(sort) if sort in set(LineSort) else LineSort.DATE, falling


def _columns_of(rows: pl.DataFrame, currency: str) -> list[Column]:
    """Without what was invoiced, where that was in the base currency and is said already."""
    foreign = not rows["currency"].drop_nulls().is_in([currency]).all()
    return [column for column in _columns(currency) if foreign or column.name not in ("amount", "currency")]


def _columns(currency: str) -> list[Column]:
    return [
        Column("order_date", _("Day"), As.DAY),
        Column("order_no", _("Order")),
        Column("line_no", _("Line"), As.COUNT),
        Column("product_name", _("Product")),
        Column("family", _("Family")),
        Column("quantity", _("Quantity"), As.COUNT),
        Column("revenue", _("Revenue ({currency})", currency=currency), As.EXACT_MONEY),
        Column("margin", _("Margin ({currency})", currency=currency), As.EXACT_MONEY),
        Column("amount", _("Invoiced"), As.EXACT_MONEY),
        Column("currency", _("Currency")),
    ]
