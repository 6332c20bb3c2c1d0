"""From what was to what is, step by step: a bar for each end, and one hanging between them for each change."""

from decimal import Decimal

import plotly.graph_objects as go
import polars as pl

from kam_core.charts import axes
from kam_core.charts.axes import Money
from kam_core.charts.theme import SMALL, Mode, Palette, palette, template

HEIGHT = 320


def waterfall(steps: pl.DataFrame, *, axis: str, says: str, money: Money, mode: Mode) -> go.Figure:
    """Two ends and the changes between them; each can be picked by its `step`.

    Args:
        steps: in their order: `step` (a code), `label`, `low` and `high` Decimal (where its bar begins and ends),
            `amount` Decimal (what it comes to, with its sign), `is_end` Boolean.
        axis: the title of the amounts' axis.
        says: what hovering says, with places `label` and `amount`.
        money: how an amount is written.
        mode: the look that the reader has on.
    """
    colours = palette(mode)
    rows = steps.to_dicts()
    figure = go.Figure(layout={"template": template(mode), "height": HEIGHT, "showlegend": False, "bargap": 0.3})
    figure.add_bar(
        x=list(range(len(rows))),
        base=[float(row["low"]) for row in rows],
        y=[float(row["high"] - row["low"]) for row in rows],
        customdata=[row["step"] for row in rows],
        marker_color=[_colour(row["amount"], colours, is_end=row["is_end"]) for row in rows],
        text=[money(row["amount"]) for row in rows],
        textposition="outside",
        textfont={"size": SMALL, "color": colours.text},
        cliponaxis=False,
        hovertext=[says.format(label=row["label"], amount=money(row["amount"])) for row in rows],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    figure.update_yaxes(title={"text": axis}, **axes.amounts([*steps["low"], *steps["high"]], money))
    figure.update_xaxes(
        tickvals=list(range(len(rows))),
        ticktext=[row["label"] for row in rows],
        tickangle=0,
        showgrid=False,
        tickfont={"color": colours.text, "size": SMALL - 1},
    )
    return figure


def _colour(amount: Decimal, colours: Palette, *, is_end: bool) -> str:
    """The sign is in the label as well: nothing is told by colour alone."""
    if is_end:
        return colours.actual
    return colours.ahead if amount >= 0 else colours.behind
