"""The answer to somebody's own question, drawn: bars, lines, points, a heat map or boxes, whatever was asked."""

from collections.abc import Iterator, Sequence

import plotly.graph_objects as go
import polars as pl

from kam_core.charts.bench_words import (
    LONG,
    SHORT,
    Words,
    hover,
    is_ordered,
    kind_of_axis,
    name_of,
    named,
    numbers,
    short,
)
from kam_core.charts.theme import SMALL, Mode, Palette, faded, palette, template
from kam_core.text.plain import plain_in_chart
from kam_core.workbench.chart import Kind, View

HEIGHT = 420
# As many series as can be told apart; more are one question too many for one picture.
MOST_SERIES = 12
_ROW, _AROUND, _MOST_HEIGHT = 26, 90, 1_600
_DASHES = ("solid", "dash", "dot", "dashdot")
_SHAPES = ("circle", "square", "diamond", "cross", "x", "triangle-up")
_FILLS = ("", "/", ".")


def answer(frame: pl.DataFrame, view: View, *, words: Words, mode: Mode) -> go.Figure:
    """The rows of an answer as they are, in their order.

    Args:
        frame: the answer; `view` names its columns.
        view: how it is drawn.
        words: what it says.
        mode: the look that the reader has on.
    """
    colours = palette(mode)
    figure = go.Figure(layout={"template": template(mode), "height": HEIGHT, "bargap": 0.3})
    draw = {Kind.BAR: _bars, Kind.LINE: _lines, Kind.SCATTER: _points, Kind.HEAT_MAP: _cells, Kind.BOX: _boxes}
    draw[view.kind](figure, frame, view, words, colours)
    figure.update_layout(showlegend=bool(view.split) and view.kind is not Kind.HEAT_MAP)
    return figure


def series_of(frame: pl.DataFrame, view: View) -> int:
    """How many series a picture would have."""
    return frame[view.split].n_unique() if view.split else 1


def hidden_rows(frame: pl.DataFrame, view: View, words: Words) -> int:
    """How many rows fall on the place of an earlier one, so that the picture does not show both."""
    if view.kind not in (Kind.BAR, Kind.HEAT_MAP, Kind.BOX):
        return 0
    across = named(frame[view.x], words)
    split = frame[view.split] if view.split else pl.Series([None] * frame.height)
    # Bars of two parts stand side by side, even where the parts are called alike.
    parts = named(split, words) if view.kind is Kind.HEAT_MAP else list(split)
    return frame.height - len(set(zip(across, parts, strict=True)))


def _bars(figure: go.Figure, frame: pl.DataFrame, view: View, words: Words, colours: Palette) -> None:
    upright = is_ordered(frame[view.x])
    for at, (name, rows) in enumerate(_series(frame, view, words)):
        places, values = named(rows[view.x], words), numbers(rows[view.values[0]])
        x, y = (places, values) if upright else (values, places)
        marker = {"color": _colour(colours, at), "pattern": {"shape": _FILLS[at // 8 % len(_FILLS)]}}
        said = hover(rows, view, words)
        figure.add_bar(x=x, y=y, name=name, orientation="v" if upright else "h", marker=marker, **said)
    title = plain_in_chart(view.values[0], LONG)
    if upright:
        figure.update_yaxes(title={"text": title}, rangemode="tozero")
        figure.update_xaxes(title={"text": plain_in_chart(view.x, LONG)}, showgrid=False)
        return
    figure.update_xaxes(title={"text": title}, rangemode="tozero", nticks=5)
    # The first row of the answer is on top.
    figure.update_yaxes(autorange="reversed", showgrid=False, **short(frame[view.x], words))
    bars = frame[view.x].n_unique() * min(series_of(frame, view), MOST_SERIES)
    figure.update_layout(height=min(_MOST_HEIGHT, max(200, _ROW * bars + _AROUND)))


def _lines(figure: go.Figure, frame: pl.DataFrame, view: View, words: Words, colours: Palette) -> None:
    for at, (name, rows) in enumerate(_series(frame, view, words)):
        figure.add_scatter(
            x=named(rows[view.x], words),
            y=numbers(rows[view.values[0]]),
            name=name,
            # A point between two gaps makes no line.
            mode="lines+markers",
            marker={"size": 5},
            line={"color": _colour(colours, at), "width": 2, "dash": _DASHES[at // 8 % len(_DASHES)]},
            **hover(rows, view, words),
        )
    across = kind_of_axis(frame[view.x])
    figure.update_xaxes(title={"text": plain_in_chart(view.x, LONG)}, showgrid=False, nticks=8, **across)
    figure.update_yaxes(title={"text": plain_in_chart(view.values[0], LONG)})


def _points(figure: go.Figure, frame: pl.DataFrame, view: View, words: Words, colours: Palette) -> None:
    for at, (name, rows) in enumerate(_series(frame, view, words)):
        colour = _colour(colours, at)
        look = {"size": 8, "color": faded(colour, 0.6), "symbol": _SHAPES[at % len(_SHAPES)]}
        figure.add_scatter(
            x=named(rows[view.x], words),
            y=named(rows[view.values[0]], words),
            name=name,
            mode="markers",
            marker={**look, "line": {"color": colour, "width": 1}},
            **hover(rows, view, words),
        )
    figure.update_xaxes(title={"text": plain_in_chart(view.x, LONG)}, **kind_of_axis(frame[view.x]))
    down = kind_of_axis(frame[view.values[0]])
    figure.update_yaxes(title={"text": plain_in_chart(view.values[0], LONG)}, **down)


def _cells(figure: go.Figure, frame: pl.DataFrame, view: View, words: Words, colours: Palette) -> None:
    split = view.split or view.x
    across, down = (list(dict.fromkeys(named(frame[name], words))) for name in (view.x, split))
    grid: list[list[float | None]] = [[None] * len(across) for _ in down]
    said = [[""] * len(across) for _ in down]
    places = zip(named(frame[view.x], words), named(frame[split], words), strict=True)
    told = zip(places, numbers(frame[view.values[0]]), hover(frame, view, words)["hovertext"], strict=True)
    for (x, y), value, text in told:
        grid[down.index(y)][across.index(x)] = value
        said[down.index(y)][across.index(x)] = text
    figure.add_heatmap(
        x=across,
        y=down,
        z=grid,
        hovertext=said,
        hovertemplate="%{hovertext}<extra></extra>",
        colorscale=[[0, colours.few], [1, colours.many]],
        xgap=1,
        ygap=1,
        colorbar={"thickness": 10, "outlinewidth": 0, "tickfont": {"color": colours.quiet, "size": SMALL}},
    )
    figure.update_yaxes(autorange="reversed", showgrid=False, **short(frame[split], words))
    figure.update_xaxes(showgrid=False, title={"text": plain_in_chart(view.x, LONG)}, **kind_of_axis(frame[view.x]))
    figure.update_layout(height=min(_MOST_HEIGHT, max(240, _ROW * len(down) + _AROUND)))


def _boxes(figure: go.Figure, frame: pl.DataFrame, view: View, words: Words, colours: Palette) -> None:
    low, first, middle, third, high = (numbers(frame[name]) for name in view.values)
    figure.add_box(
        x=named(frame[view.x], words),
        lowerfence=low,
        q1=first,
        median=middle,
        q3=third,
        upperfence=high,
        line={"color": colours.actual, "width": 1.5},
        fillcolor=faded(colours.actual, 0.25),
        name=plain_in_chart(view.values[2], LONG),
    )
    figure.update_xaxes(showgrid=False, title={"text": plain_in_chart(view.x, LONG)}, **short(frame[view.x], words))
    figure.update_yaxes(title={"text": plain_in_chart(view.values[2], LONG)})


def _series(frame: pl.DataFrame, view: View, words: Words) -> Iterator[tuple[str, pl.DataFrame]]:
    if view.split is None:
        yield plain_in_chart(view.values[0], LONG), frame
        return
    parts = frame.partition_by(view.split, maintain_order=True)
    for rows in parts[:MOST_SERIES]:
        yield name_of(rows[view.split][0], words, SHORT), rows


def _colour(colours: Palette, at: int) -> str:
    ways: Sequence[str] = (
        colours.actual,
        colours.emerging,
        colours.candidate,
        colours.before,
        colours.illustrative,
        colours.behind,
        colours.caution,
        colours.no_key,
    )
    return ways[at % len(ways)]
