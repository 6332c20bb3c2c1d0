from decimal import Decimal

import polars as pl

from kam_core.charts.changes import changes, counts
from kam_core.charts.theme import Mode, palette

CHANGES = {"id": pl.String, "name": pl.String, "why": pl.String, "change": pl.Decimal(38, 4)}


def written(amount: Decimal | None) -> str:
    return "—" if amount is None else f"{amount:+.0f}"


def test_a_rise_lies_right_of_zero_and_a_fall_left_of_it_each_with_its_reason() -> None:
    rows = pl.DataFrame(
        [("1", "Alpha", "Pumps +400", Decimal(600)), ("2", "Beta", "Pumps -1000", Decimal(-600))], CHANGES, orient="row"
    )
    figure = changes(rows, axis="Change", says="{name}: {change}. {why}", money=written, mode=Mode.DARK)
    bars, colours = figure.data[0], palette(Mode.DARK)
    assert (bars.x, bars.customdata) == ((600.0, -600.0), ("1", "2"))
    assert bars.marker.color == (colours.ahead, colours.behind)
    assert bars.hovertext == ("Alpha: +600. Pumps +400", "Beta: -600. Pumps -1000")
    assert figure.layout.yaxis.ticktext == ("Alpha", "Beta")
    assert 0 in figure.layout.xaxis.tickvals


def test_a_name_of_a_file_is_text_in_a_chart() -> None:
    rows = pl.DataFrame([("1", "<b>&$x$", "%{x}", Decimal(1))], CHANGES, orient="row")
    figure = changes(rows, axis="Change", says="{name} {why}", money=written, mode=Mode.LIGHT)
    assert "<" not in figure.layout.yaxis.ticktext[0]
    assert "%{" not in figure.data[0].hovertext[0]


def test_a_group_has_its_count_beside_its_bar() -> None:
    rows = pl.DataFrame(
        [("a", "Champions", 42), ("b", "Asleep", 7)],
        {"id": pl.String, "name": pl.String, "count": pl.Int64},
        orient="row",
    )
    figure = counts(rows, axis="Accounts", says="{name}: {count}", mode=Mode.LIGHT)
    bars = figure.data[0]
    assert (bars.x, bars.text, bars.customdata) == ((42, 7), ("42", "7"), ("a", "b"))
    assert bars.hovertext == ("Champions: 42", "Asleep: 7")
