import polars as pl

from kam_core.charts.theme import Mode, palette
from kam_core.charts.triangle import triangle

THEMES = {"penetrate": "Penetrate", "expand": "Expand", "protect": "Protect"}
SAYS = {
    "set": "Set",
    "proposed": "Proposed",
    "planned": "All, planned",
    "under_way": "All, actions",
    "mark": "{shares}: {accounts}<br>{names}",
    "whole": "{name} = {shares}",
    "share": "{share} {theme}",
}
ROWS = pl.DataFrame(
    {
        "place": ["20-40-40-set", "100-0-0-proposed"],
        "penetrate": [20.0, 100.0],
        "expand": [40.0, 0.0],
        "protect": [40.0, 0.0],
        "is_set": [True, False],
        "accounts": [9, 1],
        "names": [[f"A<{n}>" for n in range(9)], ["Alone"]],
    }
)


def test_a_split_is_one_mark_that_says_how_many_have_it_and_who() -> None:
    figure = triangle(ROWS, {"planned": (20.0, 40.0, 40.0)}, themes=THEMES, says=SAYS, mode=Mode.LIGHT)
    ours, proposed, whole = figure.data
    assert ([ours.a[0], ours.b[0], ours.c[0]], ours.text, ours.customdata) == (
        [20, 40, 40],
        ("9",),
        ("20-40-40-set",),
    )
    assert ours.hovertext[0].startswith("20% Penetrate, 40% Expand, 40% Protect: 9<br>A&#60;0&#62;<br>")
    assert ours.hovertext[0].endswith("<br>…")
    assert proposed.text == ("",)
    assert ours.marker.size[0] > proposed.marker.size[0]
    # Filled where somebody set it, hollow where it is only proposed; of two themes that lead none gives its colour.
    assert proposed.marker.color[0] == palette(Mode.LIGHT).background
    assert ours.marker.line.color[0] == palette(Mode.LIGHT).quiet
    assert proposed.marker.line.color[0] == palette(Mode.LIGHT).penetrate
    assert whole.hovertext == ("All, planned = 20% Penetrate, 40% Expand, 40% Protect",)


def test_without_splits_and_actions_the_triangle_stands_empty_with_its_corners() -> None:
    figure = triangle(ROWS.clear(), {}, themes=THEMES, says=SAYS, mode=Mode.DARK)
    assert len(figure.data) == 0
    corners = [figure.layout.ternary[f"{side}axis"].title.text for side in "abc"]
    assert corners == ["Penetrate", "Expand", "Protect"]
