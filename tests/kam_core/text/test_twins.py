import json
from itertools import pairwise
from pathlib import Path

import pytest

from kam_core.text.twins import twins

LISTED = json.loads(Path("tests/inputs/hostile_names.json").read_text(encoding="utf-8"))
PAIRS = [(a["name"], b["name"]) for a, b in pairwise(LISTED) if b["expect"] == "norm" and a["expect"] == "store"]


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_every_listed_pair_is_flagged(first: str, second: str) -> None:
    assert twins([first, "Somebody else", second]) == {first: (second,), second: (first,)}


@pytest.mark.parametrize(
    ("names", "flagged"),
    [
        pytest.param(["Café", "Cafe"], {}, id="an accent tells two names apart"),
        pytest.param(["Same", "Same"], {"Same": ("Same",)}, id="the same name twice"),
        pytest.param(["Google", "Goog1e"], {"Google": ("Goog1e",), "Goog1e": ("Google",)}, id="a digit for a letter"),
        pytest.param(
            ["Apple", "\u0410pple"], {"Apple": ("\u0410pple",), "\u0410pple": ("Apple",)}, id="another script"
        ),
        pytest.param([], {}, id="no names"),
    ],
)
def test_twins_are_names_that_look_alike(names: list[str], flagged: dict[str, tuple[str, ...]]) -> None:
    assert twins(names) == flagged
