import re
from pathlib import Path

import pytest

from kam_core.ingest.kind import Kind, Type
from kam_core.ingest.kinds import KINDS

README = Path(__file__).resolve().parents[2] / "data" / "README.md"
FILES = README.parent / "adventureworks"
WORDS = {
    Type.TEXT: "text",
    Type.WHOLE: "whole number",
    Type.MONEY: "amount",
    Type.RATE: "rate",
    Type.NUMBER: "number",
    Type.DAY: "day",
    Type.MOMENT: "moment",
    Type.YES_NO: "yes/no",
}


def table_of(kind: str) -> list[list[str]]:
    """The cells of the rows under the heading of a kind."""
    section = README.read_text(encoding="utf-8").split(f"\n### {kind}\n", 1)[1].split("\n### ", 1)[0]
    lines = [line for line in section.splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_column_of_a_kind_is_listed_as_the_import_takes_it(kind: Kind) -> None:
    expected = [
        [f"`{c.name}`", WORDS[c.type], "yes" if c.required else "", ", ".join(f"`{name}`" for name in c.also)]
        for c in kind.columns
    ]

    assert [cells[:4] for cells in table_of(kind.name)] == expected
    assert all(cells[4] for cells in table_of(kind.name))


def test_no_kind_is_listed_that_there_is_not() -> None:
    listed = re.findall(r"^### (\w+)$", README.read_text(encoding="utf-8"), flags=re.MULTILINE)

    assert listed == [kind.name for kind in KINDS]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_values_and_defaults_of_a_column_are_named(kind: Kind) -> None:
    meanings = {cells[0].strip("`"): cells[4] for cells in table_of(kind.name)}

    assert [
        (column.name, word)
        for column in kind.columns
        for word in (*column.among, column.default)
        if word and f"`{word}`" not in meanings[column.name]
    ] == []


def test_every_file_of_the_demo_is_listed() -> None:
    text = README.read_text(encoding="utf-8")

    assert [path.name for path in FILES.rglob("*.*") if path.is_file() and f"`{path.name}`" not in text] == []
