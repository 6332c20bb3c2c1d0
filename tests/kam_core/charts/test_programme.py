import plotly.graph_objects as go
import polars as pl
import pytest

from kam_core.charts.programme import effects, shares
from kam_core.charts.theme import Mode, palette
from kam_core.text.numbers import signed_percent

LIGHT = palette(Mode.LIGHT)
ROWS = pl.DataFrame(
    {
        "account_id": ["1", "2"],
        "account_name": ["Alpha", "<b>Beta</b>"],
        "value": [0.2, -0.1],
        "controls": [0.1, 0.0],
        "effect": [0.1, -0.1],
    }
)
MEAN = {"mean": 0.05, "low": -0.02, "high": 0.3}


def drawn(mean: dict[str, float] | None) -> go.Figure:
    return effects(
        ROWS,
        mean,
        axis="Points",
        at_mean="Mean",
        says="{account}: {effect} ({value}, {controls})",
        says_mean="{mean} from {low} to {high}",
        written=signed_percent,
        mode=Mode.LIGHT,
    )


def test_the_mean_is_on_top_with_its_bounds_and_each_account_has_a_dot_below() -> None:
    mean, accounts = drawn(MEAN).data
    assert (mean.x, mean.y) == ((0.05,), (0,))
    assert (mean.error_x.array[0], mean.error_x.arrayminus[0]) == pytest.approx((0.25, 0.07))
    assert mean.hovertext == ("+5.0 pts from -2.0 pts to +30.0 pts",)
    assert (accounts.x, accounts.y, accounts.customdata) == ((0.1, -0.1), (1, 2), ("1", "2"))
    assert accounts.hovertext[0] == "Alpha: +10.0 pts (+20.0%, +10.0%)"
    assert accounts.marker.color == (LIGHT.ahead, LIGHT.behind)


def test_the_axis_holds_zero_and_the_bounds() -> None:
    left, right = drawn(MEAN).layout.xaxis.range
    assert left <= -0.1 and right >= 0.3


def test_too_few_to_tell_leave_the_mean_out() -> None:
    figure = drawn(None)
    assert len(figure.data) == 1
    assert figure.layout.yaxis.ticktext[0] == "Alpha"
    assert "<b>" not in figure.layout.yaxis.ticktext[1]


def test_each_part_has_its_share_of_effort_and_of_value() -> None:
    rows = pl.DataFrame({"part": ["Star", "All others"], "effort_share": [0.75, 0.25], "value_share": [0.4, None]})
    figure = shares(rows, effort="Hours", value="Revenue", says="{part}: {share} of {what}", mode=Mode.LIGHT)
    hours, revenue = figure.data
    assert (hours.x, hours.text, hours.hovertext[0]) == ((75.0, 25.0), ("75%", "25%"), "Star: 75% of Hours")
    # Unknown is no bar of nothing.
    assert (revenue.x, revenue.text) == ((40.0, None), ("40%", "—"))
