"""How the two scores of an account went over time."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go
import polars as pl

from kam_core.charts.theme import SMALL, Mode, Palette, palette, template
from kam_core.text.numbers import day, number

HEIGHT = 260
# Points by which the names at the ends of the lines stand apart, so that both can be read.
_APART = 9.0


def trail(
    scores: pl.DataFrame,
    *,
    attractiveness: str,
    strength: str,
    title: str,
    says: str,
    cuts: tuple[float, float],
    mode: Mode,
) -> go.Figure:
    """Two lines from 0 to 100, each named at its end; where a score is unknown its line breaks.

    Args:
        scores: as `scoring.explanation.trail` returns them.
        attractiveness: the name of the first line.
        strength: the name of the second line.
        title: the title of the scores' axis.
        says: what hovering says, with places `axis`, `score` and `day`.
        cuts: where high begins on each line; in the colours of the lines where that is not the same.
        mode: the look that the reader has on.
    """
    colours = palette(mode)
    lines = {
        "attractiveness": (attractiveness, colours.emerging, "diamond", "dash"),
        "strength": (strength, colours.actual, "circle", "solid"),
    }
    figure = go.Figure(layout={"template": template(mode), "height": HEIGHT, "showlegend": False})
    figure.update_layout(margin={"r": 112, "t": 12})
    days = scores["day"].to_list()
    for column, (name, colour, symbol, dash) in lines.items():
        values = scores[column].to_list()
        figure.add_scatter(
            x=days,
            y=values,
            name=name,
            mode="lines+markers",
            line={"color": colour, "width": 2, "dash": dash},
            marker={"symbol": symbol, "size": 6},
            hovertext=_says(says, name, days, values),
            hovertemplate="%{hovertext}<extra></extra>",
        )
    ends = [(name, colour, _last(scores[column].to_list())) for column, (name, colour, _, _) in lines.items()]
    figure.update_layout(annotations=_names(ends))
    for cut, colour in _high_from(cuts, colours).items():
        figure.add_hline(y=cut, line={"color": colour, "width": 1})
    figure.update_yaxes(title={"text": title}, range=[-3, 103], tickvals=[0, 25, 50, 75, 100])
    figure.update_xaxes(showgrid=False, nticks=4, tickangle=0)
    return figure


def _high_from(cuts: tuple[float, float], colours: Palette) -> dict[float, str]:
    attractiveness, strength = cuts
    if attractiveness == strength:
        return {strength: colours.before}
    return {attractiveness: colours.emerging, strength: colours.actual}


def _says(says: str, name: str, days: Sequence[Any], values: Sequence[float | None]) -> list[str]:
    return [says.format(axis=name, score=number(v), day=day(d)) for d, v in zip(days, values, strict=True)]


def _last(values: Sequence[float | None]) -> float | None:
    return next((value for value in reversed(values) if value is not None), None)


def _names(ends: Sequence[tuple[str, str, float | None]]) -> list[dict[str, Any]]:
    known = sorted((value, name, colour) for name, colour, value in ends if value is not None)
    places = [value for value, _, _ in known]
    if len(places) == 2 and places[1] - places[0] < _APART:
        middle = min(max(sum(places) / 2, _APART / 2), 100 - _APART / 2)
        places = [middle - _APART / 2, middle + _APART / 2]
    return [
        {
            "text": f"{name} {number(value)}",
            "x": 1,
            "xref": "paper",
            "xanchor": "left",
            "xshift": 6,
            "y": place,
            "align": "left",
            "showarrow": False,
            "font": {"color": colour, "size": SMALL},
        }
        for place, (value, name, colour) in zip(places, known, strict=True)
    ]
