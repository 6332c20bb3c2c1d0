"""White space as a heat map."""

from decimal import Decimal

import polars as pl
import pytest

from kam_core.charts.theme import Mode, palette
from kam_core.charts.white_space import SIGNS, Words, white_space

WORDS = Words(
    signs={"bought": "bought", "lapsed": "lapsed", "room": "room", "unknown": "unknown", "not_applicable": "none"},
    states={"bought": "Bought", "lapsed": "Lapsed", "not_bought": "Not bought", "not_applicable": "Does not apply"},
    says="{account}, {family}: {state}, {revenue} of {potential}, room {gap}",
)
STATES = ("bought", "lapsed", "not_bought", "not_bought", "not_applicable", "not_bought")
CELLS = pl.DataFrame(
    {
        "account_id": ["A", "A", "A", "B", "B", "B"],
        "account_name": ["<b>Alpha</b>"] * 3 + ["Beta"] * 3,
        "family": ["Pumps", "Parts", "<i>%{x}</i>"] * 2,
        "state": STATES,
        "revenue": [Decimal(10), *[Decimal(0)] * 5],
        "potential": [Decimal(30), Decimal(9), Decimal(100), None, None, Decimal(25)],
        "gap": [Decimal(20), Decimal(9), Decimal(100), None, None, Decimal(25)],
        "cell": ["A/Pumps", "A/Parts", "A/odd", "B/Pumps", "B/Parts", "B/odd"],
    }
)


def money(amount: Decimal | None) -> str:
    return "—" if amount is None else f"{amount:.0f}"


def figure(mode: Mode = Mode.LIGHT):  # type: ignore[no-untyped-def]
    return white_space(CELLS, words=WORDS, money=money, mode=mode)


def marks() -> dict[str, tuple[int, int, str]]:
    """Each cell's column, row and sign."""
    return {
        cell: (x, y, sign)
        for trace in figure().data
        if trace.customdata is not None
        for cell, x, y, sign in zip(trace.customdata, trace.x, trace.y, trace.text, strict=True)
    }


def test_each_cell_has_a_sign_at_its_account_and_family() -> None:
    assert marks() == {
        "A/Pumps": (0, 0, "B"),
        "A/Parts": (1, 0, "L"),
        "A/odd": (2, 0, "+"),
        "B/Pumps": (0, 1, "?"),
        "B/Parts": (1, 1, "×"),
        "B/odd": (2, 1, "+"),
    }


def test_no_two_states_share_a_sign_and_all_are_in_the_legend() -> None:
    assert len(set(SIGNS.values())) == len(SIGNS)
    assert [trace.name for trace in figure().data if trace.showlegend is not False] == [
        "bought",
        "lapsed",
        "room",
        "unknown",
        "none",
    ]


def test_more_room_is_a_stronger_shade() -> None:
    room = next(trace for trace in figure().data if trace.text and trace.text[0] == "+")
    # By the root: a quarter of the most is half as strong.
    assert list(room.marker.color) == pytest.approx([1.0, 0.5])
    colours = palette(Mode.LIGHT)
    assert list(room.textfont.color) == [colours.background, colours.text]


def test_hovering_reads_as_a_sentence_and_names_are_no_markup() -> None:
    said = {text for trace in figure().data if trace.hovertext is not None for text in trace.hovertext}
    assert "Beta, Pumps: Not bought, 0 of —, room —" in said
    drawn = figure()
    shown = [*said, *drawn.layout.xaxis.ticktext, *drawn.layout.yaxis.ticktext]
    assert not any(sign in text for text in shown for sign in ("<", "%{"))


def test_both_looks_have_colours_of_their_own() -> None:
    bought = [next(t for t in figure(mode).data if t.text and t.text[0] == "B").marker.color for mode in Mode]
    assert bought == [palette(mode).ahead for mode in Mode]


def test_no_room_anywhere_is_drawn_too() -> None:
    none = CELLS.with_columns(gap=pl.lit(Decimal(0)), state=pl.lit("not_bought"))
    drawn = white_space(none, words=WORDS, money=money, mode=Mode.LIGHT)
    assert {shade for t in drawn.data if t.text and t.text[0] == "+" for shade in t.marker.color} == {0.0}
