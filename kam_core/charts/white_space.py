"""What accounts buy of each product family and what they could: a sign a cell, and a shade for how much."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import sqrt
from typing import Any

import plotly.graph_objects as go
import polars as pl

from kam_core.charts.theme import CLEAR, SMALL, Mode, Palette, palette, template
from kam_core.text.plain import plain_in_chart

_ROW, _AROUND = 22, 170
# Seventeen columns beside such names still stand apart on a phone.
_NAME, _FAMILY, _HOVERED = 18, 18, 80
_MARK = 14
_SIGN = SMALL - 2
# From this shade on a sign is written in the colour of the ground: both then stand out by more than 3.9 to 1.
_TURNS_AT = {Mode.LIGHT: 0.6, Mode.DARK: 0.4}
# What a cell shows, drawn and explained in this order: its state, and for an open one whether the room is known.
SIGNS = {"bought": "B", "lapsed": "L", "room": "+", "unknown": "?", "not_applicable": "×"}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the figure.

    `signs` are those of the legend by the names of `SIGNS`. `says` has places `account`, `family`, `state`, `revenue`,
    `potential` and `gap`; `states` fills one of them.
    """

    signs: Mapping[str, str]
    states: Mapping[str, str]
    says: str


def white_space(cells: pl.DataFrame, *, words: Words, money: Callable[[Decimal | None], str], mode: Mode) -> go.Figure:
    """A row an account, a column a family, and in each cell how it stands.

    Args:
        cells: `account_id`, `account_name`, `family`, `state`, `revenue`, `potential`, `gap` as `whitespace.cells`
            returns them, and `cell`, which a picked mark holds. The first account is on top, the first family left.
        words: what is written.
        money: how an amount is written, null included.
        mode: the look that the reader has on.
    """
    colours = palette(mode)
    rows = cells.select(
        "account_id", "account_name", "family", "state", "revenue", "potential", "gap", "cell"
    ).to_dicts()
    names = {row["account_id"]: plain_in_chart(row["account_name"], _NAME) for row in rows}
    across = {family: place for place, family in enumerate(dict.fromkeys(row["family"] for row in rows))}
    down = {account_id: place for place, account_id in enumerate(names)}
    figure = go.Figure(layout={"template": template(mode), "height": _ROW * len(down) + _AROUND, "showlegend": True})
    most = max((float(row["gap"]) for row in rows if row["gap"] is not None), default=0.0)
    for sign in SIGNS:
        _legend(figure, sign, words, mode)
        held = [row for row in rows if sign_of(row) == sign]
        if held:
            at = ([across[row["family"]] for row in held], [down[row["account_id"]] for row in held])
            said = [_said(row, words, money) for row in held]
            _marks(figure, sign, held, at, said, most=most, mode=mode)
    _axes(figure, list(across), list(names.values()), colours)
    return figure


def sign_of(row: Mapping[str, Any]) -> str:
    """Which of `SIGNS` a cell shows."""
    if row["state"] == "not_bought":
        return "unknown" if row["gap"] is None else "room"
    return str(row["state"])


def _marks(
    figure: go.Figure,
    sign: str,
    held: Sequence[dict[str, Any]],
    at: tuple[list[int], list[int]],
    said: list[str],
    *,
    most: float,
    mode: Mode,
) -> None:
    shades = [_shade(row, most) for row in held]
    marker, ink = _look(sign, shades, mode)
    figure.add_scatter(
        x=at[0],
        y=at[1],
        mode="markers+text",
        showlegend=False,
        marker={"symbol": "square", "size": _MARK, **marker},
        text=[SIGNS[sign]] * len(held),
        textposition="middle center",
        textfont={"size": _SIGN, "color": ink},
        # Streamlit fades what is not picked, and half of the table would be gone.
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
        customdata=[row["cell"] for row in held],
        hovertext=said,
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _look(sign: str, shades: list[float], mode: Mode) -> tuple[dict[str, Any], str | list[str]]:
    """The look of a mark, and the colour of its sign."""
    colours = palette(mode)
    match sign:
        case "bought":
            return {"color": colours.ahead}, colours.background
        case "lapsed":
            return {"color": CLEAR, "line": {"width": 2, "color": colours.caution}}, colours.caution
        case "room":
            scale = [[0, colours.few], [1, colours.many]]
            ink = [colours.background if shade > _TURNS_AT[mode] else colours.text for shade in shades]
            return {"color": shades, "colorscale": scale, "cmin": 0, "cmax": 1}, ink
        case "unknown":
            return {"color": CLEAR, "line": {"width": 1, "color": colours.border}}, colours.unknown
        case _not_applicable:
            return {"color": CLEAR}, colours.unknown


def _shade(row: Mapping[str, Any], most: float) -> float:
    """How much room there is against the most, 0 to 1; by its root, or a few large ones would pale all others."""
    return sqrt(float(row["gap"]) / most) if row["gap"] and most else 0.0


def _legend(figure: go.Figure, sign: str, words: Words, mode: Mode) -> None:
    """A mark without a place, because the legend would write "Aa" beside the others."""
    marker, _ink = _look(sign, [0.8], mode)
    figure.add_scatter(
        x=[None],
        y=[None],
        mode="markers",
        name=words.signs[sign],
        marker={"symbol": "square", "size": _MARK, **marker},
    )


def _axes(figure: go.Figure, families: list[str], accounts: list[str], colours: Palette) -> None:
    shown = {"showgrid": False, "tickfont": {"color": colours.text, "size": SMALL}, "ticks": ""}
    figure.update_xaxes(
        side="top",
        tickvals=list(range(len(families))),
        ticktext=[plain_in_chart(family, _FAMILY) for family in families],
        tickangle=-90,
        range=[-0.6, len(families) - 0.4],
        **shown,
    )
    figure.update_yaxes(
        tickvals=list(range(len(accounts))), ticktext=accounts, range=[len(accounts) - 0.5, -0.5], **shown
    )
    figure.update_layout(legend={"y": 0, "yanchor": "top"}, margin={"b": 40})


def _said(row: Mapping[str, Any], words: Words, money: Callable[[Decimal | None], str]) -> str:
    return words.says.format(
        account=plain_in_chart(row["account_name"], _HOVERED),
        family=plain_in_chart(row["family"], _HOVERED),
        state=words.states.get(row["state"], row["state"]),
        revenue=money(row["revenue"]),
        potential=money(row["potential"]),
        gap=money(row["gap"]),
    )
