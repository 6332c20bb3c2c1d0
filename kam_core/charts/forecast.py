"""What was bought by quarter, and what is to be expected with how sure that is."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import plotly.graph_objects as go
import polars as pl

from kam_core.charts import axes
from kam_core.charts.axes import Money
from kam_core.charts.theme import CLEAR, SMALL, Mode, faded, palette, template

HEIGHT = 320
_MOST_TICKS = 8
_EDGES = ("expected", "low_80", "high_80", "low_95", "high_95")


def ahead(
    history: pl.DataFrame,
    quarters: pl.DataFrame,
    *,
    words: dict[str, str],
    says: str,
    says_ahead: str,
    money: Money,
    named: Callable[[date], str],
    mode: Mode,
) -> go.Figure:
    """A line for what was, a dashed one for what is expected, and a band for each interval.

    Args:
        history: `quarter`, `revenue`, oldest first; one row at least.
        quarters: `quarter`, `expected`, `low_80`, `high_80`, `low_95`, `high_95`, those that follow.
        words: what `revenue`, `expected`, `in_80` and `in_95` are called.
        says: what hovering over the past says, with places `quarter` and `revenue`.
        says_ahead: over what is expected: `quarter`, `expected`, `low_80`, `high_80`, `low_95`, `high_95`.
        money: how an amount is written.
        named: how a quarter is written.
        mode: the look that the reader has on.
    """
    colours = palette(mode)
    past, coming = history.to_dicts(), quarters.to_dicts()
    names = [named(row["quarter"]) for row in (*past, *coming)]
    figure = go.Figure(layout={"template": template(mode), "height": HEIGHT})
    # From the last known quarter on: what is known of it is sure.
    ends = [dict.fromkeys(_EDGES, past[-1]["revenue"]), *coming]
    for level, alpha in (("95", 0.16), ("80", 0.28)):
        for trace in _band(ends, level, word=words[f"in_{level}"], colour=faded(colours.actual, alpha)):
            figure.add_scatter(x=names[len(past) - 1 :], **trace)
    told = [says.format(quarter=name, revenue=money(row["revenue"])) for name, row in zip(names, past, strict=False)]
    told_ahead = [
        says_ahead.format(quarter=name, **{edge: money(row[edge]) for edge in _EDGES})
        for name, row in zip(names[len(past) :], coming, strict=True)
    ]
    line = {"mode": "lines+markers", "hovertemplate": "%{hovertext}<extra></extra>"}
    solid = {"color": colours.actual, "width": 2}
    known = [float(row["revenue"]) for row in past]
    figure.add_scatter(x=names[: len(past)], y=known, name=words["revenue"], hovertext=told, line=solid, **line)
    figure.add_scatter(
        x=names[len(past) - 1 :],
        y=[float(row["expected"]) for row in ends],
        name=words["expected"],
        hovertext=[told[-1], *told_ahead],
        line={**solid, "dash": "dash"},
        marker={"symbol": ["circle", *["circle-open"] * len(coming)], "size": 7},
        **line,
    )
    every = [row["revenue"] for row in past] + [row[edge] for row in coming for edge in _EDGES]
    figure.update_yaxes(title={"text": words["revenue"]}, zeroline=True, zerolinecolor=colours.border)
    figure.update_yaxes(**axes.amounts(every, money))
    figure.update_xaxes(**_axis(names))
    return figure


def _band(ends: Sequence[dict[str, Any]], level: str, *, word: str, colour: str) -> list[dict[str, Any]]:
    """Two lines that cannot be seen, with the ground between them filled."""
    low, high = ([float(row[f"{end}_{level}"]) for row in ends] for end in ("low", "high"))
    unseen = {"mode": "lines", "line": {"color": CLEAR, "width": 0}, "hoverinfo": "skip"}
    return [
        {**unseen, "y": low, "showlegend": False},
        {**unseen, "y": high, "name": word, "fill": "tonexty", "fillcolor": colour},
    ]


def _axis(names: Sequence[str]) -> dict[str, Any]:
    """Quarters in two lines, so that some stand beside each other on a phone; of many, only some are written."""
    written = names[:: axes.every(len(names), _MOST_TICKS)]
    return {
        "type": "category",
        # By name alone they would stand as the bands were drawn, which begin late.
        "categoryarray": list(names),
        "tickvals": written,
        "ticktext": [name.replace(" ", "<br>", 1) for name in written],
        "tickangle": 0,
        "tickfont": {"size": SMALL - 1},
        "showgrid": False,
    }
