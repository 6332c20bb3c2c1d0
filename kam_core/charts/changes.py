"""What rose and what fell, and how many there are of what: bars that lie, with their names beside them."""

from typing import Any

import plotly.graph_objects as go
import polars as pl

from kam_core.charts import axes
from kam_core.charts.axes import Money
from kam_core.charts.theme import SMALL, Mode, Palette, palette, template
from kam_core.text.plain import plain_in_chart

_ROW, _AROUND = 26, 56
_NAME = 22


def changes(rows: pl.DataFrame, *, axis: str, says: str, money: Money, mode: Mode) -> go.Figure:
    """A bar for each change, to the right of zero for more and to the left for less; each can be picked by its `id`.

    Args:
        rows: the first on top: `id`, `name` and `why` (texts from files), `change` Decimal.
        axis: the title of the amounts' axis.
        says: what hovering says, with places `name`, `change` and `why`.
        money: how an amount is written.
        mode: the look that the reader has on.
    """
    colours = palette(mode)
    held = rows.to_dicts()
    figure = _lying(len(held), mode)
    figure.add_bar(
        x=[float(row["change"]) for row in held],
        y=list(range(len(held))),
        orientation="h",
        customdata=[row["id"] for row in held],
        marker_color=[colours.ahead if row["change"] >= 0 else colours.behind for row in held],
        hovertext=[
            says.format(
                name=plain_in_chart(row["name"], 60), change=money(row["change"]), why=plain_in_chart(row["why"], 120)
            )
            for row in held
        ],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    scale = axes.amounts(rows["change"].to_list(), money)
    # Every second, counted from zero: all of them would stand aslant on a phone.
    zero = scale["tickvals"].index(0) % 2
    scale |= {"tickvals": scale["tickvals"][zero::2], "ticktext": scale["ticktext"][zero::2], "tickangle": 0}
    figure.update_xaxes(title={"text": axis}, zeroline=True, zerolinecolor=colours.text, **scale)
    _name_rows(figure, [plain_in_chart(row["name"], _NAME) for row in held], colours)
    return figure


def counts(rows: pl.DataFrame, *, axis: str, says: str, mode: Mode) -> go.Figure:
    """A bar for each group, with how many are in it beside; each can be picked by its `id`.

    Args:
        rows: the first on top: `id`, `name`, `count` Int.
        axis: the title of the counts' axis.
        says: what hovering says, with places `name` and `count`.
        mode: the look that the reader has on.
    """
    colours = palette(mode)
    held = rows.to_dicts()
    figure = _lying(len(held), mode)
    figure.add_bar(
        x=[row["count"] for row in held],
        y=list(range(len(held))),
        orientation="h",
        customdata=[row["id"] for row in held],
        marker_color=colours.actual,
        text=[str(row["count"]) for row in held],
        textposition="outside",
        textfont={"size": SMALL, "color": colours.text},
        cliponaxis=False,
        hovertext=[says.format(name=row["name"], count=row["count"]) for row in held],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    figure.update_xaxes(title={"text": axis}, rangemode="tozero", nticks=5)
    _name_rows(figure, [row["name"] for row in held], colours)
    return figure


def _lying(rows: int, mode: Mode) -> go.Figure:
    layout: dict[str, Any] = {"template": template(mode), "height": _ROW * max(rows, 2) + _AROUND}
    return go.Figure(layout={**layout, "showlegend": False, "bargap": 0.35})


def _name_rows(figure: go.Figure, names: list[str], colours: Palette) -> None:
    figure.update_yaxes(
        tickvals=list(range(len(names))),
        ticktext=names,
        autorange="reversed",
        showgrid=False,
        tickfont={"color": colours.text, "size": SMALL},
    )
