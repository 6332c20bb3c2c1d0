"""Accounts with something about each, a page at a time: whoever is chosen opens beside or under it."""

import zlib
from collections.abc import Sequence

import polars as pl
import streamlit as st

from kam_core.accounts.model import AccountId
from kam_core.text.words import _
from pages.session import link
from pages.widgets import chosen, download, pages_of, table
from pages.widgets.table import PAGE_ROWS, Column

# The account that a bridge, a curve or a list opened, as the address calls it.
NAME = "of"


def show(
    rows: pl.DataFrame, columns: Sequence[Column], *, key: str, title: str, picked: str | None = None
) -> AccountId | None:
    """Show the rows, as `table_of`; returns the account chosen last, here or `picked` in a picture."""
    return latest(picked, table_of(rows, columns, key=key, title=title))


def latest(*picked: str | None) -> AccountId | None:
    """The account that is open: the one picked last, in whichever picture or table, or that of the address."""
    return chosen.latest(NAME, *picked)


def table_of(rows: pl.DataFrame, columns: Sequence[Column], *, key: str, title: str) -> str | None:
    """Show the rows.

    Args:
        rows: with `account_id`, in order.
        columns: what of them is shown.
        key: tells this list from others.
        title: what is in it.

    Returns:
        The id of the account whose row is chosen; null while none is.
    """
    if rows.is_empty():
        st.caption(_("None."))
        return None
    first = pages_of.first_row(rows.height, PAGE_ROWS, key=f"{key}_page", says=title)
    part = rows.slice(first, PAGE_ROWS)
    # A selection is a row number: where the rows are others, it begins anew instead of pointing at a stranger.
    rows_are = zlib.crc32("\n".join(part["account_id"]).encode())
    row = table.show(part, columns, key=f"{key}_{rows_are}", says=title, chosen_by="account_id")
    files = rows.select(pl.exclude("families"))
    download.buttons(lambda: files, title=title, key=key)
    return row


def open_button(account_id: str | None) -> None:
    """The way to the screen of the account whose row is chosen."""
    if account_id is None:
        st.caption(_("Choose a row to open its account."))
    elif st.button(_("Open the account"), type="primary", icon=":material/arrow_forward:", key="list_open"):
        link.open_account(AccountId(account_id))
