"""The portfolio matrix holds what the frame says."""

from decimal import Decimal
from math import pi
from typing import Any

import plotly.graph_objects as go
import polars as pl
import pytest

from kam_core.charts import matrix
from kam_core.charts.matrix_ground import Cuts, Grid
from kam_core.charts.matrix_words import words
from kam_core.charts.theme import Mode

SCHEMA: dict[str, Any] = {
    "account_id": pl.String,
    "account_name": pl.String,
    "kind": pl.String,
    "attractiveness": pl.Float64,
    "strength": pl.Float64,
    "coverage": pl.Float64,
    "quadrant": pl.String,
    "border_margin": pl.Float64,
    "revenue": pl.Decimal(18, 4),
    "potential": pl.Decimal(18, 4),
    "then_attractiveness": pl.Float64,
    "then_strength": pl.Float64,
}
ONE: dict[str, Any] = {
    "account_id": "1",
    "account_name": "Bike World",
    "kind": "existing",
    "attractiveness": 80.0,
    "strength": 70.0,
    "coverage": 1.0,
    "quadrant": "strategic",
    "border_margin": 20.0,
    "revenue": Decimal(100),
    "potential": None,
    "then_attractiveness": None,
    "then_strength": None,
}


def positions(*rows: dict[str, Any]) -> pl.DataFrame:
    return pl.DataFrame([ONE | row for row in rows], schema=SCHEMA)


def drawn(frame: pl.DataFrame, **options: Any) -> go.Figure:
    return matrix.portfolio(frame, words=words(), money=lambda amount: f"${amount}", mode=Mode.LIGHT, **options)


def bubbles(figure: go.Figure) -> list[go.Scatter]:
    return [trace for trace in figure.data if trace.customdata is not None]


def areas(figure: go.Figure) -> dict[str, float]:
    """The drawn area of each bubble, by account; plotly's square is as wide as its size, its diamond 1.3 times."""
    whole = {"circle": pi / 4, "square": 1.0, "diamond": 1.3**2 / 2}
    return {
        ids[0]: size**2 * whole[trace.marker.symbol]
        for trace in bubbles(figure)
        for ids, size in zip(trace.customdata, trace.marker.size, strict=True)
    }


def test_area_is_revenue_whatever_the_shape() -> None:
    found = areas(
        drawn(
            positions(
                {"account_id": "a", "revenue": Decimal(400), "kind": "existing"},
                {"account_id": "b", "revenue": Decimal(200), "kind": "emerging"},
                {"account_id": "c", "revenue": Decimal(100), "kind": "candidate"},
            )
        )
    )
    assert found["b"] / found["a"] == pytest.approx(1 / 2)
    assert found["c"] / found["a"] == pytest.approx(1 / 4)


def test_a_ring_is_the_potential_on_the_scale_of_revenue() -> None:
    figure = drawn(positions({"revenue": Decimal(100), "potential": Decimal(400)}))
    ring = next(trace for trace in figure.data if trace.marker.symbol == "circle-open" and trace.x[0] is not None)
    assert ring.marker.size[0] / bubbles(figure)[0].marker.size[0] == pytest.approx(2)


def test_no_revenue_zero_and_credits_are_drawn_at_the_smallest_size() -> None:
    rows = [{"account_id": "big"}] + [{"account_id": str(r), "revenue": r} for r in (None, Decimal(0), Decimal(-5))]
    (trace,) = bubbles(drawn(positions(*rows)))
    assert set(trace.marker.size[1:]) == {7.0}


def test_an_account_stands_at_its_strength_and_attractiveness_and_carries_its_id() -> None:
    (trace,) = bubbles(drawn(positions({})))
    assert (trace.x, trace.y, trace.customdata) == ((70.0,), (80.0,), (["1"],))


def test_an_arrow_ends_where_the_account_is_at_the_edge_of_its_bubble() -> None:
    figure = drawn(positions({"then_strength": 40.0, "then_attractiveness": 60.0}, {"account_id": "new"}))
    arrow = next(trace for trace in figure.data if trace.marker.symbol == "arrow")
    assert (arrow.x, arrow.y) == ((40.0, 70.0, None), (60.0, 80.0, None))
    assert arrow.marker.standoff[1] == pytest.approx(bubbles(figure)[0].marker.size[0] / 2)


def test_an_account_that_hardly_moved_gets_no_arrow() -> None:
    figure = drawn(positions({"then_strength": 69.0, "then_attractiveness": 80.0}))
    assert [trace.x for trace in figure.data if trace.marker.symbol == "arrow"] == [()]


def test_the_less_is_known_the_fainter_and_a_border_case_is_dotted() -> None:
    rows = [{"coverage": 1.0}, {"coverage": 0.2, "border_margin": 4.9}, {"coverage": None, "border_margin": 5.0}]
    (trace,) = bubbles(drawn(positions(*rows)))
    faintness = [float(colour.rsplit(",", 1)[1].rstrip(")")) for colour in trace.marker.color]
    assert faintness == [0.8, 0.28, 0.15]
    assert trace.marker.line.dash == ("solid", "dot", "solid")


def test_kinds_differ_by_shape_and_colour() -> None:
    figure = drawn(positions({"kind": "existing"}, {"kind": "emerging"}, {"kind": "candidate"}, {"kind": "none"}))
    assert [trace.marker.symbol for trace in bubbles(figure)] == ["circle", "diamond", "square", "circle"]
    assert len({trace.marker.line.color for trace in bubbles(figure)}) == 4


def test_a_hostile_name_is_escaped_in_label_and_hover() -> None:
    figure = drawn(positions({"account_name": "<b>%{x}"}))
    escaped = "&#60;b&#62;&#37;&#123;x&#125;"
    assert bubbles(figure)[0].hovertext[0].startswith(f"<b>{escaped}</b><br>")
    assert [trace.text for trace in figure.data if trace.text] == [(escaped,)]


def test_hovering_says_the_scores_the_amounts_and_what_is_unknown() -> None:
    (trace,) = bubbles(drawn(positions({"coverage": 0.75})))
    assert trace.hovertext[0].split("<br>")[1:] == [
        "Existing key account · Strategic",
        "Attractiveness 80, strength 70; 75% of the weight is known.",
        "$100.0000 in twelve months; $None possible in three years.",
    ]


def test_an_account_without_both_scores_has_no_place() -> None:
    assert bubbles(drawn(positions({"strength": None}))) == []


def test_without_accounts_only_the_ground_is_drawn() -> None:
    figure = drawn(positions())
    assert len(figure.data) == 0
    assert {note.text.split("<br>")[0] for note in figure.layout.annotations} == {
        "<b>Strategic</b>",
        "<b>Star</b>",
        "<b>Status</b>",
        "<b>Streamline</b>",
    }


def test_strategic_is_at_the_top_right_and_the_cuts_divide() -> None:
    figure = drawn(positions({}), cuts=Cuts(strength=40.0, attractiveness=60.0))
    strategic = next(note for note in figure.layout.annotations if "Strategic" in note.text)
    lines = [(shape.x0, shape.x1, shape.y0, shape.y1) for shape in figure.layout.shapes if shape.type == "line"]
    assert (strategic.xanchor, strategic.yanchor) == ("right", "top")
    assert lines == [(40.0, 40.0, -4.0, 104.0), (-4.0, 104.0, 60.0, 60.0)]


def test_the_nine_box_has_nine_cells_by_thirds_with_an_advice_each() -> None:
    figure = drawn(positions({}), grid=Grid.NINE)
    assert len(figure.layout.annotations) == 9
    assert figure.layout.xaxis.ticktext == ("Low", "Medium", "High")
    assert figure.layout.annotations[0].text == "Withdraw"
    assert figure.layout.annotations[-1].text == "Invest for growth"


def test_labels_never_exceed_a_dozen_and_many_accounts_stay_few_traces() -> None:
    rows = [
        {"account_id": str(n), "strength": float(n % 100), "attractiveness": float(n * 7 % 100)} for n in range(500)
    ]
    figure = drawn(positions(*rows))
    assert len(figure.data) <= 12
    assert all(len(trace.text) <= 12 for trace in figure.data if trace.text)


def cells(*counts: tuple[int, int, int]) -> pl.DataFrame:
    schema = {"strength": pl.Int64, "attractiveness": pl.Int64, "accounts": pl.Int64}
    return pl.DataFrame(counts, schema=schema, orient="row")


def test_binned_draws_each_count_in_the_middle_of_its_cell_of_five_points() -> None:
    counted = cells((0, 0, 2), (5, 0, 1), (95, 95, 2))
    (drawn,) = matrix.binned(counted, words=words(), mode=Mode.DARK).data
    known = {(x, y): n for y, row in zip(drawn.y, drawn.z, strict=True) for x, n in zip(drawn.x, row, strict=True) if n}
    assert known == {(2.5, 2.5): 2, (7.5, 2.5): 1, (97.5, 97.5): 2}
    assert drawn.hovertext[0][0] == "Accounts here: 2; attractiveness 0–5, strength 0–5."


def test_binned_of_no_accounts_is_the_empty_ground() -> None:
    assert not matrix.binned(cells(), words=words(), mode=Mode.LIGHT).data
