"""Key is not the same as big: how far both lists are the same accounts, and where they differ."""

import polars as pl
import streamlit as st

from kam_core.scoring import portfolio
from kam_core.scoring.portfolio import Overlap
from kam_core.store.database import Database
from kam_core.text.numbers import number, percent
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import download, pickers, table, view
from pages.widgets.table import As, Column


def show(shown: view.View, currency: str) -> None:
    """The overlap, and the accounts that are only one of the two."""
    found = resources.kept(_overlap, shown)
    if found.jaccard is None:
        st.caption(_("No key accounts in this view."))
        return
    st.markdown(
        _(
            "**{share}** of the accounts on either list are on both: {both} key accounts are also among the largest.",
            share=percent(found.jaccard, 0),
            both=number(found.both),
        ),
        help=_("Key accounts against as many of the largest by revenue; 100 % would mean that key is only big."),
    )
    left, right = st.columns(2)
    with left:
        st.header(_("Key, but not big"))
        _list(found.key_not_big, currency, key="key_not_big", title=_("Key but not big"))
    with right:
        st.header(_("Big, but not key"))
        _list(found.big_not_key, currency, key="big_not_key", title=_("Big but not key"))


def _list(rows: pl.DataFrame, currency: str, *, key: str, title: str) -> None:
    if rows.is_empty():
        st.caption(_("None."))
        return
    columns = [
        Column("account_name", _("Account")),
        Column("place", _("Place by revenue"), As.COUNT),
        Column("revenue", _("Revenue, 12 months ({currency})", currency=currency), As.MONEY),
        Column("quadrant", _("Quadrant"), words=pickers.quadrant_words()),
        Column("kind", _("Kind"), words=pickers.kind_words()),
    ]
    table.show(rows, columns, key=key, says=title)
    download.buttons(lambda: rows, title=title, key=key)


def _overlap(database: Database, shown: view.View) -> Overlap:
    return portfolio.overlap(database, view.population(database, shown), shown.day)
