from kam_core.charts.lifetime import lifetime
from kam_core.charts.theme import Mode
from kam_core.programme.retention import Whatif, by_year


def test_profit_is_a_line_as_it_is_and_one_as_it_could_be() -> None:
    figure = lifetime(
        by_year(Whatif(110, 0.5, 0.5, 2, 0.1)),
        now="Now",
        then="Then",
        says="{line}, year {year}: {profit}",
        across="Year",
        axis="Profit",
        money=lambda amount: f"{amount:.0f}",
        mode=Mode.DARK,
    )
    after, now = figure.data
    assert (after.x, after.hovertext) == ((1, 2), ("Then, year 1: 100", "Then, year 2: 191"))
    assert now.hovertext == ("Now, year 1: 100", "Now, year 2: 145")
    assert [(note.text, note.x, note.yanchor) for note in figure.layout.annotations] == [
        ("Then", 2, "bottom"),
        ("Now", 2, "top"),
    ]
    assert figure.layout.yaxis.range[0] <= 0
