"""Actions along time."""

from datetime import date

import polars as pl

from kam_core.charts.theme import Mode, palette
from kam_core.charts.timeline import Words, timeline

TODAY = date(2026, 3, 1)
WORDS = Words(
    themes={"penetrate": "Penetrate", "expand": "Expand", "protect": "Protect"},
    no_theme="No theme",
    states={"overdue": "Overdue", "open": "Open", "doing": "Doing", "done": "Done"},
    today="Today",
    says="{title}: {state}, due {day}",
)
ACTIONS = pl.DataFrame(
    {
        "action_id": ["A1", "A2", "A3"],
        "title": ["Renew", "<b>Pilot</b>", "Report"],
        "theme": ["protect", None, "protect"],
        "due_on": [date(2026, 2, 1), date(2026, 4, 1), date(2026, 1, 1)],
        "state": ["overdue", "open", "done"],
    }
)


def marks(mode: Mode = Mode.LIGHT) -> dict[str, tuple[str, str]]:
    """Each action's shape and colour, by its id."""
    drawn = [trace for trace in timeline(ACTIONS, TODAY, WORDS, mode=mode).data if trace.customdata is not None]
    return {
        action_id: (symbol, trace.marker.color)
        for trace in drawn
        for action_id, symbol in zip(trace.customdata, trace.marker.symbol, strict=True)
    }


def test_late_and_done_are_told_by_the_shape_and_the_theme_by_the_colour() -> None:
    colours = palette(Mode.LIGHT)
    assert marks() == {
        "A1": ("x", colours.protect),
        "A2": ("circle-open", colours.unknown),
        "A3": ("square", colours.protect),
    }


def test_both_looks_have_colours_of_their_own() -> None:
    assert marks(Mode.LIGHT)["A1"][1] != marks(Mode.DARK)["A1"][1]


def test_a_line_leads_from_today_to_the_day_it_is_due_unless_it_is_done() -> None:
    lines = [one for one in timeline(ACTIONS, TODAY, WORDS, mode=Mode.LIGHT).layout.shapes if one.y0 == one.y1]
    assert [(one.x0, one.x1) for one in lines] == [
        (TODAY, date(2026, 2, 1)),
        (TODAY, date(2026, 4, 1)),
        (date(2026, 1, 1), date(2026, 1, 1)),
    ]


def test_a_title_is_no_markup() -> None:
    figure = timeline(ACTIONS, TODAY, WORDS, mode=Mode.LIGHT)
    said = [text for trace in figure.data if trace.hovertext is not None for text in trace.hovertext]
    assert not any("<b>" in text for text in (*said, *figure.layout.yaxis.ticktext))
