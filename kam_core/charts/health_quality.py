"""How well plans are kept beside how healthy their customers are: two scores, never one."""

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go
import polars as pl

from kam_core.charts.theme import SMALL, Mode, Palette, palette, template
from kam_core.text.numbers import number
from kam_core.text.plain import plain_in_chart

HEIGHT = 420
_EDGE = 4
_SHAPES = {"red": "triangle-down", "amber": "diamond", "green": "circle"}
_NAMED, _NAME = 25, 22


def health_quality(
    accounts: pl.DataFrame,
    *,
    health: str,
    quality: str,
    bands: Mapping[str, str],
    edges: tuple[int, int],
    says: str,
    mode: Mode,
) -> go.Figure:
    """A mark an account: the quality of its plan to the right, the health of the customer upwards.

    Args:
        accounts: `account_id`, `account_name`, `quality` (0..1), `health` (0..100) and `band`, none of them null.
        health: the title of the health axis.
        quality: the title of the quality axis.
        bands: what each band is called, the lowest first; each has its own shape.
        edges: where the second and the third band begin.
        says: what hovering says, with places `account`, `health`, `quality` and `band`.
        mode: the look that the reader has on.
    """
    colours = palette(mode)
    figure = go.Figure(layout={"template": template(mode), "height": HEIGHT, "shapes": _lines(edges, colours)})
    tones = {"red": colours.behind, "amber": colours.caution, "green": colours.ahead}
    is_named = accounts.height <= _NAMED
    for band, name in bands.items():
        rows = accounts.filter(pl.col("band") == band).to_dicts()
        figure.add_scatter(
            name=name,
            x=[100 * row["quality"] for row in rows],
            y=[row["health"] for row in rows],
            customdata=[row["account_id"] for row in rows],
            text=[plain_in_chart(row["account_name"], _NAME) if is_named else "" for row in rows],
            textposition="top center",
            textfont={"size": SMALL, "color": colours.quiet},
            mode="markers+text" if is_named else "markers",
            marker={"symbol": _SHAPES[band], "size": 11, "color": tones[band]},
            hovertext=[_sentence(row, says, name) for row in rows],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    figure.update_xaxes(title={"text": quality}, range=[-_EDGE, 100 + _EDGE], nticks=6)
    figure.update_yaxes(title={"text": health}, range=[-_EDGE, 100 + _EDGE], nticks=6)
    return figure


def _lines(edges: tuple[int, int], colours: Palette) -> list[dict[str, Any]]:
    """Where a band of health begins."""
    line = {"color": colours.before, "width": 1, "dash": "dot"}
    return [
        {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": edge, "y1": edge, "layer": "below", "line": line}
        for edge in edges
    ]


def _sentence(row: dict[str, Any], says: str, band: str) -> str:
    return says.format(
        account=plain_in_chart(row["account_name"], 60),
        health=number(row["health"]),
        quality=number(100 * row["quality"]),
        band=band,
    )
