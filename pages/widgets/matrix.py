"""The portfolio matrix of a view, with its switches."""

from datetime import date

import plotly.graph_objects as go
import polars as pl
import streamlit as st

from kam_core.charts import matrix as chart
from kam_core.charts.matrix_ground import Cuts, Grid
from kam_core.charts.matrix_words import words
from kam_core.scoring import criteria, portfolio
from kam_core.store.database import Database
from kam_core.text.numbers import number, short_money
from kam_core.text.words import _
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
    figure = _counts(shown, grid) if accounts > chart.MOST_BUBBLES else _bubbles(shown, grid, currency)
    return picture.show(figure, says=says, key="matrix", choose=True)


def _bubbles(shown: view.View, grid: Grid, currency: str) -> go.Figure:
    return chart.portfolio(
        resources.kept(view.positions, shown),
        words=words(),
        money=lambda amount: short_money(amount, currency),
        mode=picture.mode(),
        cuts=resources.kept(_cuts, shown.day),
        grid=grid,
    )


def _counts(shown: view.View, grid: Grid) -> go.Figure:
    cells = resources.kept(_cells, shown)
    cuts = resources.kept(_cuts, shown.day)
    return chart.binned(cells, words=words(), mode=picture.mode(), cuts=cuts, grid=grid)


def _cuts(database: Database, day: date) -> Cuts:
    decided = criteria.in_force(database, day).cuts
    return Cuts(strength=decided.strength, attractiveness=decided.attractiveness)


def _cells(database: Database, shown: view.View) -> pl.DataFrame:
    return portfolio.binned(database, view.drawn(database, shown), shown.day)
