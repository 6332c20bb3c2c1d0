"""The accounts of the portfolio matrix: bubble, ring, arrow and label as traces of plain values."""

from collections.abc import Sequence
from math import hypot

from kam_core.charts import matrix_labels
from kam_core.charts.matrix_marks import Drawing, Part, Row, diameters, marks
from kam_core.charts.matrix_words import score_text, share_text
from kam_core.charts.theme import SMALL, faded
from kam_core.text.plain import plain_in_chart

# Points from a line within which an account is borderline, and points of movement that are worth an arrow.
BORDER = 5.0
NOTICED = 2.0
CROWDED = 100
_HOVER_LENGTH = 60


def bubbles(rows: Sequence[Row], kind: str, drawing: Drawing) -> Part:
    """The accounts of one kind: area is revenue, how solid they are is coverage, dotted is borderline."""
    mark = marks(drawing.colours)[kind]
    sizes = diameters([row["revenue"] for row in rows], drawing.biggest)
    return {
        "type": "scatter",
        "mode": "markers",
        "name": drawing.words.kinds[kind],
        "x": [row["strength"] for row in rows],
        "y": [row["attractiveness"] for row in rows],
        "customdata": [[row["account_id"]] for row in rows],
        "hovertext": [sentence(row, drawing) for row in rows],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
        "showlegend": False,
        "marker": {
            "symbol": mark.symbol,
            "size": [size * mark.evens for size in sizes],
            "color": [faded(mark.colour, 0.15 + 0.65 * (row["coverage"] or 0.0)) for row in rows],
            "line": {
                "color": mark.colour,
                "width": [2.0 if is_borderline(row) else 1.25 for row in rows],
                "dash": ["dot" if is_borderline(row) else "solid" for row in rows],
            },
            "opacity": 1,
        },
    }


def rings(rows: Sequence[Row], drawing: Drawing) -> Part:
    """Around each account whose potential is known, a ring whose area is that on the scale of the bubbles."""
    known = [row for row in rows if row["potential"] is not None and row["potential"] > 0]
    sizes = diameters([row["potential"] for row in known], drawing.biggest)
    return {
        **_silent(known),
        "marker": {"symbol": "circle-open", "size": sizes, "color": drawing.colours.quiet, "line": {"width": 1}},
    }


def arrows(rows: Sequence[Row], drawing: Drawing) -> Part:
    """One broken line: from where each account that moved was to the edge of its bubble now.

    Among many accounts, only those that are key or may become so get an arrow.
    """
    is_crowded = len(rows) > CROWDED
    moved = [row for row in rows if movement(row) >= NOTICED and not (is_crowded and row["kind"] == "none")]
    heads = [size / 2 for size in diameters([row["revenue"] for row in moved], drawing.biggest)]
    colour = faded(drawing.colours.quiet, 0.75)
    return {
        **_silent([]),
        "mode": "lines+markers",
        "x": [x for row in moved for x in (row["then_strength"], row["strength"], None)],
        "y": [y for row in moved for y in (row["then_attractiveness"], row["attractiveness"], None)],
        "line": {"color": colour, "width": 1.25},
        "marker": {
            "symbol": "arrow",
            "angleref": "previous",
            "color": colour,
            "size": [size for _ in moved for size in (0, 8, 0)],
            "standoff": [distance for head in heads for distance in (0.0, head, 0.0)],
        },
    }


def labels(rows: Sequence[Row], drawing: Drawing) -> Part:
    """The names of the largest accounts and of those that moved most, as far as there is room."""
    sizes = diameters([row["revenue"] for row in rows], drawing.biggest)
    spots = [
        matrix_labels.Spot(row["strength"], row["attractiveness"], size, row["account_name"])
        for row, size in zip(rows, sizes, strict=True)
    ]
    sides = matrix_labels.sides(spots, _worth_naming(rows))
    named = [rows[at] for at in sides]
    return {
        **_silent(named),
        "mode": "markers+text",
        "text": [plain_in_chart(row["account_name"], matrix_labels.LENGTH) for row in named],
        "textposition": list(sides.values()),
        "textfont": {"size": SMALL, "color": drawing.colours.text},
        "marker": {"size": [sizes[at] for at in sides], "opacity": 0},
    }


def is_borderline(row: Row) -> bool:
    """Whether an account stands so close to a line that little would move it across."""
    return row["border_margin"] is not None and row["border_margin"] < BORDER


def movement(row: Row) -> float:
    """How far an account moved, in points; 0 where it had no scores before."""
    if row["then_strength"] is None or row["then_attractiveness"] is None:
        return 0.0
    return hypot(row["strength"] - row["then_strength"], row["attractiveness"] - row["then_attractiveness"])


def sentence(row: Row, drawing: Drawing) -> str:
    """What hovering over an account says."""
    words, money = drawing.words, drawing.money
    kind, quadrant = words.kinds[row["kind"]], words.quadrants[row["quadrant"]][0]
    lines = [
        f"<b>{plain_in_chart(row['account_name'], _HOVER_LENGTH)}</b>",
        f"{kind} · {quadrant}",
        words.scores.format(
            attractiveness=score_text(row["attractiveness"]),
            strength=score_text(row["strength"]),
            coverage=share_text(row["coverage"]),
        ),
        words.amounts.format(revenue=money(row["revenue"]), potential=money(row["potential"])),
    ]
    if movement(row) >= NOTICED:
        then = {"attractiveness": score_text(row["then_attractiveness"]), "strength": score_text(row["then_strength"])}
        lines.append(words.earlier.format(**then))
    return "<br>".join(lines)


def _worth_naming(rows: Sequence[Row]) -> list[int]:
    """Those that moved furthest and those with most revenue in turn, who is key before who is not."""
    every = range(len(rows))
    largest = sorted(every, key=lambda at: (rows[at]["kind"] == "none", -(rows[at]["revenue"] or 0)))[:16]
    moved = sorted((at for at in every if movement(rows[at]) >= 10), key=lambda at: -movement(rows[at]))[:4]
    return list(dict.fromkeys(largest[:6] + moved + largest[6:]))


def _silent(rows: Sequence[Row]) -> Part:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [row["strength"] for row in rows],
        "y": [row["attractiveness"] for row in rows],
        "hoverinfo": "skip",
        "cliponaxis": False,
        "showlegend": False,
    }
