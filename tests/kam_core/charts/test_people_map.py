import json
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from kam_core.charts.people_map import people_map
from kam_core.charts.people_words import sentence, words
from kam_core.charts.theme import Mode
from kam_core.people.tree import placed
from kam_core.text.plain import plain_in_chart

NAMES = [
    row["name"]
    for row in json.loads((Path(__file__).parents[2] / "inputs" / "hostile_names.json").read_text(encoding="utf-8"))
    if row["expect"] != "reject"
]
SCHEMA = {
    "contact_id": pl.String,
    "contact_name": pl.String,
    "title": pl.String,
    "department": pl.String,
    "level": pl.String,
    "reports_to": pl.String,
    "power": pl.Int32,
    "stance": pl.String,
    "current": pl.Int32,
    "wanted": pl.Int32,
    "known_by": pl.String,
    "last_on": pl.Date,
    "days": pl.Int32,
    "gone": pl.Boolean,
}
TOP = {
    "contact_id": "C1",
    "contact_name": "Ann Ash",
    "title": "Director",
    "level": "executive",
    "power": 5,
    "stance": "opponent",
    "current": 2,
    "wanted": 4,
    "known_by": "Ada Abel",
    "last_on": date(2026, 3, 1),
    "days": 30,
}
LOW = {"contact_id": "C2", "contact_name": "Bob Bay", "level": "working", "reports_to": "C1", "stance": "advocate"}


def people(*told: dict[str, object]) -> pl.DataFrame:
    return placed(pl.DataFrame([{"gone": False, **one} for one in told], schema=SCHEMA))


def drawn(*told: dict[str, object]) -> dict[str, dict[str, object]]:
    figure = people_map(people(*told), words=words(), mode=Mode.LIGHT).to_dict()
    return {trace["name"]: trace for trace in figure["data"] if trace.get("name")}


def test_each_stance_has_its_shape_its_name_and_what_a_press_stands_for() -> None:
    traces = drawn(TOP, LOW)
    assert list(traces) == ["Advocate", "Opponent"]
    assert traces["Opponent"]["marker"]["symbol"] == "x"
    assert traces["Advocate"]["marker"]["symbol"] == "star"
    assert traces["Opponent"]["customdata"] == [["C1"]]
    assert (list(traces["Opponent"]["x"]), list(traces["Opponent"]["y"])) == ([0.0], [0])
    assert (list(traces["Advocate"]["x"]), list(traces["Advocate"]["y"])) == ([1.0], [1])


def test_the_more_power_the_larger_and_unknown_stances_are_hollow() -> None:
    weak, strong = (
        {"contact_id": "W", "contact_name": "W", "power": 1},
        {"contact_id": "S", "contact_name": "S", "power": 5},
    )
    small, large = (drawn(one)["Stance unknown"]["marker"] for one in (weak, strong))
    assert small["size"][0] < large["size"][0]
    assert small["symbol"] == "circle-open"


def test_a_ring_is_drawn_where_a_relationship_is_known_and_dotted_where_more_is_wanted() -> None:
    content = {**LOW, "current": 4, "wanted": 4}
    figure = people_map(people(TOP, content), words=words(), mode=Mode.LIGHT).to_dict()
    ring = figure["data"][1]["marker"]["line"]
    assert list(ring["dash"]) == ["dot", "solid"]
    assert ring["width"][0] < ring["width"][1]
    alone = people_map(people(LOW), words=words(), mode=Mode.LIGHT).to_dict()
    assert not len(alone["data"][1]["x"])


def test_a_line_goes_from_the_boss_down_and_to_the_right() -> None:
    figure = people_map(people(TOP, LOW), words=words(), mode=Mode.LIGHT).to_dict()
    assert [*zip(figure["data"][0]["x"], figure["data"][0]["y"], strict=True)][:3] == [(0, 0), (0, 1), (1, 1)]


def test_a_person_is_told_in_sentences_and_what_is_unknown_is_a_dash() -> None:
    assert sentence(people(TOP).row(0, named=True), words()) == (
        "<b>Ann Ash</b><br>Director<br>Opponent, power 5 of 5<br>Relationship 2 of 5 with Ada Abel, wanted 4<br>"
        "Last spoke with us on Mar 1, 2026, 30 days ago"
    )
    assert sentence(people(LOW).row(0, named=True), words()) == (
        "<b>Bob Bay</b><br>Advocate, power — of 5<br>No two-way contact is known"
    )


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("many", [1, 15, 60])
def test_from_one_to_sixty_people_each_has_a_row_of_its_own(many: int, mode: Mode) -> None:
    told = [{"contact_id": str(at), "contact_name": f"Person {at}", "level": "middle"} for at in range(many)]
    figure = people_map(people(*told), words=words(), mode=mode)
    assert figure.layout.height >= many * 30
    assert len(figure.layout.annotations) == many + 1


def test_every_name_is_drawn_as_it_is_stored() -> None:
    told = [
        {"contact_id": str(at), "contact_name": name, "title": name, "known_by": name, "current": 1}
        for at, name in enumerate(NAMES)
    ]
    figure = people_map(people(*told), words=words(), mode=Mode.DARK).to_dict()
    texts = {note["text"] for note in figure["layout"]["annotations"]}
    assert {plain_in_chart(name, 24) for name in NAMES} <= texts
    hovers = [text for trace in figure["data"] if trace.get("hovertext") for text in trace["hovertext"]]
    assert len(hovers) == len(NAMES)
    allowed = ("<b>", "</b>", "<br>")
    for text in (*texts, *hovers):
        bare = text
        for tag in allowed:
            bare = bare.replace(tag, "")
        assert "<" not in bare and "%{" not in bare
