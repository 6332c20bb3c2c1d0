"""The portfolio matrix: how attractive each account is for us against how strong we are with it."""

import plotly.graph_objects as go
import polars as pl

from kam_core.charts import matrix_bubbles as drawn
from kam_core.charts.matrix_ground import Cuts, Grid, Part, ground
from kam_core.charts.matrix_marks import Drawing, Money, biggest, legend
from kam_core.charts.matrix_words import Words, score_text
from kam_core.charts.theme import SMALL, Mode, palette, template
from kam_core.text.numbers import number

HEIGHT = 540
# Above this many accounts, bubbles hide each other and `binned` says more.
MOST_BUBBLES = 500
_CELL = 5
_STANDARD = Cuts()


def portfolio(
    positions: pl.DataFrame,
    *,
    words: Words,
    money: Money,
    mode: Mode,
    cuts: Cuts = _STANDARD,
    grid: Grid = Grid.FOUR,
) -> go.Figure:
    """A bubble an account: its area is revenue, its ring the three-year potential on the same scale.

    Args:
        positions: as `scoring.portfolio.positions` returns it; accounts without both scores are left out.
        words: as `matrix_words.words` returns them.
        money: how an amount is written, null included.
        mode: the look that the reader has on.
        cuts: where low ends and high begins.
        grid: four quadrants, or the nine-box by thirds.

    Returns:
        The figure; a bubble's `customdata` holds the account id.
    """
    rows = _placed(positions).sort("revenue", descending=True, nulls_last=True).to_dicts()
    drawing = Drawing(words, money, palette(mode), biggest(rows))
    by_kind = {kind: [row for row in rows if row["kind"] == kind] for kind in words.kinds}
    present = [kind for kind, some in by_kind.items() if some]
    traces = [drawn.arrows(rows, drawing)]
    traces += [drawn.bubbles(by_kind[kind], kind, drawing) for kind in present]
    traces += [drawn.rings(rows, drawing), drawn.labels(rows, drawing), *legend(present, drawing)]
    return go.Figure(
        {"data": traces if rows else [], "layout": _layout(ground(grid, cuts, words, drawing.colours), mode)}
    )


def binned(
    cells: pl.DataFrame, *, words: Words, mode: Mode, cuts: Cuts = _STANDARD, grid: Grid = Grid.FOUR
) -> go.Figure:
    """How many accounts stand in each cell of 5 by 5 points, for more accounts than bubbles can show.

    Args:
        cells: as `scoring.portfolio.binned` returns them: `strength` and `attractiveness` (lower edges), `accounts`.
        words: as `matrix_words.words` returns them.
        mode: the look that the reader has on.
        cuts: where low ends and high begins.
        grid: four quadrants, or the nine-box by thirds.
    """
    colours = palette(mode)
    counted = {(cell["attractiveness"], cell["strength"]): cell for cell in cells.to_dicts()}
    edges = range(0, 100, _CELL)
    trace = {
        "type": "heatmap",
        "x": [edge + _CELL / 2 for edge in edges],
        "y": [edge + _CELL / 2 for edge in edges],
        "z": [[_accounts(counted.get((low, left))) for left in edges] for low in edges],
        "hovertext": [[_cell_sentence(counted.get((low, left)), words) for left in edges] for low in edges],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "colorscale": [[0, colours.few], [1, colours.many]],
        "xgap": 1,
        "ygap": 1,
        "hoverongaps": False,
        "colorbar": {
            "title": {"text": words.accounts, "side": "top", "font": {"size": SMALL}},
            "orientation": "h",
            "y": 1,
            "yanchor": "bottom",
            "thickness": 8,
            "len": 0.5,
            "x": 0,
            "xanchor": "left",
            "outlinewidth": 0,
        },
    }
    layout = _layout(ground(grid, cuts, words, colours), mode)
    for line in layout["shapes"]:
        line["layer"] = "above" if line["type"] == "line" else "below"
    return go.Figure({"data": [trace] if counted else [], "layout": layout})


def _layout(under: Part, mode: Mode) -> Part:
    return {"template": template(mode), "height": HEIGHT, **under}


def _placed(positions: pl.DataFrame) -> pl.DataFrame:
    return positions.filter(pl.col("attractiveness").is_not_null() & pl.col("strength").is_not_null())


def _accounts(cell: Part | None) -> int | None:
    return cell["accounts"] if cell else None


def _cell_sentence(cell: Part | None, words: Words) -> str:
    if cell is None:
        return ""

    def span(low: float) -> str:
        return f"{score_text(low)}–{score_text(low + _CELL)}"

    return words.count.format(
        n=number(cell["accounts"]), attractiveness=span(cell["attractiveness"]), strength=span(cell["strength"])
    )
