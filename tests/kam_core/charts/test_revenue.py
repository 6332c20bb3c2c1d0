from datetime import date
from decimal import Decimal
from typing import Any

import plotly.graph_objects as go
import polars as pl

from kam_core.charts import revenue
from kam_core.charts.theme import Mode

MONEY = pl.Decimal(18, 4)


def quarters(*rows: tuple[date, int, int | None, int | None]) -> pl.DataFrame:
    schema = {"quarter": pl.Date, "revenue": MONEY, "margin": MONEY, "target": MONEY, "closed": pl.Boolean}
    amounts = [(day, *(None if amount is None else Decimal(amount) for amount in rest)) for day, *rest in rows]
    return pl.DataFrame([(*row, True) for row in amounts], schema, orient="row")


def by_quarter(frame: pl.DataFrame) -> go.Figure:
    return revenue.by_quarter(
        frame,
        revenue="Revenue",
        margin="Margin",
        target="Target",
        says="{quarter}: {revenue}, {margin}, {target}.",
        money=lambda amount: "—" if amount is None else f"${amount:.0f}",
        mode=Mode.LIGHT,
    )


def by_family(*rows: tuple[str, int, int | None]) -> go.Figure:
    schema: dict[str, Any] = {"family": pl.String, "revenue": MONEY, "revenue_before": MONEY, "margin": MONEY}
    frame = pl.DataFrame(
        [(name, Decimal(now), None if before is None else Decimal(before), None) for name, now, before in rows],
        schema,
        orient="row",
    )
    return revenue.by_family(
        frame,
        now="Now",
        before="Before",
        says="{family}: {revenue}, {before}, {margin}.",
        money=lambda amount: "—" if amount is None else f"${amount:.0f}",
        mode=Mode.LIGHT,
    )


def test_a_quarter_has_its_revenue_margin_and_target_and_says_them() -> None:
    figure = by_quarter(quarters((date(2013, 1, 1), 100, 20, None), (date(2013, 4, 1), 80, -5, 90)))
    assert {trace.name: trace.y for trace in figure.data} == {
        "Revenue": (100.0, 80.0),
        "Margin": (20.0, -5.0),
        "Target": (None, 90.0),
    }
    assert figure.data[0].hovertext == ("2013 Q1: $100, $20, —.", "2013 Q2: $80, $-5, $90.")


def test_what_is_nowhere_set_is_not_drawn() -> None:
    figure = by_quarter(quarters((date(2013, 1, 1), 100, None, None)))
    assert [trace.name for trace in figure.data] == ["Revenue"]


def test_a_loss_stays_on_the_chart() -> None:
    low, high = by_quarter(quarters((date(2013, 1, 1), 100, -40, None))).layout.yaxis.range
    assert low < -40
    assert high > 100


def test_a_quarter_that_is_not_closed_is_faint() -> None:
    frame = quarters((date(2013, 1, 1), 100, None, None), (date(2013, 4, 1), 30, None, None))
    first, last = by_quarter(frame.with_columns(closed=pl.Series([True, False]))).data[0].marker.color
    assert last.startswith("rgba(") != first.startswith("rgba(")


def test_no_quarters_and_many_quarters_can_be_drawn() -> None:
    assert [trace.y for trace in by_quarter(quarters()).data] == [()]
    many = quarters(*((date(1800 + n // 4, 1 + 3 * (n % 4), 1), n, None, None) for n in range(800)))
    assert len(by_quarter(many).layout.xaxis.tickvals) <= 8


def test_families_are_drawn_from_the_top_in_the_order_given_with_the_year_before() -> None:
    figure = by_family(("Bikes", 900, 700), ("Helmets", 50, None))
    assert [(trace.name, trace.x, trace.y) for trace in figure.data] == [
        ("Now", (900.0, 50.0), (0, 1)),
        ("Before", (700.0, None), (0, 1)),
    ]
    assert figure.layout.yaxis.ticktext == ("Bikes", "Helmets")
    assert figure.layout.yaxis.autorange == "reversed"
    assert figure.data[0].hovertext[1] == "Helmets: $50, —, —."


def test_a_hostile_or_long_family_is_escaped_and_cut() -> None:
    figure = by_family(("<b>", 1, None), ("A family with a very long name indeed", 1, None))
    assert figure.layout.yaxis.ticktext == ("&#60;b&#62;", "A family with a very lo…")


def test_no_families_can_be_drawn() -> None:
    assert [trace.x for trace in by_family().data] == [(), ()]
