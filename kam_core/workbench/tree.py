"""The parse tree of a question, piece by piece, with the tables that each of them can see."""

from collections.abc import Iterator, Mapping
from typing import Any

Piece = Mapping[str, Any]
Known = frozenset[str]


def pieces(tree: Piece, tables: Known) -> Iterator[tuple[Piece, Known]]:
    """Every object within the tree, whatever it is, with the names of tables that are known where it stands.

    A WITH is known to the query that it stands before and to those after it, not to itself: otherwise a name that is
    known nowhere could be asked for by calling a WITH the same.
    """
    waiting: list[tuple[Any, Known]] = [(tree, tables)]
    while waiting:
        piece, known = waiting.pop()
        if isinstance(piece, list):
            waiting.extend((part, known) for part in piece)
        elif isinstance(piece, dict):
            yield piece, known
            waiting.extend(_below(piece, known))


def _below(piece: Piece, known: Known) -> Iterator[tuple[Any, Known]]:
    for entry in piece.get("cte_map", {}).get("map", ()):
        yield entry, known
        known |= {lower(str(entry["key"]))}
    recurs = piece.get("type") == "RECURSIVE_CTE_NODE"
    for name, part in piece.items():
        if name != "cte_map":
            yield part, known | {lower(str(piece.get("cte_name", "")))} if recurs and name == "right" else known


def lower(name: str) -> str:
    """As the engine compares names: without the case of ASCII letters alone."""
    return "".join(letter.lower() if letter.isascii() else letter for letter in name)
