from decimal import Decimal

import polars as pl

from kam_core.charts.regions import regions
from kam_core.charts.theme import Mode


def test_a_cell_says_its_share_and_where_none_applies_a_dot() -> None:
    rows = pl.DataFrame(
        {
            "region": ["DE", "DE", "<b>X</b>"],
            "family": ["Pumps", "Parts", "Pumps"],
            "accounts": [4, 4, 2],
            "bought": [3, 0, 0],
            "share": [0.745, 0.0, None],
            "gap": [Decimal(10), None, None],
            "cell": ["a", "b", "c"],
        }
    )
    figure = regions(
        rows,
        says="{family} in {region}: {bought} of {accounts} ({share}), {gap}",
        money=lambda amount: "—" if amount is None else f"{amount} EUR",
        mode=Mode.DARK,
    )
    grid, cells = figure.data
    assert [list(row) for row in grid.z] == [[0.745, None], [0.0, None]]
    assert cells.text == ("75", "0", "·")
    assert (cells.x, cells.y) == ((0, 0, 1), (0, 1, 0))
    assert cells.customdata == ("a", "b", "c")
    assert cells.hovertext[0] == "Pumps in DE: 3 of 4 (75%), 10 EUR"
    assert cells.hovertext[2] == "Pumps in &#60;b&#62;X&#60;/b&#62;: 0 of 2 (·), —"
    assert figure.layout.xaxis.ticktext == ("DE", "&#60;b&#62;X&#60;/b&#62;")
