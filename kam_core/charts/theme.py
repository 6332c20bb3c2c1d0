"""Every colour of the product by what it means, in light and dark, and the look that all figures share.

Nothing is told by colour alone: a kind has its shape, a target its line, a missing value its outline.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

import plotly.graph_objects as go

FONT = "Inter, sans-serif"
FONT_SIZE = 12
SMALL = 11
CLEAR = "rgba(0,0,0,0)"

# What `st.plotly_chart` takes as `config`: a figure is read and clicked, not edited.
CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showTips": False}


class Mode(StrEnum):
    """Which of the two looks a reader has on; the values are what Streamlit calls them."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one look, as "#RRGGBB"."""

    # Surfaces, and what is written on them.
    background: str
    panel: str
    border: str
    grid: str
    text: str
    quiet: str
    # The one accent: what can be pressed, and what it is written in as a link.
    button: str
    accent: str
    # Kinds of account.
    existing: str
    emerging: str
    candidate: str
    no_key: str
    # What an action is for.
    penetrate: str
    expand: str
    protect: str
    # What was, is and should be.
    actual: str
    before: str
    target: str
    margin: str
    # Judgements.
    ahead: str
    caution: str
    behind: str
    illustrative: str
    unknown: str
    # The ground of the four quadrants.
    strategic: str
    star: str
    status: str
    streamline: str
    # From few to many.
    few: str
    many: str


_LIGHT = Palette(
    background="#FFFFFF",
    panel="#F4F6F9",
    border="#D5DBE3",
    grid="#E7EBF0",
    text="#0F1825",
    quiet="#556173",
    button="#1B62AE",
    accent="#1B62AE",
    existing="#1B62AE",
    emerging="#D06A00",
    candidate="#00806A",
    no_key="#7C8797",
    penetrate="#1B62AE",
    expand="#B95C00",
    protect="#00806A",
    actual="#1B62AE",
    before="#7888A0",
    target="#0F1825",
    margin="#00806A",
    ahead="#00705D",
    caution="#94590A",
    behind="#B8340B",
    illustrative="#7A4A94",
    unknown="#6C7888",
    strategic="#EAF2FB",
    star="#FDF3E4",
    status="#E8F5F1",
    streamline="#F3F4F6",
    few="#DCE9F7",
    many="#0F3F75",
)

_DARK = Palette(
    background="#11161D",
    panel="#1A212B",
    border="#323D4B",
    grid="#252E39",
    text="#E4E9F0",
    quiet="#9EAAB9",
    button="#3078C4",
    accent="#6FB2F2",
    existing="#5FA6EC",
    emerging="#F0A04B",
    candidate="#35B892",
    no_key="#7E8A9A",
    penetrate="#5FA6EC",
    expand="#F0A04B",
    protect="#35B892",
    actual="#5FA6EC",
    before="#66778E",
    target="#E4E9F0",
    margin="#35B892",
    ahead="#45C4A6",
    caution="#E3B04C",
    behind="#F58A66",
    illustrative="#C69BDD",
    unknown="#8793A3",
    strategic="#15222F",
    star="#221E18",
    status="#142422",
    streamline="#171C24",
    few="#1E3650",
    many="#A9D3FA",
)


def palette(mode: Mode) -> Palette:
    """The colours of a look."""
    return _DARK if mode is Mode.DARK else _LIGHT


def faded(colour: str, alpha: float) -> str:
    """`colour` let through to `alpha`, 0 to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{alpha:.2f})"


@cache
def template(mode: Mode) -> go.layout.Template:
    """The look of every figure: no frame, no ground of its own, a quiet grid, hovering in one sentence."""
    colours = palette(mode)
    axis = {
        "automargin": True,
        "fixedrange": True,
        "gridcolor": colours.grid,
        "linecolor": colours.border,
        "tickcolor": colours.border,
        "tickfont": {"color": colours.quiet, "size": SMALL},
        "ticklabelstandoff": 4,
        "title": {"font": {"color": colours.quiet, "size": FONT_SIZE}, "standoff": 8},
        "zeroline": False,
    }
    layout = go.Layout(
        font={"family": FONT, "size": FONT_SIZE, "color": colours.text},
        paper_bgcolor=CLEAR,
        plot_bgcolor=CLEAR,
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        colorway=[colours.actual, colours.emerging, colours.candidate, colours.before],
        dragmode=False,
        hovermode="closest",
        hoverlabel={
            "bgcolor": colours.panel,
            "bordercolor": colours.border,
            "font": {"family": FONT, "size": FONT_SIZE, "color": colours.text},
            "align": "left",
        },
        legend={
            "orientation": "h",
            "x": 0,
            "xanchor": "left",
            "y": 1,
            "yanchor": "bottom",
            "font": {"color": colours.quiet, "size": SMALL},
            "bgcolor": CLEAR,
            "itemclick": False,
            "itemdoubleclick": False,
        },
        xaxis=axis,
        yaxis=axis,
    )
    return go.layout.Template(layout=layout)
