"""What a customer is worth over the years, as it is and as it could be."""

import plotly.graph_objects as go
import polars as pl

from kam_core.charts import axes
from kam_core.charts.axes import Money
from kam_core.charts.theme import SMALL, Mode, palette, template

HEIGHT = 280


def lifetime(
    years: pl.DataFrame, *, now: str, then: str, says: str, across: str, axis: str, money: Money, mode: Mode
) -> go.Figure:
    """Profit of one customer year after year, as it is and with better retention.

    Args:
        years: `year` from 1, `profit` and `profit_after` (so far), oldest first.
        now: what stands at the end of the line of what is.
        then: what stands at the end of the line of what could be.
        says: what hovering over a point says, with places `line` (one of these two), `year` and `profit`.
        across: the title of the years' axis.
        axis: the title of the amounts' axis.
        money: how an amount is written.
        mode: the look that the reader has on.
    """
    colours, at = palette(mode), years["year"].to_list()
    figure = go.Figure(layout={"template": template(mode), "height": HEIGHT, "showlegend": False})
    for column, name, colour, dash, side in (
        ("profit_after", then, colours.ahead, "solid", "bottom"),
        ("profit", now, colours.before, "dash", "top"),
    ):
        values = years[column].to_list()
        figure.add_scatter(
            x=at,
            y=values,
            mode="lines+markers",
            name=name,
            line={"color": colour, "width": 2.5, "dash": dash},
            hovertext=[
                says.format(line=name, year=year, profit=money(value)) for year, value in zip(at, values, strict=True)
            ],
            hovertemplate="%{hovertext}<extra></extra>",
        )
        shift = 8 if side == "bottom" else -8
        words = {"text": name, "showarrow": False, "font": {"size": SMALL, "color": colours.text}}
        figure.add_annotation(x=at[-1], y=values[-1], xanchor="right", yanchor=side, yshift=shift, **words)
    figure.update_yaxes(title={"text": axis}, **axes.amounts([*years["profit"], *years["profit_after"]], money))
    figure.update_xaxes(title={"text": across}, showgrid=False, nticks=min(len(at), 10), tickformat="d")
    return figure
