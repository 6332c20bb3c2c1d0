"""Values over time: one line for each series, named at its end, beside what they are held against."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import plotly.graph_objects as go
import polars as pl

from kam_core.charts import axes
from kam_core.charts.theme import SMALL, Mode, Palette, palette, template
from kam_core.text.plain import plain_in_chart

HEIGHT = 320
_DASHES = ("solid", "dash", "dot", "dashdot")
# So many notes are said in words, in so many rows: those of neighbouring days do not run into each other.
_SAID, _ROWS = 6, 3
_LINE = 15

Written = Callable[[float | None], str]


@dataclass(frozen=True, slots=True)
class Line:
    """One series: `points` has `month` Date and `value` Float64 (null is a gap); `written` says a value in words."""

    name: str
    points: pl.DataFrame
    written: Written


@dataclass(frozen=True, slots=True)
class Level:
    """A level to hold the lines against, with what stands at it; `is_target` is ours, others are quoted."""

    value: float
    name: str
    is_target: bool


@dataclass(frozen=True, slots=True)
class Marked:
    """A day on which something happened that a reader should know of."""

    day: date
    text: str


def lines(
    series: Sequence[Line],
    *,
    says: str,
    moment: Callable[[date], str],
    mode: Mode,
    levels: Sequence[Level] = (),
    marked: Sequence[Marked] = (),
) -> go.Figure:
    """The series over the same axes.

    Args:
        series: four at most; the first is ours, the others are compared with it.
        says: what hovering says, with places `name`, `moment` and `value`.
        moment: how a month is written.
        mode: the look that the reader has on.
        levels: what they are held against.
        marked: days with a note, the oldest first; of many only the newest are said in words.
    """
    colours = palette(mode)
    figure = go.Figure(layout={"template": template(mode), "height": HEIGHT})
    figure.update_layout(showlegend=len(series) > 1)
    for line, dash, colour in zip(series, _DASHES, _line_colours(colours), strict=False):
        figure.add_scatter(**_trace(line, says, moment, {"color": colour, "width": 2, "dash": dash}))
    figure.update_layout(
        shapes=[*(_across(level, colours) for level in levels), *(_down(note, colours) for note in marked)],
        annotations=[
            *(_named(level, at, colours) for at, level in enumerate(levels)),
            *(_noted(note, at, _middle(series), colours) for at, note in enumerate(marked[-_SAID:])),
        ],
    )
    ticks = axes.around(*_ends(series, levels))
    written, room = series[0].written, (ticks[-1] - ticks[0]) * 0.04
    # Notes stand at the top, where a line would run through them.
    top = ticks[-1] + room * (1 + 2.5 * min(len(marked), _ROWS))
    figure.update_yaxes(
        tickvals=ticks, ticktext=[written(tick) for tick in ticks], range=[ticks[0] - room, top], automargin=True
    )
    figure.update_xaxes(showgrid=False, nticks=6, tickangle=0)
    return figure


def _trace(line: Line, says: str, moment: Callable[[date], str], look: dict[str, Any]) -> dict[str, Any]:
    months, values = line.points["month"].to_list(), line.points["value"].to_list()
    name = plain_in_chart(line.name)
    return {
        "x": months,
        "y": values,
        "name": name,
        # A point between two gaps makes no line.
        "mode": "lines+markers",
        "marker": {"size": 5},
        "line": look,
        "hovertext": [
            says.format(name=name, moment=moment(month), value=line.written(value))
            for month, value in zip(months, values, strict=True)
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _line_colours(colours: Palette) -> tuple[str, ...]:
    return (colours.actual, colours.emerging, colours.candidate, colours.before)


def _ends(series: Sequence[Line], levels: Sequence[Level]) -> tuple[float, float]:
    known = [value for line in series for value in line.points["value"] if value is not None]
    known += [level.value for level in levels]
    return (min(known), max(known)) if known else (0.0, 1.0)


def _across(level: Level, colours: Palette) -> dict[str, Any]:
    look = {"color": colours.target if level.is_target else colours.quiet, "width": 1.5}
    line = {**look, "dash": "solid" if level.is_target else "dot"}
    place = {"xref": "paper", "x0": 0, "x1": 1, "y0": level.value, "y1": level.value}
    return {"type": "line", "line": line, "layer": "below", **place}


def _named(level: Level, at: int, colours: Palette) -> dict[str, Any]:
    """Words on a level; every second one at the right end, because two levels may lie close to each other."""
    font = {"size": SMALL, "color": colours.text if level.is_target else colours.quiet}
    side = {"x": 1, "xanchor": "right"} if at % 2 else {"x": 0, "xanchor": "left"}
    place = {"xref": "paper", **side, "y": level.value, "yanchor": "bottom"}
    return {"text": plain_in_chart(level.name, 60), "showarrow": False, "font": font, **place}


def _down(note: Marked, colours: Palette) -> dict[str, Any]:
    line = {"color": colours.caution, "width": 1.5, "dash": "dot"}
    return {"type": "line", "line": line, "yref": "paper", "y0": 0, "y1": 1, "x0": note.day, "x1": note.day}


def _noted(note: Marked, at: int, middle: date | None, colours: Palette) -> dict[str, Any]:
    """Words beside the line of a note, on the side that has room for them."""
    is_late = middle is not None and note.day > middle
    side = {"xanchor": "right", "xshift": -3} if is_late else {"xanchor": "left", "xshift": 3}
    place = {"x": note.day, "yref": "paper", "y": 1, "yanchor": "top", "yshift": -_LINE * (at % _ROWS), **side}
    font = {"size": SMALL, "color": colours.caution}
    # A line of a neighbour would run through it.
    ground = {"bgcolor": colours.background, "borderpad": 0}
    return {"text": plain_in_chart(note.text, 30), "showarrow": False, "font": font, **ground, **place}


def _middle(series: Sequence[Line]) -> date | None:
    """The middle of the months that are drawn; null without any."""
    days = [day for line in series for day in line.points["month"]]
    return min(days) + (max(days) - min(days)) / 2 if days else None
