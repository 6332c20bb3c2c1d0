from datetime import date

import plotly.graph_objects as go
import polars as pl

from kam_core.charts.theme import Mode, palette
from kam_core.charts.trail import trail


def drawn(*rows: tuple[date, float | None, float | None], cuts: tuple[float, float] = (50, 50)) -> go.Figure:
    schema = {"day": pl.Date, "attractiveness": pl.Float64, "strength": pl.Float64}
    return trail(
        pl.DataFrame(list(rows), schema, orient="row"),
        attractiveness="Attractiveness",
        strength="Strength",
        title="Score",
        says="{axis} was {score} on {day}.",
        cuts=cuts,
        mode=Mode.LIGHT,
    )


def test_each_axis_is_a_line_that_breaks_where_the_score_is_unknown() -> None:
    figure = drawn((date(2013, 1, 31), 60.0, None), (date(2013, 2, 28), 64.0, 40.0))
    assert [(trace.name, trace.y) for trace in figure.data] == [
        ("Attractiveness", (60.0, 64.0)),
        ("Strength", (None, 40.0)),
    ]
    assert not any(trace.connectgaps for trace in figure.data)
    assert figure.data[1].hovertext[1] == "Strength was 40 on Feb 28, 2013."


def test_lines_are_named_at_their_ends_and_apart_where_they_meet() -> None:
    figure = drawn((date(2013, 1, 31), 60.0, 60.0))
    names = [(note.text, note.y) for note in figure.layout.annotations]
    assert names == [("Attractiveness 60", 55.5), ("Strength 60", 64.5)]


def test_no_scores_can_be_drawn() -> None:
    assert [trace.x for trace in drawn().data] == [(), ()]


def test_each_axis_shows_its_own_cut_where_the_two_differ() -> None:
    colours = palette(Mode.LIGHT)
    at = {
        cuts: [(line.y0, line.line.color) for line in drawn(cuts=cuts).layout.shapes] for cuts in ((50, 50), (60, 40))
    }
    assert at == {(50, 50): [(50, colours.before)], (60, 40): [(60, colours.emerging), (40, colours.actual)]}
