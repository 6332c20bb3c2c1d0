"""The answer to somebody's own question, drawn: bars, lines, points, a heat map or boxes, whatever was asked."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go
import polars as pl

from kam_core.charts.theme import SMALL, Mode, Palette, faded, palette, template
from kam_core.text.plain import plain_in_chart
from kam_core.workbench.answers import number
from kam_core.workbench.chart import Kind, View

HEIGHT = 420
# As many series as can be told apart; more are one question too many for one picture.
MOST_SERIES = 12
_ROW, _AROUND, _MOST_HEIGHT = 26, 90, 1_600
_NAME, _LONG = 26, 80
_DASHES = ("solid", "dash", "dot", "dashdot")
_SHAPES = ("circle", "square", "diamond", "cross", "x", "triangle-up")
_FILLS = ("", "/", ".")


@dataclass(frozen=True, slots=True)
class Words:
    """What a picture says: of a value that is missing, and on hovering, with places `x`, `split` and `value`."""

    missing: str
    one: str
    parted: str
    written: Callable[[object], str]


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


def _bars(figure: go.Figure, frame: pl.DataFrame, view: View, words: Words, colours: Palette) -> None:
    upright = _is_ordered(frame[view.x])
    for at, (name, rows) in enumerate(_series(frame, view, words)):
        places, values = _named(rows[view.x], words), _numbers(rows[view.values[0]])
        x, y = (places, values) if upright else (values, places)
        marker = {"color": _colour(colours, at), "pattern": {"shape": _FILLS[at // 8 % len(_FILLS)]}}
        hover = _hover(rows, view, words)
        figure.add_bar(x=x, y=y, name=name, orientation="v" if upright else "h", marker=marker, **hover)
    title = plain_in_chart(view.values[0], _LONG)
    if upright:
        figure.update_yaxes(title={"text": title}, rangemode="tozero")
        figure.update_xaxes(title={"text": plain_in_chart(view.x, _LONG)}, showgrid=False)
        return
    figure.update_xaxes(title={"text": title}, rangemode="tozero", nticks=5)
    # The first row of the answer is on top.
    figure.update_yaxes(type="category", autorange="reversed", showgrid=False, **_short(frame[view.x], words))
    bars = frame[view.x].n_unique() * min(series_of(frame, view), MOST_SERIES)
    figure.update_layout(height=min(_MOST_HEIGHT, max(200, _ROW * bars + _AROUND)))


def _lines(figure: go.Figure, frame: pl.DataFrame, view: View, words: Words, colours: Palette) -> None:
    for at, (name, rows) in enumerate(_series(frame, view, words)):
        figure.add_scatter(
            x=_named(rows[view.x], words),
            y=_numbers(rows[view.values[0]]),
            name=name,
            # A point between two gaps makes no line.
            mode="lines+markers",
            marker={"size": 5},
            line={"color": _colour(colours, at), "width": 2, "dash": _DASHES[at // 8 % len(_DASHES)]},
            **_hover(rows, view, words),
        )
    figure.update_xaxes(title={"text": plain_in_chart(view.x, _LONG)}, showgrid=False, nticks=8)
    figure.update_yaxes(title={"text": plain_in_chart(view.values[0], _LONG)})


def _points(figure: go.Figure, frame: pl.DataFrame, view: View, words: Words, colours: Palette) -> None:
    for at, (name, rows) in enumerate(_series(frame, view, words)):
        colour = _colour(colours, at)
        look = {"size": 8, "color": faded(colour, 0.6), "symbol": _SHAPES[at % len(_SHAPES)]}
        figure.add_scatter(
            x=_named(rows[view.x], words),
            y=_named(rows[view.values[0]], words),
            name=name,
            mode="markers",
            marker={**look, "line": {"color": colour, "width": 1}},
            **_hover(rows, view, words),
        )
    figure.update_xaxes(title={"text": plain_in_chart(view.x, _LONG)})
    figure.update_yaxes(title={"text": plain_in_chart(view.values[0], _LONG)})


def _cells(figure: go.Figure, frame: pl.DataFrame, view: View, words: Words, colours: Palette) -> None:
    split = view.split or view.x
    across, down = (list(dict.fromkeys(_named(frame[name], words))) for name in (view.x, split))
    grid: list[list[float | None]] = [[None] * len(across) for _ in down]
    said = [[""] * len(across) for _ in down]
    places = zip(_named(frame[view.x], words), _named(frame[split], words), strict=True)
    told = zip(places, _numbers(frame[view.values[0]]), _hover(frame, view, words)["hovertext"], strict=True)
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
    figure.update_yaxes(autorange="reversed", showgrid=False, **_short(frame[split], words))
    figure.update_xaxes(showgrid=False, title={"text": plain_in_chart(view.x, _LONG)})
    figure.update_layout(height=min(_MOST_HEIGHT, max(240, _ROW * len(down) + _AROUND)))


def _boxes(figure: go.Figure, frame: pl.DataFrame, view: View, words: Words, colours: Palette) -> None:
    low, first, middle, third, high = (_numbers(frame[name]) for name in view.values)
    figure.add_box(
        x=_named(frame[view.x], words),
        lowerfence=low,
        q1=first,
        median=middle,
        q3=third,
        upperfence=high,
        line={"color": colours.actual, "width": 1.5},
        fillcolor=faded(colours.actual, 0.25),
        name=plain_in_chart(view.values[2], _LONG),
    )
    figure.update_xaxes(showgrid=False, title={"text": plain_in_chart(view.x, _LONG)}, **_short(frame[view.x], words))
    figure.update_yaxes(title={"text": plain_in_chart(view.values[2], _LONG)})


def _series(frame: pl.DataFrame, view: View, words: Words) -> Iterator[tuple[str, pl.DataFrame]]:
    if view.split is None:
        yield plain_in_chart(view.values[0], _LONG), frame
        return
    parts = frame.partition_by(view.split, maintain_order=True)
    for rows in parts[:MOST_SERIES]:
        yield _name(rows[view.split][0], words, _NAME), rows


def _is_ordered(values: pl.Series) -> bool:
    """Whether values have places on an axis; names do not."""
    return values.dtype.is_numeric() or values.dtype.is_temporal()


def _named(values: pl.Series, words: Words) -> list[Any]:
    """What stands on an axis: numbers and days as they are, all else as words."""
    if _is_ordered(values):
        return [number(one) if values.dtype.is_numeric() else one for one in values]
    return [_name(one, words, None) for one in values]


def _name(value: object, words: Words, length: int | None) -> str:
    # An empty text would be no category of its own.
    return plain_in_chart(words.missing if value is None or value == "" else words.written(value), length)


def _short(values: pl.Series, words: Words) -> dict[str, Any]:
    """Ticks with names cut to what an axis has room for."""
    if _is_ordered(values):
        return {}
    cut = {_name(one, words, None): _name(one, words, _NAME) for one in values}
    return {"tickvals": list(cut), "ticktext": list(cut.values())}


def _numbers(values: pl.Series) -> list[float | None]:
    if values.dtype.is_temporal():
        return list(values)
    return [number(one) for one in values]


def _hover(rows: pl.DataFrame, view: View, words: Words) -> dict[str, Any]:
    names = [view.x, view.split or view.x, view.values[0]]
    told = []
    for x, split, value in rows.select(pl.col(name).alias(f"c{at}") for at, name in enumerate(names)).iter_rows():
        said = words.parted if view.split else words.one
        places = {name: _name(one, words, _LONG) for name, one in (("x", x), ("split", split), ("value", value))}
        told.append(said.format(**places))
    return {"hovertext": told, "hovertemplate": "%{hovertext}<extra></extra>"}


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
