import json
from pathlib import Path

import pytest

from kam_core.text.invisible import marked

LISTED = json.loads(Path("tests/inputs/hostile_names.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        pytest.param("Bike World", "Bike World", id="an ordinary name"),
        pytest.param("Đà Nẵng Café 株式会社", "Đà Nẵng Café 株式会社", id="letters of any script"),
        pytest.param("zero\u200bwidth", "zero‹U+200B›width", id="zero width"),
        pytest.param("abc\u202egpj.exe", "abc‹U+202E›gpj.exe", id="turned round"),
        pytest.param("two\r\nlines\tand tabs", "two↵lines⇥and tabs", id="breaks"),
        pytest.param("\u0410pple", "\u0410‹Cyrillic›pple", id="a letter that poses as another"),
        pytest.param("Яндекс", "Яндекс", id="a word in one script"),
        pytest.param("שלום 12", "שלום 12‹↔›", id="both directions"),
        pytest.param("می\u200cخواهم", "می\u200cخواهم", id="Persian is written with a non-joiner"),
        pytest.param("zw\u200cnj", "zw‹U+200C›nj", id="Latin is not"),
        pytest.param("\U0001f3f3\ufe0f\u200d\U0001f308", "\U0001f3f3\ufe0f\u200d\U0001f308", id="one emoji of two"),
    ],
)
def test_marked_shows_what_cannot_be_seen(stored: str, shown: str) -> None:
    assert marked(stored) == shown


@pytest.mark.parametrize("entry", [e for e in LISTED if e["expect"] == "store_vis"], ids=lambda e: e["id"])
def test_every_listed_name_that_hides_something_gets_a_mark(entry: dict[str, str]) -> None:
    assert marked(entry["name"]) != entry["name"]


@pytest.mark.parametrize("entry", [e for e in LISTED if e["expect"] == "store"], ids=lambda e: e["id"])
def test_every_listed_name_that_hides_nothing_is_shown_as_it_is(entry: dict[str, str]) -> None:
    one_line = entry["name"].replace("\r\n", "↵").replace("\n", "↵").replace("\t", "⇥")
    assert marked(entry["name"]) == one_line
