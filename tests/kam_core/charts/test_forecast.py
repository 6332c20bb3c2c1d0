from datetime import date
from decimal import Decimal

import plotly.graph_objects as go
import polars as pl

from kam_core.charts import forecast
from kam_core.charts.theme import Mode
from kam_core.text.numbers import quarter

MONEY = pl.Decimal(18, 4)
EDGES = ("expected", "low_80", "high_80", "low_95", "high_95")


def drawn() -> go.Figure:
    """Two quarters that were, two that are to come."""
    history = pl.DataFrame(
        {"quarter": [date(2025, 7, 1), date(2025, 10, 1)], "revenue": [Decimal(100), Decimal(-20)]},
        {"quarter": pl.Date, "revenue": MONEY},
    )
    rows = [(date(2026, 1, 1), 50, 30, 70, 10, 90), (date(2026, 4, 1), 60, 40, 80, 20, 100)]
    ahead = pl.DataFrame(
        [(day, *(Decimal(amount) for amount in amounts)) for day, *amounts in rows],
        {"quarter": pl.Date, **dict.fromkeys(EDGES, MONEY)},
        orient="row",
    )
    return forecast.ahead(
        history,
        ahead,
        words={"revenue": "Revenue", "expected": "Expected", "in_80": "80%", "in_95": "95%"},
        says="{quarter}: {revenue}.",
        says_ahead="{quarter}: {expected}, {low_80} to {high_80}, {low_95} to {high_95}.",
        money=lambda amount: "—" if amount is None else f"${amount:.0f}",
        named=quarter,
        mode=Mode.LIGHT,
    )


def test_what_was_and_what_is_expected_meet_in_the_last_closed_quarter() -> None:
    was, expected = drawn().data[-2:]
    assert (list(was.x), list(was.y)) == (["2025 Q3", "2025 Q4"], [100, -20])
    assert (list(expected.x), list(expected.y)) == (["2025 Q4", "2026 Q1", "2026 Q2"], [-20, 50, 60])
    assert expected.line.dash == "dash"


def test_each_interval_is_a_band_that_opens_from_the_last_closed_quarter() -> None:
    low_95, high_95, low_80, high_80 = drawn().data[:4]
    assert [list(band.y) for band in (low_95, high_95)] == [[-20, 10, 20], [-20, 90, 100]]
    assert [list(band.y) for band in (low_80, high_80)] == [[-20, 30, 40], [-20, 70, 80]]
    assert [band.fill for band in (high_95, high_80)] == ["tonexty", "tonexty"]
    assert [band.name for band in (high_95, high_80)] == ["95%", "80%"]


def test_quarters_stand_in_their_order_and_the_axis_holds_zero_and_every_edge() -> None:
    layout = drawn().layout
    assert list(layout.xaxis.categoryarray) == ["2025 Q3", "2025 Q4", "2026 Q1", "2026 Q2"]
    low, high = layout.yaxis.range
    assert low <= -20
    assert high >= 100


def test_hovering_says_a_sentence() -> None:
    was, expected = drawn().data[-2:]
    assert list(was.hovertext) == ["2025 Q3: $100.", "2025 Q4: $-20."]
    assert list(expected.hovertext)[1:] == [
        "2026 Q1: $50, $30 to $70, $10 to $90.",
        "2026 Q2: $60, $40 to $80, $20 to $100.",
    ]
