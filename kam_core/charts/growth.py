"""How the list of key accounts grew, against its ceiling and the size that is advised."""

from typing import Any

import plotly.graph_objects as go
import polars as pl

from kam_core.charts.theme import SMALL, Mode, Palette, palette, template
from kam_core.text.numbers import month

HEIGHT = 240
# Fewer are not worth a programme and more cannot be served: Selling Power 2010, McDonald and Woodburn.
ADVISED = (15, 35)


def growth(
    months: pl.DataFrame, *, title: str, ceiling: int, at_ceiling: str, advised: str, says: str, mode: Mode
) -> go.Figure:
    """Steps of the number of key accounts; a line for the ceiling, a band for what is advised.

    Args:
        months: `month` Date (its first day) and `members` Int, oldest first.
        title: the title of the members' axis.
        ceiling: how many key accounts are allowed.
        at_ceiling: what stands at the line.
        advised: what stands in the band.
        says: what hovering says, with places `members` and `month`.
        mode: the look that the reader has on.
    """
    colours = palette(mode)
    counts = months["members"].to_list()
    days = months["month"].to_list()
    figure = go.Figure(layout={"template": template(mode), "height": HEIGHT, "showlegend": False})
    figure.add_scatter(
        x=days,
        y=counts,
        mode="lines+markers" if len(counts) < 2 else "lines",
        line={"color": colours.actual, "width": 2, "shape": "hv"},
        hovertext=[says.format(members=n, month=month(d)) for d, n in zip(days, counts, strict=True)],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    figure.update_layout(
        shapes=[_band(colours), _line(ceiling, colours)],
        annotations=[
            _note(advised, ADVISED[0], "right", colours.quiet),
            _note(at_ceiling, ceiling, "left", colours.behind),
        ],
    )
    top = max([*counts, ceiling, ADVISED[1]])
    figure.update_yaxes(title={"text": title}, range=[0, top * 1.12], showgrid=False, nticks=6)
    figure.update_xaxes(showgrid=False, nticks=5, tickangle=0)
    return figure


def _band(colours: Palette) -> dict[str, Any]:
    low, high = ADVISED
    across = {"xref": "paper", "x0": 0, "x1": 1}
    return {
        **across,
        "type": "rect",
        "y0": low,
        "y1": high,
        "fillcolor": colours.status,
        "line": {"width": 0},
        "layer": "below",
    }


def _line(ceiling: int, colours: Palette) -> dict[str, Any]:
    line = {"color": colours.behind, "width": 1.5, "dash": "dash"}
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": ceiling, "y1": ceiling, "line": line}


def _note(text: str, y: float, side: str, colour: str) -> dict[str, Any]:
    """Words on a line, at the side where a growing number does not cross them."""
    x, shift = (1, -4) if side == "right" else (0, 4)
    place = {"x": x, "xref": "paper", "xanchor": side, "xshift": shift, "y": y, "yanchor": "bottom"}
    return {"text": text, "showarrow": False, "font": {"size": SMALL, "color": colour}, **place}
