"""Why an account stands where it stands: what each criterion adds to its score on each axis."""

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go
import polars as pl

from kam_core.charts.theme import CLEAR, SMALL, Mode, Palette, palette, template
from kam_core.text.numbers import number
from kam_core.text.plain import plain_in_chart

_ROW, _AROUND = 25, 60
_NAME = 26


def contributions(
    criteria: pl.DataFrame, *, axes: Mapping[str, str], title: str, not_rated: str, says: str, mode: Mode
) -> go.Figure:
    """A bar a criterion, under the name of its axis; one without a rating is hollow and as long as its weight.

    Args:
        criteria: `axis`, `criterion` (its name), `weight`, `norm` and `contribution` (points, null where missing)
            and `missing` Boolean; drawn in this order, each axis together.
        axes: the name of each axis, in the order in which they are drawn.
        title: the title of the points.
        not_rated: what stands beside a hollow bar.
        says: what hovering says, with places `criterion`, `weight`, `norm` and `contribution`.
        mode: the look that the reader has on.
    """
    colours = palette(mode)
    rows = _rows(criteria, axes)
    places = {at: row for at, row in enumerate(rows) if row is not None and "criterion" in row}
    figure = go.Figure(layout={"template": template(mode), "height": _ROW * len(rows) + _AROUND, "bargap": 0.35})
    figure.add_bar(**_bars(places, not_rated, says, colours))
    figure.update_layout(showlegend=False, annotations=_headings(rows, colours))
    furthest = max((_length(row) for row in places.values()), default=1.0)
    figure.update_xaxes(title={"text": title}, range=[0, furthest * 1.25], nticks=6)
    names = [plain_in_chart(row["criterion"], _NAME) for row in places.values()]
    figure.update_yaxes(tickvals=list(places), ticktext=names, range=[len(rows) - 0.4, -0.6], showgrid=False)
    figure.update_yaxes(tickfont={"color": colours.text})
    return figure


def _rows(criteria: pl.DataFrame, axes: Mapping[str, str]) -> list[dict[str, Any]]:
    """A heading for each axis that has criteria, followed by them."""
    every = criteria.to_dicts()
    by_axis = {axis: [row for row in every if row["axis"] == axis] for axis in axes}
    return [row for axis, some in by_axis.items() if some for row in ({"heading": axes[axis]}, *some)]


def _bars(places: Mapping[int, dict[str, Any]], not_rated: str, says: str, colours: Palette) -> dict[str, Any]:
    rows = places.values()
    return {
        "x": [_length(row) for row in rows],
        "y": list(places),
        "orientation": "h",
        "text": [not_rated if row["missing"] else number(row["contribution"], 1) for row in rows],
        "textposition": "outside",
        "textfont": {"size": SMALL, "color": colours.quiet},
        "cliponaxis": False,
        "marker": {
            "color": [CLEAR if row["missing"] else colours.actual for row in rows],
            "line": {
                "color": [colours.unknown if row["missing"] else colours.actual for row in rows],
                "width": 1,
            },
        },
        "hovertext": [_sentence(row, says) for row in rows],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _length(row: dict[str, Any]) -> float:
    return float(row["weight"] if row["missing"] else row["contribution"])


def _sentence(row: dict[str, Any], says: str) -> str:
    return says.format(
        criterion=plain_in_chart(row["criterion"], 60),
        weight=number(row["weight"]),
        norm=number(row["norm"]),
        contribution=number(row["contribution"], 1),
    )


def _headings(rows: list[dict[str, Any]], colours: Palette) -> list[dict[str, Any]]:
    return [
        {
            "text": f"<b>{row['heading']}</b>",
            "x": 0,
            "xanchor": "left",
            "y": at,
            "showarrow": False,
            "font": {"color": colours.quiet},
        }
        for at, row in enumerate(rows)
        if "heading" in row
    ]
