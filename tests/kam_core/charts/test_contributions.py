from typing import Any

import plotly.graph_objects as go
import polars as pl

from kam_core.charts.contributions import contributions
from kam_core.charts.theme import Mode

SCHEMA: dict[str, Any] = {
    "axis": pl.String,
    "criterion": pl.String,
    "weight": pl.Float64,
    "norm": pl.Float64,
    "contribution": pl.Float64,
    "missing": pl.Boolean,
}


def drawn(*rows: tuple[Any, ...]) -> go.Figure:
    return contributions(
        pl.DataFrame(list(rows), SCHEMA, orient="row"),
        axes={"attractiveness": "Attractiveness", "strength": "Relative strength"},
        title="Points",
        not_rated="not rated",
        says="{criterion}: {norm} at {weight} adds {contribution}.",
        mode=Mode.LIGHT,
    )


def test_each_axis_is_headed_and_each_criterion_is_a_bar_of_what_it_adds() -> None:
    figure = drawn(
        ("attractiveness", "Growth", 25.0, 80.0, 20.0, False), ("strength", "Relationship", 25.0, 50.0, 12.5, False)
    )
    (bars,) = figure.data
    assert [(note.text, note.y) for note in figure.layout.annotations] == [
        ("<b>Attractiveness</b>", 0),
        ("<b>Relative strength</b>", 2),
    ]
    assert (bars.x, bars.y, bars.text) == ((20.0, 12.5), (1, 3), ("20.0", "12.5"))
    assert bars.hovertext[0] == "Growth: 80 at 25 adds 20.0."


def test_a_missing_criterion_is_hollow_as_long_as_its_weight_and_says_so() -> None:
    (bars,) = drawn(("strength", "<i>Fit</i>", 10.0, None, None, True)).data
    assert (bars.x, bars.text, bars.marker.color) == ((10.0,), ("not rated",), ("rgba(0,0,0,0)",))
    assert bars.hovertext == ("&#60;i&#62;Fit&#60;/i&#62;: — at 10 adds —.",)


def test_no_criteria_can_be_drawn() -> None:
    assert drawn().data[0].x == ()
