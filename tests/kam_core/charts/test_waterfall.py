from decimal import Decimal
from typing import Any

import polars as pl

from kam_core.charts.theme import Mode, palette
from kam_core.charts.waterfall import waterfall

MONEY = pl.Decimal(38, 4)
SCHEMA: dict[str, Any] = {
    "step": pl.String,
    "label": pl.String,
    "low": MONEY,
    "high": MONEY,
    "amount": MONEY,
    "is_end": pl.Boolean,
}
ROWS = [
    ("start", "Before", 0, 3250, 3250, True),
    ("expansion", "Expansion", 3250, 3850, 600, False),
    ("contraction", "Contraction", 3250, 3850, -600, False),
    ("churn", "Churn", 3000, 3250, -250, False),
    ("end", "Now", 0, 3000, 3000, True),
]


def test_each_bar_hangs_where_the_one_before_ended_and_says_its_amount() -> None:
    steps = pl.DataFrame([(*row[:2], *map(Decimal, row[2:5]), row[5]) for row in ROWS], SCHEMA, orient="row")
    figure = waterfall(
        steps, axis="Revenue", says="{label}: {amount}", money=lambda amount: f"{amount:.0f}", mode=Mode.LIGHT
    )
    bars, colours = figure.data[0], palette(Mode.LIGHT)
    assert bars.base == (0.0, 3250.0, 3250.0, 3000.0, 0.0)
    assert bars.y == (3250.0, 600.0, 600.0, 250.0, 3000.0)
    assert bars.text == ("3250", "600", "-600", "-250", "3000")
    assert bars.customdata == ("start", "expansion", "contraction", "churn", "end")
    assert bars.hovertext[2] == "Contraction: -600"
    assert bars.marker.color == (colours.actual, colours.ahead, colours.behind, colours.behind, colours.actual)
    assert figure.layout.yaxis.range[0] == 0
