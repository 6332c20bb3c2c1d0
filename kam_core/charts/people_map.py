"""The people of an account as a map: who reports to whom, how much each can decide, and where each stands to us.

Size is power, shape and colour are the stance, and the ring is how well one of us knows them: the thicker the better,
dotted where it should be better than it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import plotly.graph_objects as go
import polars as pl

from kam_core.charts.people_words import UNKNOWN, Words, sentence, stance
from kam_core.charts.theme import FONT_SIZE, SMALL, Mode, Palette, faded, palette, template
from kam_core.text.plain import plain_in_chart

Row: TypeAlias = dict[str, Any]

# From so many people on, a row holds the name alone.
MANY = 20
_TALL, _LOW, _HEAD = 46, 30, 64
_NAME, _TITLE = 24, 28
_SIZES = {1: 9, 2: 12, 3: 15, 4: 19, 5: 23}
_NO_POWER = 10
_RING = 9
# How solid the others are while one is picked.
_BESIDE = 0.6
# Room for names to the right of the last column, in columns: the more there are, the narrower each is.
_ROOM = {1: 1.0, 2: 1.3, 3: 1.55, 4: 1.9}


@dataclass(frozen=True, slots=True)
class Mark:
    """How a stance is drawn; `evens` makes shapes cover about the same area."""

    symbol: str
    colour: str
    evens: float = 1.0
    is_hollow: bool = False


def people_map(placed: pl.DataFrame, *, words: Words, mode: Mode) -> go.Figure:
    """The map of an account's people.

    Args:
        placed: as `people.tree.placed` returns them.
        words: what it says.
        mode: the look that the reader has on.
    """
    colours = palette(mode)
    rows = placed.rows(named=True)
    height = _HEAD + len(rows) * (_LOW if len(rows) > MANY else _TALL)
    figure = go.Figure(layout={"template": template(mode), "height": height, "showlegend": True})
    columns = max((row["column"] for row in rows), default=0) + 1
    figure.update_xaxes(visible=False, range=[-0.18, columns - 1 + _ROOM[columns]])
    figure.update_yaxes(visible=False, range=[len(rows) - 0.4, -1.1])
    figure.update_layout(legend={"itemsizing": "constant", "traceorder": "normal"}, margin={"l": 4, "r": 4, "t": 4})
    _lines(figure, rows, colours)
    _rings(figure, rows, colours)
    for code, mark in marks(colours).items():
        _people(figure, [row for row in rows if stance(row) == code], words, mark)
    _names(figure, rows, colours)
    _heads(figure, rows, words, colours)
    return figure


def marks(colours: Palette) -> dict[str, Mark]:
    """The mark of each stance, the best first; hollow where nobody told."""
    return {
        "advocate": Mark("star", colours.ahead),
        "supporter": Mark("triangle-up", colours.actual, 1.1),
        "neutral": Mark("circle", colours.before),
        "sceptic": Mark("diamond", colours.caution),
        "opponent": Mark("x", colours.behind, 0.95),
        UNKNOWN: Mark("circle-open", colours.unknown, is_hollow=True),
    }


def _x(row: Row) -> float:
    return float(row["column"]) + float(row["indent"])


def _size(row: Row) -> float:
    return float(_SIZES.get(row["power"], _NO_POWER))


def _lines(figure: go.Figure, rows: Sequence[Row], colours: Palette) -> None:
    """From each boss down, then to the right to each person below."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for row in rows:
        if row["boss_row"] is not None:
            boss = rows[row["boss_row"]]
            xs += [_x(boss), _x(boss), _x(row), None]
            ys += [boss["row"], row["row"], row["row"], None]
    figure.add_scatter(
        x=xs, y=ys, mode="lines", line={"color": colours.border, "width": 1.5}, hoverinfo="skip", showlegend=False
    )


def _rings(figure: go.Figure, rows: Sequence[Row], colours: Palette) -> None:
    known = [row for row in rows if row["current"] is not None]
    lacking = [row["wanted"] is not None and row["wanted"] > row["current"] for row in known]
    figure.add_scatter(
        x=[_x(row) for row in known],
        y=[row["row"] for row in known],
        mode="markers",
        hoverinfo="skip",
        cliponaxis=False,
        showlegend=False,
        marker={
            "symbol": "circle",
            "size": [_size(row) + _RING for row in known],
            "color": colours.background,
            "opacity": 1,
            "line": {
                "color": [colours.caution if lacks else colours.quiet for lacks in lacking],
                "width": [0.6 + 0.6 * row["current"] for row in known],
                "dash": ["dot" if lacks else "solid" for lacks in lacking],
            },
        },
        unselected={"marker": {"opacity": 1}},
    )


def _people(figure: go.Figure, rows: Sequence[Row], words: Words, mark: Mark) -> None:
    if not rows:
        return
    figure.add_scatter(
        x=[_x(row) for row in rows],
        y=[row["row"] for row in rows],
        mode="markers",
        name=words.stances[stance(rows[0])],
        customdata=[[row["contact_id"]] for row in rows],
        hovertext=[sentence(row, words) for row in rows],
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
        marker={
            "symbol": mark.symbol,
            "size": [_size(row) * mark.evens for row in rows],
            "color": mark.colour,
            "opacity": 1,
            "line": {"color": mark.colour, "width": 1.5 if mark.is_hollow else 0},
        },
        unselected={"marker": {"opacity": _BESIDE}},
    )


def _names(figure: go.Figure, rows: Sequence[Row], colours: Palette) -> None:
    """Beside each person the name, and below it the title where there is room."""
    is_roomy = len(rows) <= MANY
    for row in rows:
        text = plain_in_chart(row["contact_name"], _NAME)
        if is_roomy and row["title"]:
            quiet = f'<span style="color:{colours.quiet};font-size:{SMALL}px">'
            text += f"<br>{quiet}{plain_in_chart(row['title'], _TITLE)}</span>"
        figure.add_annotation(
            x=_x(row),
            y=row["row"],
            text=text,
            showarrow=False,
            xanchor="left",
            align="left",
            xshift=_size(row) / 2 + _RING,
            font={"size": FONT_SIZE, "color": colours.text},
        )


def _heads(figure: go.Figure, rows: Sequence[Row], words: Words, colours: Palette) -> None:
    """Above each column its level, and a ground that tells columns apart."""
    levels = {row["column"]: row["level_shown"] for row in rows}
    for column, level in levels.items():
        figure.add_annotation(
            x=column - 0.12,
            y=-0.8,
            text=words.levels[level],
            showarrow=False,
            xanchor="left",
            font={"size": SMALL, "color": colours.quiet},
        )
        if column % 2:
            figure.add_vrect(
                x0=column - 0.16, x1=column + 0.84, fillcolor=faded(colours.grid, 0.45), line_width=0, layer="below"
            )
