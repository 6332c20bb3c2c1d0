"""What is installed is pinned to its bytes, and names no place that it must come from."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PIN = re.compile(r"^[A-Za-z0-9_.\[\],-]+==", re.MULTILINE)
HASH = "--hash=sha256:"


@pytest.mark.parametrize(
    "name",
    [
        "requirements.txt",
        "requirements-dev.txt",
        "requirements-next.txt",
        "requirements-uv.txt",
        "requirements-audit.txt",
    ],
)
def test_every_pin_has_a_hash_and_names_no_host(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    pins = PIN.split(text)[1:]
    assert pins
    assert all(HASH in pin for pin in pins)
    assert "://" not in text
