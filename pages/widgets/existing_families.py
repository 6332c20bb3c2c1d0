"""The bridge of each product family: what an account gains in one does not hide what it loses in another."""

import polars as pl
import streamlit as st

from kam_core.kpis import families
from kam_core.store.database import Database
from kam_core.text.numbers import signed_short_money
from kam_core.text.plain import plain
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import download, existing_view, query, table
from pages.widgets.existing_view import Shown
from pages.widgets.table import As, Column


def show(shown: Shown, currency: str) -> None:
    """What each family gained and lost, and the one that moved most."""
    rows = resources.kept(_by_family, shown)
    title = _("By product family")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(title, help=_family_help(), width="content")
        query.show("family_bridge")
    most = rows.row(0, named=True)
    st.caption(
        _(
            "{family} moved most: {change}. Choose an account to see its own families.",
            family=plain(most["family"]),
            change=signed_short_money(most["change"], currency),
        )
    )
    names = {
        "start_revenue": _("Before ({currency})", currency=currency),
        "more": _("More"),
        "added": _("Added"),
        "less": _("Less"),
        "lost": _("Lost"),
        "end_revenue": _("Now ({currency})", currency=currency),
    }
    shown_as = [Column(name, label, As.MONEY) for name, label in names.items()]
    accounts = Column("accounts", _("Accounts"), As.COUNT, _("Of the bridge, that buy it now."))
    table.show(rows, [Column("family", _("Family"), pinned=True), *shown_as, accounts], key="by_family", says=title)
    download.buttons(lambda: rows, title=title, key="by_family")


def _family_help() -> str:
    return _(
        "Each account's part in a family counts for itself. Added: bought by accounts that did not buy the family a "
        "year before. Lost: of the family, these accounts buy nothing any more."
    )


def _by_family(database: Database, shown: Shown) -> pl.DataFrame:
    return families.by_family(database, existing_view.population(database, shown), shown.period)
