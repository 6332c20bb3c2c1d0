"""What the matrix is not sure of: accounts near a border, and accounts of which little is known."""

from collections.abc import Callable

import polars as pl
import streamlit as st

from kam_core.scoring import portfolio
from kam_core.store.database import Database
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import download, positions_table, table, view

_COLUMNS = (
    "account_name",
    "kind",
    "quadrant",
    "attractiveness",
    "strength",
    "border_margin",
    "class_stability",
    "coverage",
)


def show(shown: view.View, currency: str) -> None:
    """Both lists, side by side where there is room."""
    columns = [column for column in positions_table.columns(currency) if column.name in _COLUMNS]
    left, right = st.columns(2)
    with left:
        st.header(_("Borderline"))
        st.caption(_("Less than 5 points from a cut: a small change of opinion moves them. The nearest 100."))
        _list(_borderline, shown, columns, key="borderline", title=_("Borderline accounts"))
    with right:
        st.header(_("Little known"))
        st.caption(
            _("Less than 70 % of the weight of an axis has a value: rate them before you decide. The largest 100.")
        )
        _list(_low_coverage, shown, columns, key="low_coverage", title=_("Accounts with low coverage"))


def _list(
    query: Callable[[Database, view.View], pl.DataFrame],
    shown: view.View,
    columns: list[table.Column],
    *,
    key: str,
    title: str,
) -> None:
    rows = resources.kept(query, shown)
    if rows.is_empty():
        st.caption(_("None."))
        return
    table.show(rows, columns, key=key, says=title)
    download.buttons(lambda: rows, title=title, key=key)


def _borderline(database: Database, shown: view.View) -> pl.DataFrame:
    return portfolio.borderline(database, view.drawn(database, shown), shown.day)


def _low_coverage(database: Database, shown: view.View) -> pl.DataFrame:
    return portfolio.low_coverage(database, view.drawn(database, shown), shown.day)
