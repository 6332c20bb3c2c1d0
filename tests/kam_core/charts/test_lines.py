from datetime import date

import polars as pl
import pytest

from kam_core.charts import axes
from kam_core.charts.lines import Level, Line, Marked, lines
from kam_core.charts.theme import Mode

MONTHS = [date(2025, 10, 1), date(2025, 11, 1), date(2025, 12, 1)]


def line(name: str, *values: float | None) -> Line:
    points = pl.DataFrame({"month": MONTHS, "value": values}, schema={"month": pl.Date, "value": pl.Float64})
    return Line(name, points, lambda value: "—" if value is None else f"{value:.2f}")


def test_series_differ_by_their_dashes_and_say_each_point() -> None:
    figure = lines(
        [line("Ours", 0.8, None, 0.9), line("All", 0.7, 0.7, 0.7)],
        says="{name}, {moment}: {value}",
        moment=lambda month: f"{month:%m/%y}",
        mode=Mode.LIGHT,
    )
    ours, everybody = figure.data
    assert ours.y == (0.8, None, 0.9)
    assert ours.hovertext == ("Ours, 10/25: 0.80", "Ours, 11/25: —", "Ours, 12/25: 0.90")
    assert ours.line.dash != everybody.line.dash
    assert figure.layout.showlegend


def test_a_target_is_a_whole_line_and_a_quoted_figure_a_dotted_one_within_sight() -> None:
    levels = [Level(1.5, "Target", is_target=True), Level(0.2, "A fifth, quoted", is_target=False)]
    note = Marked(MONTHS[1], "Prices changed")
    figure = lines(
        [line("Ours", 0.8, 0.8, 0.9)], says="{value}", moment=str, mode=Mode.DARK, levels=levels, marked=[note]
    )
    assert [shape.line.dash for shape in figure.layout.shapes] == ["solid", "dot", "dot"]
    assert [words.text for words in figure.layout.annotations] == ["Target", "A fifth, quoted", "Prices changed"]
    low, high = figure.layout.yaxis.range
    assert low < 0.2
    assert high > 1.5
    assert not figure.layout.showlegend


def test_notes_of_neighbouring_days_stand_in_rows_and_late_ones_left_of_their_line() -> None:
    """Ten notes: all have a line, the newest six words, in three rows, within the months that are drawn."""
    notes = [Marked(date(2025, 10, 1 + n), f"Note {n}") for n in range(9)] + [Marked(MONTHS[2], "Last")]
    figure = lines([line("Ours", 1, 2, 3)], says="{value}", moment=str, mode=Mode.LIGHT, marked=notes)
    words = figure.layout.annotations
    assert len(figure.layout.shapes) == 10
    assert [one.text for one in words] == ["Note 4", "Note 5", "Note 6", "Note 7", "Note 8", "Last"]
    assert [one.yshift for one in words[:4]] == [0, -15, -30, 0]
    assert (words[0].xanchor, words[-1].xanchor) == ("left", "right")


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (0.74, 0.86, [0.725, 0.75, 0.775, 0.8, 0.825, 0.85, 0.875]),
        (0.0, 0.0, [0.0, 1.0]),
        (100.0, 100.0, [100.0, 120.0]),
        (-3.0, 7.0, [-4.0, -2.0, 0.0, 2.0, 4.0, 6.0, 8.0]),
    ],
)
def test_ticks_of_a_line_are_round_and_enclose_it(low: float, high: float, ticks: list[float]) -> None:
    assert axes.around(low, high) == pytest.approx(ticks)
