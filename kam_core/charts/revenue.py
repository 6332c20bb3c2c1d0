"""What an account buys: by quarter against target, and by product family against the year before."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go
import polars as pl

from kam_core.charts import axes
from kam_core.charts.axes import Money
from kam_core.charts.theme import CLEAR, SMALL, Mode, Palette, faded, palette, template
from kam_core.period import JANUARY
from kam_core.text.numbers import quarter
from kam_core.text.plain import plain_in_chart

HEIGHT = 300
_MOST_TICKS, _FEWEST_BARS = 8, 4
_ROW, _AROUND = 26, 70
_NAME = 24


def by_quarter(
    quarters: pl.DataFrame,
    *,
    revenue: str,
    margin: str,
    target: str,
    says: str,
    money: Money,
    mode: Mode,
    year_start: int = JANUARY,
) -> go.Figure:
    """A bar a quarter, the margin within it, and a line across where a target is set.

    Args:
        quarters: as `revenue.queries.by_quarter` returns them; one that is not closed yet is drawn faint.
        revenue: the word for the bars and the axis.
        margin: the word for the inner bars.
        target: the word for the lines.
        says: what hovering says, with places `quarter`, `revenue`, `margin` and `target`.
        money: how an amount is written, null included.
        mode: the look that the reader has on.
        year_start: the month in which the company's year starts, for the names of its quarters.
    """
    colours = palette(mode)
    rows = quarters.select("quarter", "revenue", "margin", "target", "closed").to_dicts()
    names = [quarter(row["quarter"], year_start) for row in rows]
    said = [_quarter_says(says, name, row, money) for name, row in zip(names, rows, strict=True)]
    hover = {"hovertext": said, "hovertemplate": "%{hovertext}<extra></extra>"}
    figure = go.Figure(layout={"template": template(mode), "height": HEIGHT, "barmode": "overlay", "bargap": 0.35})
    figure.add_bar(x=names, y=_column(rows, "revenue"), name=revenue, marker_color=_shades(rows, colours), **hover)
    if any(row["margin"] is not None for row in rows):
        inner = _column(rows, "margin")
        figure.add_bar(x=names, y=inner, name=margin, width=0.28, marker_color=colours.margin, **hover)
    if any(row["target"] is not None for row in rows):
        figure.add_scatter(
            x=names, y=_column(rows, "target"), name=target, mode="markers", marker=_across(colours.target), **hover
        )
    every = [row[column] for row in rows for column in ("revenue", "margin", "target")]
    figure.update_yaxes(title={"text": revenue}, **axes.amounts(every, money))
    figure.update_xaxes(**_quarter_axis(names))
    return figure


def by_family(families: pl.DataFrame, *, now: str, before: str, says: str, money: Money, mode: Mode) -> go.Figure:
    """A bar a family for the last twelve months, and a mark where the twelve months before ended.

    Args:
        families: as `revenue.queries.by_family` returns them; the first is drawn on top.
        now: the word for the bars.
        before: the word for the marks.
        says: what hovering says, with places `family`, `revenue`, `before` and `margin`.
        money: how an amount is written, null included.
        mode: the look that the reader has on.
    """
    colours = palette(mode)
    rows = families.select("family", "revenue", "revenue_before", "margin").to_dicts()
    places = list(range(len(rows)))
    said = [_family_says(says, row, money) for row in rows]
    hover = {"hovertext": said, "hovertemplate": "%{hovertext}<extra></extra>"}
    figure = go.Figure(layout={"template": template(mode), "height": _ROW * len(rows) + _AROUND, "bargap": 0.4})
    figure.add_bar(
        x=_column(rows, "revenue"), y=places, orientation="h", name=now, marker_color=colours.actual, **hover
    )
    mark = {"symbol": "line-ns", "size": 16, "line": {"width": 2.5, "color": colours.target}}
    figure.add_scatter(x=_column(rows, "revenue_before"), y=places, name=before, mode="markers", marker=mark, **hover)
    every = [row[column] for row in rows for column in ("revenue", "revenue_before")]
    figure.update_xaxes(title={"text": now}, nticks=5, **axes.amounts(every, money))
    names = [plain_in_chart(row["family"], _NAME) for row in rows]
    figure.update_yaxes(tickvals=places, ticktext=names, autorange="reversed", showgrid=False)
    figure.update_yaxes(tickfont={"color": colours.text})
    return figure


def _column(rows: Sequence[dict[str, Any]], name: str) -> list[float | None]:
    return [None if row[name] is None else float(row[name]) for row in rows]


def _shades(rows: Sequence[dict[str, Any]], colours: Palette) -> list[str]:
    return [colours.actual if row["closed"] else faded(colours.actual, 0.45) for row in rows]


def _across(colour: str) -> dict[str, Any]:
    """A short line across a bar."""
    return {"symbol": "line-ew", "size": 16, "line": {"width": 2.5, "color": colour}, "color": CLEAR}


def _quarter_axis(names: Sequence[str]) -> dict[str, Any]:
    """Quarters in two lines, so that some stand beside each other on a phone; of many, only some are written."""
    written = names[:: axes.every(len(names), _MOST_TICKS)]
    return {
        "type": "category",
        # One bar alone would be a wall.
        "range": [-0.5, max(len(names), _FEWEST_BARS) - 0.5],
        "tickvals": written,
        "ticktext": [name.replace(" ", "<br>", 1) for name in written],
        "tickangle": 0,
        "tickfont": {"size": SMALL - 1},
        "showgrid": False,
    }


def _quarter_says(says: str, name: str, row: dict[str, Any], money: Money) -> str:
    written = {column: money(row[column]) for column in ("revenue", "margin", "target")}
    return says.format(quarter=name, **written)


def _family_says(says: str, row: dict[str, Any], money: Money) -> str:
    return says.format(
        family=plain_in_chart(row["family"], 60),
        revenue=money(row["revenue"]),
        before=money(row["revenue_before"]),
        margin=money(row["margin"]),
    )
