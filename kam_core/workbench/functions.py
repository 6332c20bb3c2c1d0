"""Every function of the engine, open to a visitor's question or closed: what is not listed is closed."""

import csv
from functools import cache
from pathlib import Path

_LIST = Path(__file__).with_name("functions.csv")
_OPEN = "open"
_TABLE = "table"


@cache
def classified() -> dict[tuple[str, str], bool]:
    """Whether a function is open, by its name and its kind (as `duckdb_functions()` calls both)."""
    with _LIST.open(encoding="utf-8", newline="") as listed:
        return {(row["name"], row["kind"]): row["verdict"] == _OPEN for row in csv.DictReader(listed)}


@cache
def open_functions() -> frozenset[str]:
    """What may stand in an expression."""
    return frozenset(name for (name, _kind), is_open in classified().items() if is_open) - _closed_anywhere()


@cache
def open_tables() -> frozenset[str]:
    """What may stand where a table does."""
    return frozenset(name for (name, kind), is_open in classified().items() if is_open and kind == _TABLE)


def _closed_anywhere() -> frozenset[str]:
    """A name that is closed as one kind of expression is closed as the others: which one it is, the engine decides."""
    return frozenset(
        name for (name, kind), is_open in classified().items() if not is_open and kind not in _NO_EXPRESSION
    )


_NO_EXPRESSION = frozenset((_TABLE, "table_macro", "pragma"))
