"""Deals and contracts: open amounts by stage, win rates with their interval, what is up for renewal month by month."""

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go
import polars as pl

from kam_core.charts import axes
from kam_core.charts.axes import Money
from kam_core.charts.theme import CLEAR, SMALL, Mode, faded, palette, template
from kam_core.text.numbers import month, number, percent
from kam_core.text.plain import plain_in_chart

_ROW, _AROUND = 34, 76
_NAME = 22
HEIGHT = 280


def stages(rows: pl.DataFrame, *, amount: str, weighted: str, says: str, money: Money, mode: Mode) -> go.Figure:
    """A bar a stage for what its open deals are worth, and within it what they bring by their probability.

    Args:
        rows: as `pipeline.deals.stages` returns them; the first is drawn on top.
        amount: the word for the bars and the axis.
        weighted: the word for the inner bars.
        says: what hovering says, with places `stage`, `deals`, `amount`, `weighted` and `probability`.
        money: how an amount is written, null included.
        mode: the look that the reader has on.
    """
    colours = palette(mode)
    found, places = rows.to_dicts(), list(range(rows.height))
    said = [
        says.format(
            stage=plain_in_chart(row["stage"], 60),
            deals=number(row["deals"]),
            amount=money(row["amount"]),
            weighted=money(row["weighted"]),
            probability=percent(row["probability"], 0),
        )
        for row in found
    ]
    hover = {"hovertext": said, "hovertemplate": "%{hovertext}<extra></extra>"}
    figure = go.Figure(layout=_layout(mode, len(found)))
    outer = {"color": faded(colours.actual, 0.3), "line": {"color": colours.actual, "width": 1}}
    labels = [f"{number(row['deals'])} · {money(row['amount'])}" for row in found]
    figure.add_bar(
        x=rows["amount"].to_list(),
        y=places,
        orientation="h",
        name=amount,
        marker=outer,
        text=labels,
        textposition="outside",
        textfont={"size": SMALL, "color": colours.quiet},
        cliponaxis=False,
        **hover,
    )
    figure.add_bar(
        x=rows["weighted"].to_list(),
        y=places,
        orientation="h",
        name=weighted,
        width=0.3,
        marker_color=colours.actual,
        **hover,
    )
    across = axes.amounts(rows["amount"].to_list(), money)
    # Room for the words behind the longest bar.
    figure.update_xaxes(nticks=5, **across | {"range": [across["range"][0], across["range"][1] * 1.25]})
    names = [plain_in_chart(row["stage"], _NAME) for row in found]
    figure.update_yaxes(tickvals=places, ticktext=names, autorange="reversed", showgrid=False)
    figure.update_yaxes(tickfont={"color": colours.text})
    return figure


def win_rates(rows: pl.DataFrame, *, not_said: str, rate: str, says: str, mode: Mode) -> go.Figure:
    """A mark a row for the share that was won, and a line for where it lies with 95 % confidence.

    Args:
        rows: as `pipeline.deals.win_rates` returns them; the first is drawn on top.
        not_said: what the deals without a name are called.
        rate: the title of the axis.
        says: what hovering says, with places `name`, `won`, `decided`, `rate`, `low` and `high`.
        mode: the look that the reader has on.
    """
    colours = palette(mode)
    found, places = rows.to_dicts(), list(range(rows.height))
    names = [plain_in_chart(row["name"], _NAME) if row["name"] else not_said for row in found]
    figure = go.Figure(layout=_layout(mode, len(found)) | {"showlegend": False})
    figure.add_scatter(
        x=rows["rate"].to_list(),
        y=places,
        mode="markers+text",
        marker={"size": 11, "color": colours.actual},
        text=[f"{percent(row['rate'], 0)} · {number(row['won'])}/{number(row['won'] + row['lost'])}" for row in found],
        textposition="top center",
        textfont={"size": SMALL, "color": colours.quiet},
        error_x={
            "type": "data",
            "symmetric": False,
            "array": (rows["high"] - rows["rate"]).to_list(),
            "arrayminus": (rows["rate"] - rows["low"]).to_list(),
            "color": colours.before,
            "thickness": 2,
            "width": 6,
        },
        hovertext=[_rate_says(says, name, row) for name, row in zip(names, found, strict=True)],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    figure.update_xaxes(title={"text": rate}, range=[0, 1.02], tickformat=".0%", nticks=6)
    figure.update_yaxes(tickvals=places, ticktext=names, range=[len(found) - 0.4, -0.7], showgrid=False)
    figure.update_yaxes(tickfont={"color": colours.text})
    return figure


def renewals(months: pl.DataFrame, *, words: Mapping[str, str], says: str, money: Money, mode: Mode) -> go.Figure:
    """A bar a month for the value of contracts to be decided; the part that nobody sees to is hollow.

    Args:
        months: as `pipeline.contracts.by_month` returns them.
        words: what `seen` and `unseen` parts are called.
        says: what hovering says, with places `month`, `contracts`, `value` and `unseen`.
        money: how an amount is written, null included.
        mode: the look that the reader has on.
    """
    colours = palette(mode)
    names = [month(one) for one in months["month"]]
    said = [
        says.format(
            month=name, contracts=number(row["contracts"]), value=money(row["value"]), unseen=money(row["unseen"])
        )
        for name, row in zip(names, months.to_dicts(), strict=True)
    ]
    hover = {"hovertext": said, "hovertemplate": "%{hovertext}<extra></extra>"}
    figure = go.Figure(layout={"template": template(mode), "height": HEIGHT, "barmode": "stack", "bargap": 0.35})
    # A bar of nothing would still draw its outline.
    seen, unseen = (
        column.replace(0, None).to_list() for column in (months["value"] - months["unseen"], months["unseen"])
    )
    figure.add_bar(x=names, y=seen, name=words["seen"], marker_color=colours.protect, **hover)
    hollow = {"color": CLEAR, "line": {"color": colours.behind, "width": 1.5}}
    figure.add_bar(x=names, y=unseen, name=words["unseen"], marker=hollow, **hover)
    figure.update_yaxes(**axes.amounts(months["value"].to_list(), money))
    written = names[:: axes.every(len(names), 6)]
    ticks = {"tickvals": written, "ticktext": [name.replace(" ", "<br>", 1) for name in written]}
    figure.update_xaxes(type="category", tickangle=0, showgrid=False, **ticks)
    return figure


def _layout(mode: Mode, rows: int) -> dict[str, Any]:
    height = _ROW * max(rows, 2) + _AROUND
    return {"template": template(mode), "height": height, "barmode": "overlay", "bargap": 0.35}


def _rate_says(says: str, name: str, row: dict[str, Any]) -> str:
    return says.format(
        name=name,
        won=number(row["won"]),
        decided=number(row["won"] + row["lost"]),
        rate=percent(row["rate"], 0),
        low=percent(row["low"], 0),
        high=percent(row["high"], 0),
    )
