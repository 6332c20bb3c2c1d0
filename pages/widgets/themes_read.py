"""The themes of the key accounts that are shown."""

from dataclasses import replace
from datetime import date

import polars as pl
import streamlit as st

from kam_core.accounts.model import Filters, Kind
from kam_core.plans.choices import THEMES
from kam_core.scoring import portfolio
from kam_core.store.database import Database
from kam_core.text.words import _
from kam_core.themes.reading import themes
from pages.session import resources
from pages.widgets import empty, filtered, mark
from pages.widgets.filtered import Shown

_LISTED = Filters(kinds=(Kind.EXISTING, Kind.EMERGING, Kind.CANDIDATE))


def words() -> dict[str, str]:
    """What each theme is called."""
    return {code: _(name) for code, name in THEMES.items()}


def read(shown: Shown) -> pl.DataFrame:
    """As `themes.reading.themes` returns them, of the key accounts and candidates that fit the filters."""
    every = resources.kept_with_plans(of_all, shown.day)
    limited = replace(shown, filters=replace(shown.filters, kinds=shown.filters.kinds or _LISTED.kinds))
    return every.join(resources.kept(filtered.population, limited), on="account_id", how="semi", maintain_order="left")


def about(rows: pl.DataFrame) -> None:
    """What the scores are, marked where plans behind them were made up for the demo."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(
            _(
                "Penetrate: more of what they buy. Expand: new offers, new parts of the customer. Protect: keep what "
                "we have. Each score says how much points there, from 0 to 100."
            ),
            width="stretch",
        )
        if rows["illustrative"].any():
            mark.illustrative()


def fits(rows: pl.DataFrame) -> bool:
    """Whether there is any key account; says what to do where there is none."""
    if not rows.is_empty():
        return True
    empty.show(
        _("No key account fits."),
        _("Take a filter away above, or choose key accounts."),
        screen="selection.py",
        label=_("Selection"),
    )
    return False


def of_all(database: Database, day: date) -> pl.DataFrame:
    """The themes of all key accounts and candidates, as `themes.reading.themes` returns them."""
    # An account's place among the others is its place among all key accounts, whatever is shown of them.
    listed = portfolio.positions(database, _LISTED, day, day)
    return themes(database, listed.select("account_id", "quadrant"), day)
