"""How many accounts of a view stand in each quadrant, and what to do there."""

import polars as pl
import streamlit as st

from kam_core.charts.matrix_words import words
from kam_core.scoring import portfolio
from kam_core.store.database import Database
from kam_core.text.numbers import number, short_money
from kam_core.text.words import _, ngettext
from pages.session import resources
from pages.widgets import view


def show(shown: view.View, currency: str) -> None:
    """One line a quadrant; under it, how much of the picture is in doubt."""
    st.header(_("Where they stand"))
    rows = resources.kept(_standing, shown)
    known = {row["quadrant"]: row for row in rows.iter_rows(named=True)}
    for quadrant, (name, advice) in words().quadrants.items():
        row = known.get(quadrant)
        with st.container(border=True, gap=None):
            st.markdown(f"**{name}** · {_count(row['accounts'] if row else 0)}")
            st.caption(f"{advice} · {short_money(row['revenue'] if row else 0, currency)}")
    st.caption(
        _(
            "{borderline} are borderline, {little} are little known. "
            "Choose a bubble or a row to see why it stands there.",
            borderline=number(rows["borderline"].sum()),
            little=number(rows["low_coverage"].sum()),
        )
    )


def _count(accounts: int) -> str:
    return ngettext("{n} account", "{n} accounts", accounts)


def _standing(database: Database, shown: view.View) -> pl.DataFrame:
    return portfolio.standing(database, view.drawn(database, shown), shown.day)
