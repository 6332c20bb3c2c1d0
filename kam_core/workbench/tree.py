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


def reach(piece: Any, known: Mapping[str, int]) -> int:
    """How many tables are read within a piece when every WITH is written out in its place.

    Thirty that each join the one before with itself are a line each, and a thousand million tables.

    Args:
        piece: a part of the tree.
        known: how many tables a WITH reads, by its name; any other name is one.
    """
    if isinstance(piece, list):
        return sum(reach(part, known) for part in piece)
    if not isinstance(piece, dict):
        return 0
    if piece.get("type") == "BASE_TABLE":
        return known.get(lower(str(piece.get("table_name"))), 1)
    for entry in piece.get("cte_map", {}).get("map", ()):
        known = {**known, lower(str(entry["key"])): max(1, reach(entry, known))}
    return sum(reach(part, known) for name, part in piece.items() if name != "cte_map")


def lower(name: str) -> str:
    """As the engine compares names: without the case of ASCII letters alone."""
    return "".join(letter.lower() if letter.isascii() else letter for letter in name)
