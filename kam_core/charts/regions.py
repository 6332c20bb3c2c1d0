"""Where which families are sold: a share in each cell of families by regions."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import plotly.graph_objects as go
import polars as pl

from kam_core.charts.theme import CLEAR, SMALL, Mode, palette, template
from kam_core.text.numbers import number, percent
from kam_core.text.plain import plain_in_chart

_ROW, _AROUND = 22, 150
_NAME = 18
_UNKNOWN = "·"
# From this share on its number is written in the colour of the ground.
_TURNS_AT = {Mode.LIGHT: 0.6, Mode.DARK: 0.4}


def regions(rows: pl.DataFrame, *, says: str, money: Callable[[Decimal | None], str], mode: Mode) -> go.Figure:
    """A row a family, a column a region, and in each cell the share of accounts that buy it, in percent.

    Args:
        rows: `region`, `family`, `accounts`, `bought`, `share` (null: none applies) and `gap`, as
            `whitespace.regions.by_region` returns them, and `cell`, which a picked mark holds; the first region is
            left, the first family on top.
        says: what hovering says, with places `region`, `family`, `bought`, `accounts`, `share` and `gap`.
        money: how an amount is written, null included.
        mode: the look that the reader has on.
    """
    colours, found = palette(mode), rows.to_dicts()
    across, down = (list(dict.fromkeys(row[name] for row in found)) for name in ("region", "family"))
    shades = [row["share"] or 0.0 for row in found]
    figure = go.Figure(layout={"template": template(mode), "height": _ROW * len(down) + _AROUND, "showlegend": False})
    figure.add_heatmap(
        z=_grid(found, across, down),
        colorscale=[[0, colours.few], [1, colours.many]],
        zmin=0,
        zmax=1,
        xgap=2,
        ygap=2,
        showscale=False,
        hoverinfo="skip",
    )
    # What can be picked and says something: cells of a heat map cannot.
    figure.add_scatter(
        x=[across.index(row["region"]) for row in found],
        y=[down.index(row["family"]) for row in found],
        mode="markers+text",
        marker={"symbol": "square", "size": 20, "color": CLEAR},
        text=[_UNKNOWN if row["share"] is None else number(100 * Decimal(str(row["share"]))) for row in found],
        textposition="middle center",
        textfont={
            "size": SMALL - 1,
            "color": [colours.background if shade > _TURNS_AT[mode] else colours.text for shade in shades],
        },
        # Streamlit fades what is not picked.
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
        customdata=[row["cell"] for row in found],
        hovertext=[_said(row, says, money) for row in found],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    shown = {"showgrid": False, "tickfont": {"color": colours.text, "size": SMALL}, "ticks": ""}
    names = [[plain_in_chart(one, _NAME) for one in ids] for ids in (across, down)]
    figure.update_xaxes(
        side="top",
        tickvals=list(range(len(across))),
        ticktext=names[0],
        tickangle=-90,
        range=[-0.6, len(across) - 0.4],
        **shown,
    )
    figure.update_yaxes(tickvals=list(range(len(down))), ticktext=names[1], range=[len(down) - 0.5, -0.5], **shown)
    return figure


def _grid(found: list[dict[str, Any]], across: list[str], down: list[str]) -> list[list[float | None]]:
    """The shares by family and region; null where a family applies to none, or nothing is known of it there."""
    shares = {(row["family"], row["region"]): row["share"] for row in found}
    return [[shares.get((family, region)) for region in across] for family in down]


def _said(row: dict[str, Any], says: str, money: Callable[[Decimal | None], str]) -> str:
    share, gap = row["share"], row["gap"]
    return says.format(
        region=plain_in_chart(str(row["region"])),
        family=plain_in_chart(str(row["family"])),
        bought=row["bought"],
        accounts=row["accounts"],
        share=_UNKNOWN if share is None else percent(share, 0),
        gap=money(gap if isinstance(gap, Decimal) else None),
    )
