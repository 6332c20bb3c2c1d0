"""The whale curve: profit added up from the account that leaves most to the one that takes most."""

from typing import Any

import plotly.graph_objects as go
import polars as pl

from kam_core.charts import axes
from kam_core.charts.axes import Money
from kam_core.charts.theme import SMALL, Mode, faded, palette, template
from kam_core.text.plain import plain_in_chart

HEIGHT = 320


def whale(
    points: pl.DataFrame, *, across: str, axis: str, at_peak: str, at_end: str, says: str, money: Money, mode: Mode
) -> go.Figure:
    """A line up to the peak, and down over accounts that cost more than they bring.

    Args:
        points: `rank` Int (1 is the most profitable), `name` (a text from a file) and `cumulative` Decimal, by rank.
        across: the title of the ranks' axis.
        axis: the title of the amounts' axis.
        at_peak: what stands at the highest point.
        at_end: what stands at the last point.
        says: what hovering says, with places `rank`, `name` and `amount`.
        money: how an amount is written.
        mode: the look that the reader has on.
    """
    colours = palette(mode)
    ranks, sums = points["rank"].to_list(), points["cumulative"].to_list()
    figure = go.Figure(layout={"template": template(mode), "height": HEIGHT, "showlegend": False})
    figure.add_scatter(
        x=[0, *ranks],
        y=[0.0, *map(float, sums)],
        mode="lines",
        line={"color": colours.margin, "width": 2.5},
        fill="tozeroy",
        fillcolor=faded(colours.margin, 0.12),
        hovertext=[
            "",
            *(
                says.format(rank=rank, name=plain_in_chart(name, 60), amount=money(amount))
                for rank, name, amount in zip(ranks, points["name"], sums, strict=True)
            ),
        ],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    peak = max(range(len(sums)), key=lambda at: sums[at])
    last = len(sums) - 1
    notes = [_note(ranks[peak], float(sums[peak]), at_peak, colours.text, last=ranks[last], above=True)]
    if peak != last:
        notes.append(_note(ranks[last], float(sums[last]), at_end, colours.text, last=ranks[last], above=False))
    figure.update_layout(annotations=notes)
    scale = axes.amounts(sums, money)
    # Room for the words at the peak.
    scale["range"] = [scale["range"][0], scale["range"][1] * 1.1]
    figure.update_yaxes(title={"text": axis}, zeroline=True, zerolinecolor=colours.text, **scale)
    figure.update_xaxes(title={"text": across}, showgrid=False, nticks=6, range=[0, ranks[last] * 1.02])
    return figure


def _note(x: float, y: float, text: str, colour: str, *, last: float, above: bool) -> dict[str, Any]:
    """Words at a point, to the side where there is room."""
    return {
        "x": x,
        "y": y,
        "text": text,
        "showarrow": True,
        "arrowhead": 0,
        "arrowwidth": 1,
        "arrowcolor": colour,
        "ax": -30 if x > last / 2 else 30,
        # Below the end of a curve that falls stand the words of the axis.
        "ay": -18 if above else -14,
        "xanchor": "right" if x > last / 2 else "left",
        "font": {"size": SMALL, "color": colour},
    }
