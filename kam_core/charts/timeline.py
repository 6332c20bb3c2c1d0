"""Actions along time: one row each, from today to the day it is due."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import plotly.graph_objects as go
import polars as pl

from kam_core.charts.theme import SMALL, Mode, Palette, palette, template
from kam_core.text.numbers import day
from kam_core.text.plain import plain_in_chart

# More rows than this are a wall.
MOST = 30
_ROW, _AROUND = 30, 84
_NAME, _HOVERED = 26, 120
_NONE = ""
# A state is told by the shape, so that the colour is free to tell the theme.
_SYMBOLS = {"overdue": "x", "open": "circle-open", "doing": "circle", "done": "square"}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the figure; `says` has places `title`, `state` and `day`."""

    themes: Mapping[str, str]
    no_theme: str
    states: Mapping[str, str]
    today: str
    says: str


def timeline(actions: pl.DataFrame, today: date, words: Words, *, mode: Mode) -> go.Figure:
    """A mark at the day that each action is due, and a line to it from today.

    Args:
        actions: `action_id`, `title`, `theme`, `due_on`, `state` ('overdue', 'open', 'doing', 'done'); the first is
            drawn on top. Each mark holds its `action_id`.
        today: where the lines begin.
        words: what is written.
        mode: the look that the reader has on.
    """
    colours = palette(mode)
    rows = actions.select("action_id", "title", "theme", "due_on", "state").to_dicts()
    shades = {"penetrate": colours.penetrate, "expand": colours.expand, "protect": colours.protect}
    height = _ROW * len(rows) + _AROUND
    figure = go.Figure(layout={"template": template(mode), "height": height, "showlegend": True})
    for place, row in enumerate(rows):
        colour = shades.get(row["theme"], colours.unknown)
        is_done = row["state"] == "done"
        figure.add_shape(
            type="line",
            x0=row["due_on"] if is_done else today,
            x1=row["due_on"],
            y0=place,
            y1=place,
            line={"color": colour, "width": 2, "dash": "dot" if row["state"] == "overdue" else "solid"},
        )
    for theme, label in {**words.themes, _NONE: words.no_theme}.items():
        _marks(figure, rows, words, (theme, label, shades.get(theme, colours.unknown)))
    _shapes(figure, words, colours)
    figure.add_vline(x=today, line={"color": colours.target, "width": 1})
    figure.add_annotation(
        x=today, y=0, yref="paper", yanchor="top", yshift=-22, text=words.today, showarrow=False, font={"size": SMALL}
    )
    names = [plain_in_chart(row["title"], _NAME) for row in rows]
    figure.update_yaxes(tickvals=list(range(len(rows))), ticktext=names, range=[len(rows) - 0.5, -0.5], showgrid=False)
    figure.update_yaxes(tickfont={"color": colours.text})
    figure.update_xaxes(type="date", nticks=4, tickangle=0)
    figure.update_layout(margin={"b": 40})
    return figure


def _marks(figure: go.Figure, rows: list[dict[str, Any]], words: Words, told: tuple[str, str, str]) -> None:
    """The marks of one theme."""
    theme, label, colour = told
    held = [(place, row) for place, row in enumerate(rows) if (row["theme"] or _NONE) == theme]
    if not held:
        return
    # A line in the legend, because the shape of a mark tells something else.
    figure.add_scatter(x=[None], y=[None], name=label, mode="lines", line={"color": colour, "width": 4})
    figure.add_scatter(
        x=[row["due_on"] for _place, row in held],
        y=[place for place, _row in held],
        name=label,
        showlegend=False,
        mode="markers",
        marker={
            "color": colour,
            "size": 12,
            "symbol": [_SYMBOLS.get(row["state"], "circle") for _place, row in held],
            "line": {"color": colour, "width": 2},
        },
        customdata=[row["action_id"] for _place, row in held],
        hovertext=[_said(row, words) for _place, row in held],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _said(row: dict[str, Any], words: Words) -> str:
    return words.says.format(
        title=plain_in_chart(row["title"], _HOVERED),
        state=words.states.get(row["state"], row["state"]),
        day=day(row["due_on"]),
    )


def _shapes(figure: go.Figure, words: Words, colours: Palette) -> None:
    """What each shape means, in the legend."""
    for state, symbol in _SYMBOLS.items():
        figure.add_scatter(
            x=[None],
            y=[None],
            name=words.states[state],
            mode="markers",
            marker={"symbol": symbol, "color": colours.quiet, "size": 9, "line": {"color": colours.quiet, "width": 2}},
        )
