"""docs/coverage.md names tests that exist."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NAMED = re.compile(r"`([\w/]+\.py)::(test_\w+)`")


def missing(text: str) -> list[str]:
    """The tests that `text` names and nobody wrote."""
    return [
        f"{path}::{test}"
        for path, test in NAMED.findall(text)
        if not (ROOT / "tests" / path).is_file()
        or f"def {test}(" not in (ROOT / "tests" / path).read_text(encoding="utf-8")
    ]


def test_every_test_that_the_coverage_names_exists() -> None:
    text = (ROOT / "docs" / "coverage.md").read_text(encoding="utf-8")
    assert NAMED.search(text)
    assert missing(text) == []


@pytest.mark.parametrize("name", ["`architecture/test_coverage.py::test_nobody_wrote`", "`no/file.py::test_any`"])
def test_a_test_that_nobody_wrote_is_found(name: str) -> None:
    assert missing(name) == [name.strip("`")]
