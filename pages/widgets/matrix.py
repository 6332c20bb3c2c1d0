"""The portfolio matrix of a view, with its switches."""

from dataclasses import replace
from datetime import date

import plotly.graph_objects as go
import polars as pl
import streamlit as st

from kam_core.accounts.model import Filters, Kind
from kam_core.charts import matrix as chart
from kam_core.charts.matrix_ground import Cuts, Grid
from kam_core.charts.matrix_words import words
from kam_core.scoring import criteria, portfolio
from kam_core.store.database import Database
from kam_core.text.numbers import number, short_money
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import pickers, picture, view

_ON_THE_LIST = (Kind.EXISTING, Kind.EMERGING, Kind.CANDIDATE)


def show(shown: view.View, currency: str) -> str | None:
    """Key accounts and candidates, or all accounts; returns the id of the chosen bubble, or null."""
    with st.container(horizontal=True, vertical_alignment="center"):
        everybody = pickers.switch("all", _("All accounts"), about=_("Not only key accounts and candidates."))
        grid = Grid.NINE if pickers.switch("nine", _("Nine boxes")) else Grid.FOUR
    drawn = shown if everybody or shown.filters.kinds else replace(shown, filters=_listed(shown.filters))
    rows = resources.kept(view.population, drawn).height
    says = _("Portfolio matrix of {n} accounts: attractiveness by relative strength.", n=number(rows))
    return picture.show(
        _figure(drawn, grid, currency, many=rows > chart.MOST_BUBBLES), says=says, key="matrix", choose=True
    )


def _figure(drawn: view.View, grid: Grid, currency: str, *, many: bool) -> go.Figure:
    cuts = resources.kept(_cuts, drawn.day)
    if many:
        return chart.binned(resources.kept(_binned, drawn), words=words(), mode=picture.mode(), cuts=cuts, grid=grid)
    return chart.portfolio(
        resources.kept(_positions, drawn),
        words=words(),
        money=lambda amount: short_money(amount, currency),
        mode=picture.mode(),
        cuts=cuts,
        grid=grid,
    )


def _listed(filters: Filters) -> Filters:
    return replace(filters, kinds=_ON_THE_LIST)


def _cuts(database: Database, day: date) -> Cuts:
    decided = criteria.in_force(database, day).cuts
    return Cuts(strength=decided.strength, attractiveness=decided.attractiveness)


def _positions(database: Database, drawn: view.View) -> pl.DataFrame:
    return portfolio.positions(database, drawn.filters, drawn.day, drawn.compared_with)


def _binned(database: Database, drawn: view.View) -> pl.DataFrame:
    return portfolio.binned(database, view.population(database, drawn), drawn.day)
