from datetime import date

import plotly.graph_objects as go
import polars as pl
import pytest

from kam_core.charts.growth import growth
from kam_core.charts.theme import Mode


def drawn(*rows: tuple[date, int]) -> go.Figure:
    return growth(
        pl.DataFrame(list(rows), {"month": pl.Date, "members": pl.Int64}, orient="row"),
        title="Key accounts",
        ceiling=30,
        at_ceiling="Ceiling 30",
        advised="15 to 35 are advised",
        says="{members} in {month}.",
        mode=Mode.DARK,
    )


def test_members_step_month_by_month_below_the_ceiling_and_over_the_advised_band() -> None:
    figure = drawn((date(2013, 1, 1), 12), (date(2013, 2, 1), 14))
    (line,) = figure.data
    band, ceiling = figure.layout.shapes
    assert (line.y, line.line.shape, line.hovertext[1]) == ((12, 14), "hv", "14 in Feb 2013.")
    assert ((band.y0, band.y1), (ceiling.y0, ceiling.y1)) == ((15, 35), (30, 30))


@pytest.mark.parametrize("count", [0, 1, 5000])
def test_any_number_of_months_can_be_drawn(count: int) -> None:
    months = [(date(1600 + n // 12, 1 + n % 12, 1), n) for n in range(count)]
    figure = drawn(*months)
    assert len(figure.data[0].y) == count
    assert figure.layout.yaxis.range[1] > max(35, count - 1)
