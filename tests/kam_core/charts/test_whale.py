from decimal import Decimal

import plotly.graph_objects as go
import polars as pl

from kam_core.charts.theme import Mode
from kam_core.charts.whale import whale

POINTS = {"rank": pl.Int64, "name": pl.String, "cumulative": pl.Decimal(38, 4)}


def drawn(*sums: int) -> go.Figure:
    points = pl.DataFrame([(at + 1, f"A{at}", Decimal(amount)) for at, amount in enumerate(sums)], POINTS, orient="row")
    return whale(
        points,
        across="Accounts",
        axis="So far",
        at_peak="the peak",
        at_end="the end",
        says="{rank}. {name}: {amount}",
        money=lambda amount: f"{amount:.0f}",
        mode=Mode.LIGHT,
    )


def test_the_curve_starts_at_nothing_and_its_peak_and_end_are_named() -> None:
    figure = drawn(600, 250)
    assert (figure.data[0].x, figure.data[0].y) == ((0, 1, 2), (0.0, 600.0, 250.0))
    assert [(note.x, note.y, note.text) for note in figure.layout.annotations] == [
        (1, 600.0, "the peak"),
        (2, 250.0, "the end"),
    ]
    assert figure.data[0].hovertext[1] == "1. A0: 600"


def test_where_all_earn_the_end_is_the_peak() -> None:
    assert [note.text for note in drawn(600, 900).layout.annotations] == ["the peak"]


def test_a_curve_that_only_falls_peaks_at_its_first_account() -> None:
    figure = drawn(-10, -30)
    assert [(note.x, note.y) for note in figure.layout.annotations] == [(1, -10.0), (2, -30.0)]
    assert figure.layout.yaxis.range[0] < -30
