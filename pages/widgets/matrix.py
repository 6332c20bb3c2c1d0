"""The portfolio matrix of a view, with its switches."""

from datetime import date

import plotly.graph_objects as go
import streamlit as st

from kam_core.charts import matrix as chart
from kam_core.charts.matrix_ground import Cuts, Grid
from kam_core.charts.matrix_words import words
from kam_core.charts.theme import Mode
from kam_core.scoring import criteria, portfolio
from kam_core.store.database import Database
from kam_core.text.numbers import number, short_money
from kam_core.text.words import _, language
from pages.session import resources
from pages.widgets import mark, pickers, picture, view


def show(shown: view.View, currency: str) -> str | None:
    """The accounts of a view as bubbles, or as counts where they are many; returns the id of the chosen bubble."""
    with st.container(horizontal=True, vertical_alignment="center"):
        grid = Grid.NINE if pickers.switch("nine", _("Nine boxes")) else Grid.FOUR
        if resources.kept(portfolio.is_illustrative):
            mark.illustrative()
    accounts = resources.kept(view.drawn, shown).height
    says = _("Portfolio matrix of {n} accounts: attractiveness by relative strength.", n=number(accounts))
    figure = resources.kept(_figure, shown, grid, currency, picture.mode(), language())
    return picture.show(figure, says=says, key="matrix", choose=True)


def _figure(database: Database, shown: view.View, grid: Grid, currency: str, mode: Mode, _language: str) -> go.Figure:
    accounts = view.drawn(database, shown)
    cuts = _cuts(database, shown.day)
    if accounts.height > chart.MOST_BUBBLES:
        cells = portfolio.binned(database, accounts, shown.day)
        return chart.binned(cells, words=words(), mode=mode, cuts=cuts, grid=grid)
    return chart.portfolio(
        view.positions(database, shown),
        words=words(),
        money=lambda amount: short_money(amount, currency),
        mode=mode,
        cuts=cuts,
        grid=grid,
    )


def _cuts(database: Database, day: date) -> Cuts:
    decided = criteria.in_force(database, day).cuts
    return Cuts(strength=decided.strength, attractiveness=decided.attractiveness)
