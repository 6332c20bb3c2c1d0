"""Which families accounts buy together, over all accounts."""

import polars as pl
import streamlit as st

from kam_core.store.database import Database
from kam_core.text.numbers import day
from kam_core.text.words import _
from kam_core.whitespace.model import LEAST
from kam_core.whitespace.together import together
from pages.session import resources
from pages.widgets import download, table
from pages.widgets.table import As, Column
from pages.widgets.white_space_view import Shown


def show(shown: Shown) -> None:
    """Each pair that enough accounts bought, the strongest first."""
    st.caption(
        _(
            "All accounts, twelve months to {day}; pairs that at least {least} accounts bought. Lift 2.0: who buys the "
            "first buys the second twice as often as all do.",
            day=day(shown.closed),
            least=LEAST,
        )
    )
    rows = resources.kept(_pairs, shown)
    if rows.is_empty():
        st.caption(_("No two families were bought by {least} accounts.", least=LEAST))
        return
    title = _("Bought together")
    table.show(rows, _columns(), key="white_space_pairs", says=title)
    download.buttons(lambda: rows, title=title, key="white_space_pairs")


def _pairs(database: Database, shown: Shown) -> pl.DataFrame:
    pairs = together(database, shown.period).filter(pl.col("together") >= LEAST)
    return pairs.sort("lift", "together", "given", "family", descending=[True, True, False, False])


def _columns() -> list[Column]:
    return [
        Column("given", _("Who buys")),
        Column("family", _("also buys")),
        Column("attach", _("Attach rate"), As.PERCENT, _("The share of the buyers of the first who buy the second.")),
        Column("base", _("Of all accounts"), As.PERCENT),
        Column("lift", _("Lift"), As.DECIMAL),
        Column("together", _("Accounts that bought both"), As.COUNT),
        Column("given_buyers", _("Buyers of the first"), As.COUNT),
        Column("family_buyers", _("Buyers of the second"), As.COUNT),
    ]
