"""Whether the programme pays: effects with their interval, and effort beside value."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import plotly.graph_objects as go
import polars as pl

from kam_core.charts import axes
from kam_core.charts.theme import SMALL, Mode, Palette, palette, template
from kam_core.text.numbers import percent, points, signed_number
from kam_core.text.plain import plain_in_chart

_ROW, _AROUND = 26, 70
_NAME = 22
_PART = 46


def effects(
    rows: pl.DataFrame,
    mean: Mapping[str, float] | None,
    *,
    axis: str,
    at_mean: str,
    says: str,
    says_mean: str,
    written: Callable[[float], str],
    mode: Mode,
) -> go.Figure:
    """A dot an account, right of the zero line where it did better than its controls; the mean on top with its bounds.

    Args:
        rows: `account_id`, `account_name`, `value` (what changed), `controls` (what changed at its controls) and
            `effect`, all ratios; drawn in this order. A dot can be picked by its account.
        mean: `mean`, `low` and `high` of all; null where there are too few to tell.
        axis: the title of the effects' axis.
        at_mean: what the mean is called.
        says: what hovering over an account says, with places `account`, `effect`, `value` and `controls`.
        says_mean: the same of the mean, with places `mean`, `low` and `high`.
        written: how what changed is written; effects are points.
        mode: the look that the reader has on.
    """
    colours, found = palette(mode), rows.to_dicts()
    top = [] if mean is None else [at_mean]
    height = _ROW * (len(found) + len(top)) + _AROUND
    figure = go.Figure(layout={"template": template(mode), "height": height, "showlegend": False})
    if mean is not None:
        figure.add_scatter(**_mean(mean, says_mean, colours))
    figure.add_scatter(**_accounts(found, len(top), says, written, colours))
    names = [*top, *(plain_in_chart(row["account_name"], _NAME) for row in found)]
    known = [row["effect"] for row in found] + ([mean["low"], mean["high"]] if mean else [])
    ticks = axes.around(min([0.0, *known]), max([0.0, *known]))
    figure.update_xaxes(
        title={"text": axis},
        tickvals=ticks,
        ticktext=[signed_number(tick * 100) for tick in ticks],
        range=[ticks[0], ticks[-1]],
        zeroline=True,
        zerolinecolor=colours.text,
    )
    figure.update_yaxes(
        tickvals=list(range(len(names))),
        ticktext=names,
        range=[len(names) - 0.4, -0.6],
        tickfont={"color": colours.text},
    )
    return figure


def _mean(mean: Mapping[str, float], says: str, colours: Palette) -> dict[str, Any]:
    words = says.format(**{name: points(mean[name]) for name in ("mean", "low", "high")})
    return {
        "x": [mean["mean"]],
        "y": [0],
        "mode": "markers",
        "marker": {"symbol": "diamond", "size": 12, "color": colours.target},
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": [mean["high"] - mean["mean"]],
            "arrayminus": [mean["mean"] - mean["low"]],
            "color": colours.target,
            "thickness": 2,
            "width": 6,
        },
        "hovertext": [words],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _accounts(
    rows: Sequence[dict[str, Any]], first: int, says: str, written: Callable[[float], str], colours: Palette
) -> dict[str, Any]:
    return {
        "x": [row["effect"] for row in rows],
        "y": list(range(first, first + len(rows))),
        "mode": "markers",
        "customdata": [row["account_id"] for row in rows],
        "marker": {
            "size": 9,
            "color": [colours.ahead if row["effect"] >= 0 else colours.behind for row in rows],
        },
        "hovertext": [
            says.format(
                account=plain_in_chart(row["account_name"], 60),
                effect=points(row["effect"]),
                value=written(row["value"]),
                controls=written(row["controls"]),
            )
            for row in rows
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def shares(rows: pl.DataFrame, *, effort: str, value: str, says: str, mode: Mode) -> go.Figure:
    """Two bars a part of the portfolio: its share of the effort, and under it its share of the value.

    Args:
        rows: `part` (its name), `effort_share` and `value_share` (0 to 1; null: unknown); the first is drawn on top.
        effort: what the effort is called.
        value: what the value is called.
        says: what hovering says, with places `part`, `share` and `what`.
        mode: the look that the reader has on.
    """
    colours, found = palette(mode), rows.to_dicts()
    figure = go.Figure(
        layout={"template": template(mode), "height": _PART * len(found) + _AROUND, "barmode": "group", "bargap": 0.3}
    )
    for column, what, colour in (
        ("effort_share", effort, colours.before),
        ("value_share", value, colours.actual),
    ):
        percents = [None if row[column] is None else 100 * row[column] for row in found]
        written = [percent(row[column], 0) for row in found]
        figure.add_bar(
            x=percents,
            y=list(range(len(found))),
            orientation="h",
            name=what,
            marker_color=colour,
            text=written,
            textposition="outside",
            textfont={"size": SMALL, "color": colours.text},
            cliponaxis=False,
            hovertext=[
                says.format(part=row["part"], share=share, what=what) for row, share in zip(found, written, strict=True)
            ],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    most = max([10.0, *(100 * row[name] for row in found for name in ("effort_share", "value_share") if row[name])])
    figure.update_xaxes(range=[0, most * 1.15], ticksuffix="%", nticks=6)
    figure.update_yaxes(
        tickvals=list(range(len(found))),
        ticktext=[row["part"] for row in found],
        range=[len(found) - 0.4, -0.6],
        showgrid=False,
        tickfont={"color": colours.text},
    )
    return figure
