import json
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def hostile() -> list[str]:
    """Names that break careless code."""
    names = json.loads((Path(__file__).parents[2] / "inputs" / "hostile_names.json").read_text(encoding="utf-8"))
    return [name for name in _texts(names) if "\x00" not in name]


def _texts(found: object) -> list[str]:
    if isinstance(found, str):
        return [found]
    if isinstance(found, dict):
        return [text for value in found.values() for text in _texts(value)]
    return [text for value in found for text in _texts(value)] if isinstance(found, list) else []
