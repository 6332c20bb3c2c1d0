"""How accounts divide their effort over three themes: each split is a place in a triangle."""

from collections.abc import Mapping
from math import sqrt
from typing import Any

import plotly.graph_objects as go
import polars as pl

from kam_core.charts.theme import CLEAR, SMALL, Mode, Palette, faded, palette, template
from kam_core.text.numbers import percent
from kam_core.text.plain import plain_in_chart

_HEIGHT = 460
_SMALLEST, _GROWS = 16, 7
_NAMES, _NAME = 8, 40
# Half the name of a theme stands beside its corner.
_CORNER = 52


def triangle(
    rows: pl.DataFrame,
    whole: Mapping[str, tuple[float, float, float]],
    *,
    themes: Mapping[str, str],
    says: Mapping[str, str],
    mode: Mode,
) -> go.Figure:
    """A mark a split, the larger the more accounts have it; where it is only proposed, the mark is hollow.

    Args:
        rows: one a split and whether it is set: `place` (what a picked mark holds), the three themes (percent, 100
            together), `is_set`, `accounts` (how many) and `names` (a list).
        whole: where all of them together are, by 'planned' and 'under_way', as percents in the order of `themes`.
        themes: what each of the three is called: the corner on top, the left and the right one.
        says: the words of the legend, `set`, `proposed`, `planned`, `under_way`; what hovering says of a mark, `mark`,
            with places `shares`, `accounts` and `names`, and of all together, `whole`, with `name` and `shares`; and
            of one share, `share`, with `theme` and `share`.
        mode: the look that the reader has on.
    """
    colours, codes = palette(mode), list(themes)
    figure = go.Figure(layout={"template": template(mode), "height": _HEIGHT, "showlegend": True})
    for is_set, words in ((True, says["set"]), (False, says["proposed"])):
        held = rows.filter(pl.col("is_set") == is_set).to_dicts()
        if held:
            figure.add_scatterternary(**_marks(held, themes, says, colours, is_set=is_set), name=words)
    for name, symbol in (("planned", "diamond"), ("under_way", "x")):
        if name in whole:
            place = dict(zip("abc", ([share] for share in whole[name]), strict=True))
            look = {
                "symbol": symbol,
                "size": 13,
                "color": colours.text,
                "line": {"width": 1, "color": colours.background},
            }
            split = _shares(dict(zip(codes, whole[name], strict=True)), themes, says["share"])
            said = says["whole"].format(name=says[name], shares=split)
            figure.add_scatterternary(
                **place,
                mode="markers",
                marker=look,
                name=says[name],
                hovertext=[said],
                hovertemplate="%{hovertext}<extra></extra>",
            )
    figure.update_layout(ternary=_ground(themes, colours), margin={"l": _CORNER, "r": _CORNER, "t": 36, "b": 24})
    figure.update_layout(legend={"y": -0.08, "yanchor": "top"})
    return figure


def _marks(
    held: list[dict[str, Any]], themes: Mapping[str, str], says: Mapping[str, str], colours: Palette, *, is_set: bool
) -> dict[str, Any]:
    ink = [_colour(row, themes, colours) for row in held]
    filled = [faded(colour, 0.85) if is_set else colours.background for colour in ink]
    return {
        **{side: [row[theme] for row in held] for side, theme in zip("abc", themes, strict=True)},
        "mode": "markers+text",
        "marker": {
            "symbol": "circle",
            "size": [_SMALLEST + _GROWS * (sqrt(row["accounts"]) - 1) for row in held],
            "color": filled,
            "line": {"width": 2, "color": ink},
            "opacity": 1,
        },
        "text": [str(row["accounts"]) if row["accounts"] > 1 else "" for row in held],
        "textposition": "middle center",
        "textfont": {"size": SMALL, "color": colours.background if is_set else colours.text},
        "customdata": [row["place"] for row in held],
        "hovertext": [_said(row, themes, says) for row in held],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
        # Streamlit fades what is not picked.
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _colour(row: Mapping[str, Any], themes: Mapping[str, str], colours: Palette) -> str:
    """That of the theme with the largest share; of none where two share it."""
    by_theme = {"penetrate": colours.penetrate, "expand": colours.expand, "protect": colours.protect}
    most = max(row[theme] for theme in themes)
    first = [theme for theme in themes if row[theme] == most]
    return by_theme.get(first[0], colours.quiet) if len(first) == 1 else colours.quiet


def _said(row: Mapping[str, Any], themes: Mapping[str, str], says: Mapping[str, str]) -> str:
    names = [plain_in_chart(name, _NAME) for name in row["names"][:_NAMES]]
    more = ["…"] if row["accounts"] > len(names) else []
    shares = _shares(row, themes, says["share"])
    return says["mark"].format(shares=shares, accounts=row["accounts"], names="<br>".join([*names, *more]))


def _shares(row: Mapping[str, Any], themes: Mapping[str, str], says: str) -> str:
    said = (says.format(theme=plain_in_chart(name), share=percent(row[one] / 100, 0)) for one, name in themes.items())
    return ", ".join(said)


def _ground(themes: Mapping[str, str], colours: Palette) -> dict[str, Any]:
    """The triangle: a line each fifth, and each theme named at its corner in its colour."""
    by_theme = {"penetrate": colours.penetrate, "expand": colours.expand, "protect": colours.protect}
    axes = {
        f"{side}axis": {
            "title": {"text": plain_in_chart(name), "font": {"color": by_theme.get(theme, colours.text), "size": 13}},
            "dtick": 20,
            "layer": "below traces",
            "ticksuffix": "%",
            "gridcolor": colours.grid,
            "linecolor": colours.border,
            "tickfont": {"color": colours.quiet, "size": SMALL - 1},
        }
        for side, (theme, name) in zip("abc", themes.items(), strict=True)
    }
    return {"sum": 100, "bgcolor": CLEAR, **axes}
