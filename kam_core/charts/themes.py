"""Where effort goes at each account: what is planned or proposed for each theme, and what is under way."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import plotly.graph_objects as go
import polars as pl

from kam_core.charts.theme import SMALL, Mode, Palette, faded, palette, template
from kam_core.text.numbers import number
from kam_core.text.plain import plain_in_chart

_ROW, _AROUND = 44, 70
_NAME = 24
_WIDE, _THIN = 0.42, 0.2


def splits(rows: pl.DataFrame, *, themes: Mapping[str, str], says: Mapping[str, str], mode: Mode) -> go.Figure:
    """Two bars an account: the split that is planned (hatched where it is only proposed), and the open actions below.

    Args:
        rows: `account_name`, of each theme `…_planned`, `…_proposed` (percent) and `…_actions` (open ones), each null
            where there is none; the first is drawn on top.
        themes: what each theme is called, in the order in which they are drawn.
        says: what hovering says of a part that is `planned`, `proposed` or under way (`actions`), with places
            `account`, `theme`, `percent` and, of the last, `actions`.
        mode: the look that the reader has on.
    """
    colours, found = palette(mode), [_shared(row, themes) for row in rows.to_dicts()]
    figure = go.Figure(layout={"template": template(mode), "height": _ROW * len(found) + _AROUND, "barmode": "stack"})
    for theme, name in themes.items():
        figure.add_bar(**_planned(found, theme, name, says, colours))
        figure.add_bar(**_under_way(found, theme, name, says, colours))
    names = [plain_in_chart(row["account_name"], _NAME) for row in found]
    figure.update_xaxes(range=[0, 101], ticksuffix="%", nticks=6)
    places = list(range(len(found)))
    figure.update_yaxes(tickvals=places, ticktext=names, range=[len(found) - 0.4, -0.6], showgrid=False)
    figure.update_yaxes(tickfont={"color": colours.text})
    return figure


def _colour(theme: str, colours: Palette) -> str:
    return {"penetrate": colours.penetrate, "expand": colours.expand, "protect": colours.protect}[theme]


def _planned(
    rows: Sequence[dict[str, Any]], theme: str, name: str, says: Mapping[str, str], colours: Palette
) -> dict[str, Any]:
    is_set = [row[f"{theme}_planned"] is not None for row in rows]
    values = [
        row[f"{theme}_planned"] if known else row[f"{theme}_proposed"] for row, known in zip(rows, is_set, strict=True)
    ]
    colour = _colour(theme, colours)
    return {
        "x": values,
        "y": [at - 0.12 for at in range(len(rows))],
        "orientation": "h",
        "width": _WIDE,
        "name": name,
        "legendgroup": theme,
        "marker": {
            "color": [colour if known else faded(colour, 0.25) for known in is_set],
            "line": {"color": colour, "width": 1},
            "pattern": {"shape": ["" if known else "/" for known in is_set], "fgcolor": colour, "size": 6},
        },
        "text": [
            f"{name[:3]} {number(value)}" if value and known else ""
            for value, known in zip(values, is_set, strict=True)
        ],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textfont": {"size": SMALL, "color": colours.background},
        "hovertext": [
            says["planned" if known else "proposed"].format(
                account=plain_in_chart(row["account_name"], 60), theme=name, percent=number(value)
            )
            for row, known, value in zip(rows, is_set, values, strict=True)
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _under_way(
    rows: Sequence[dict[str, Any]], theme: str, name: str, says: Mapping[str, str], colours: Palette
) -> dict[str, Any]:
    shares = [row[f"{theme}_share"] for row in rows]
    return {
        "x": shares,
        "y": [at + 0.24 for at in range(len(rows))],
        "orientation": "h",
        "width": _THIN,
        "name": name,
        "legendgroup": theme,
        "showlegend": False,
        "marker": {"color": faded(_colour(theme, colours), 0.7)},
        "hovertext": [
            says["actions"].format(
                account=plain_in_chart(row["account_name"], 60),
                theme=name,
                percent=number(share),
                actions=number(row[f"{theme}_actions"] or 0),
            )
            for row, share in zip(rows, shares, strict=True)
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _shared(row: dict[str, Any], themes: Iterable[str]) -> dict[str, Any]:
    """The row with the part that each theme has of its open actions; null without any."""
    actions = {theme: row[f"{theme}_actions"] or 0 for theme in themes}
    total = sum(actions.values())
    return row | {f"{theme}_share": 100 * done / total if total else None for theme, done in actions.items()}
